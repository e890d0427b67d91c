package dev.lockstep.project;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a team works in. May have links.
 *
 * @param description Markdown, perhaps empty
 * @param ofMembers named by somebody who is no administrator
 * @param archivedAt null while it is worked in
 */
public record Project(
        UUID id,
        String name,
        String description,
        boolean ofMembers,
        Instant createdAt,
        @Nullable Instant archivedAt) {
    public boolean archived() {
        return archivedAt != null;
    }
}
