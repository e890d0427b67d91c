package dev.lockstep.terms;

import dev.lockstep.connector.StateKind;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the tracker of a link calls something.
 *
 * @param place the tracker's name in lower case
 * @param hub a person as the hub knows one ({@code plane:5f0c...}), a label, or a state: backlog, todo, started, done, cancelled
 * @param remote the tracker's own name: a login or account id, a label, the key of a state
 */
public record Mapping(UUID id, UUID linkId, String place, Kind kind, String hub, String remote) {
    public enum Kind {
        USER,
        LABEL,
        STATE
    }

    /** Of a mapping of a state; null for a word that is none. */
    public @Nullable StateKind stateKind() {
        return Arrays.stream(StateKind.values())
                .filter(each -> each.name().equalsIgnoreCase(hub))
                .findFirst()
                .orElse(null);
    }

    /** What the hub would call it without this. */
    public String alias() {
        return kind == Kind.USER ? place + ":" + remote : remote;
    }
}
