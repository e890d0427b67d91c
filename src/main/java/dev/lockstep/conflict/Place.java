package dev.lockstep.conflict;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a conflict is.
 *
 * @param subjectId the issue itself or its comment
 */
public record Place(UUID projectId, UUID issueId, UUID subjectId, UUID linkId) {
    public @Nullable UUID commentId() {
        return subjectId.equals(issueId) ? null : subjectId;
    }
}
