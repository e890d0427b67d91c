package dev.lockstep.conflict;

import dev.lockstep.base.Texts;

/** The hub's value as it stands now, and the version of its record. */
record Standing(String value, long version) {
    /** The hub stores texts with their line ends in order. */
    boolean says(String other) {
        return Texts.lines(value).strip().equals(Texts.lines(other).strip());
    }
}
