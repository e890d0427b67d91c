package dev.lockstep.conflict;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which conflicts are listed. Null members let everything through. */
public record ConflictFilter(
        Conflict.@Nullable State state,
        @Nullable UUID projectId,
        @Nullable UUID issueId,
        @Nullable UUID linkId,
        @Nullable String field) {
    public static final ConflictFilter ALL = new ConflictFilter(null, null, null, null, null);
}
