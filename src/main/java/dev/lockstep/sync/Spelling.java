package dev.lockstep.sync;

import dev.lockstep.text.Crossing;
import dev.lockstep.text.References;
import dev.lockstep.text.TextPlace;

/**
 * How one record's text is written at one tracker: the line above it, who is called in it, what it refers to.
 *
 * @param standing what stands there now, empty for nothing
 */
record Spelling(Attribution attribution, Crossing crossing, String standing) {
    /** Of what is only compared. */
    static final Spelling NONE =
            new Spelling(Attribution.NONE, new Crossing(TextPlace.ELSEWHERE, TextPlace.ELSEWHERE, References.NONE), "");

    /** Of what comes in over the link and is new here. */
    static Spelling arriving(Link link, Attribution line) {
        return new Spelling(line, Crossings.arriving(link), "");
    }

    String there(String hub) {
        return attribution.on(crossing.there(hub, attribution.off(standing)));
    }

    String back(String remote) {
        return crossing.back(attribution.off(remote));
    }
}
