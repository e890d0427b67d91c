package dev.lockstep.connector;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an issue shall be created with.
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
