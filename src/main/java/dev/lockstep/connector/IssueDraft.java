package dev.lockstep.connector;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an issue shall be created with. It names no people: who is assigned is told once the issue is there, so that
 * somebody whom the tracker does not know cannot hinder the create.
 *
 * @param marker the operation's id; the connector leaves it on the remote object (signed where people could forge it),
 *     so that the object can be found again when the answer was lost
 * @param priority null leaves the tracker's default
 */
public record IssueDraft(
        String marker,
        String title,
        String body,
        StateKind state,
        Set<String> labels,
        @Nullable String priority) {}
