package dev.lockstep.sync;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One hub record and its remote counterpart on one link.
 *
 * @param hubId of the issue or comment; reserved when the remote record is first heard of, before the hub's exists
 * @param parentId for a comment: the hub issue
 * @param remoteId null until it exists there
 * @param remoteKey what the tracker's API calls it
 * @param remoteUpdatedAt newest time seen or written
 */
public record Twin(
        UUID id,
        UUID linkId,
        Kind kind,
        UUID hubId,
        @Nullable UUID parentId,
        @Nullable String remoteId,
        @Nullable String remoteKey,
        @Nullable String url,
        Status status,
        Base base,
        @Nullable Instant remoteUpdatedAt,
        boolean pullRequest) {
    public enum Kind {
        ISSUE,
        COMMENT
    }

    /** Reserved: one side does not exist yet. Gone: deleted remotely. Ignored: a pull request on a link without them. */
    public enum Status {
        RESERVED,
        LINKED,
        GONE,
        IGNORED
    }
}
