package dev.lockstep.connector;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One change that a tracker's own history tells of.
 *
 * @param added elements that came, where the field is a set; labels as in {@link RemoteIssue}, people by {@link Person#name()}
 * @param removed elements that went
 * @param at by the tracker's clock
 */
public record RemoteChange(
        RemoteSession.Field field,
        Set<String> added,
        Set<String> removed,
        @Nullable Person author,
        Instant at) {
    /** Of a field that is no set. */
    public static RemoteChange of(RemoteSession.Field field, @Nullable Person author, Instant at) {
        return new RemoteChange(field, Set.of(), Set.of(), author, at);
    }
}
