package dev.lockstep.project;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a team works in. May have links.
 *
 * @param description Markdown, perhaps empty
 * @param ofMembers named by somebody who is no administrator
 * @param archiveAfterDays closed issues that nobody touched for so long are put away; 0 for never
 * @param archivedAt null while it is worked in
 */
public record Project(
        UUID id,
        String name,
        String description,
        boolean ofMembers,
        Instant createdAt,
        @Nullable Instant archivedAt,
        int archiveAfterDays) {
    public boolean archived() {
        return archivedAt != null;
    }
}
