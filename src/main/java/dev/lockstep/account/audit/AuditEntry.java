package dev.lockstep.account.audit;

import dev.lockstep.account.Digests;
import dev.lockstep.base.Json;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One act.
 *
 * @param actorId null for whoever runs the hub and for who is not known (yet)
 * @param subject what it was done to: ids, or the e-mail address of a login; no secrets
 * @param address where the request came from
 * @param result {@code done} or {@code refused}
 * @param previousHash {@link #hash} of the entry before
 */
public record AuditEntry(
        long number,
        Instant at,
        @Nullable UUID actorId,
        String actor,
        String action,
        String subject,
        String address,
        String result,
        String previousHash,
        String hash) {
    /** What the hash of this content is: SHA-256 of a JSON array, in which nothing can be moved from one field to the next. */
    String proper() {
        return Digests.hex(Json.write(Arrays.asList(
                previousHash,
                at.toEpochMilli(),
                actorId == null ? null : actorId.toString(),
                actor,
                action,
                subject,
                address,
                result)));
    }
}
