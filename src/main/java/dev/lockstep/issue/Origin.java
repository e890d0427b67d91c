package dev.lockstep.issue;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a change comes from.
 *
 * @param place a tracker's name or {@code lockstep}
 * @param linkId the link it came over, null for a change made in the hub
 * @param operationId the operation that brought it
 * @param jobId the job that the operation belongs to
 * @param pass the cycle's pass, or the plan, that the operation belongs to
 * @param backfill it may wait behind changes that a person is waiting for
 */
public record Origin(
        String place,
        @Nullable Author by,
        @Nullable UUID linkId,
        @Nullable UUID operationId,
        @Nullable UUID jobId,
        @Nullable UUID pass,
        boolean backfill) {
    public static Origin hub(@Nullable Author by) {
        return new Origin("lockstep", by, null, null, null, null, false);
    }

    /** The same for what was there already elsewhere: nobody does it just now. */
    public Origin importing() {
        return new Origin(place, by, linkId, operationId, jobId, pass, true);
    }
}
