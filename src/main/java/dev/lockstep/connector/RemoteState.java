package dev.lockstep.connector;

import java.util.Optional;

/**
 * A state at a tracker.
 *
 * @param key what the tracker's API takes and gives (GitHub: {@code open}, {@code closed/completed}, {@code
 *     closed/not_planned}, ..., {@code label:in progress} where persons gave a state a label; Plane: the uuid of the
 *     project's state). Two states with the same key are the same.
 */
public record RemoteState(String key, StateKind kind) {
    private static final String LABEL = "label:";

    /** A state that a tracker without such states shows by a label. */
    public static RemoteState ofLabel(String label, StateKind kind) {
        return new RemoteState(LABEL + label, kind);
    }

    /** Which label a key names; empty for any other key. */
    public static Optional<String> label(String key) {
        return key.startsWith(LABEL) ? Optional.of(key.substring(LABEL.length())) : Optional.empty();
    }
}
