package dev.lockstep.sync;

import dev.lockstep.operation.Operations.JobCount;
import java.util.Map;

/** Where a running job stands. */
record JobProgress(
        int percent,
        long total,
        long ended,
        long expected,
        long created,
        long changed,
        long skipped,
        long failed,
        long requests) {
    private static final int ALMOST = 99; // 100 is said only at the end

    /**
     * @param records listed, or promised by the listings
     * @param operationsPerRecord one for coming in and one for each place it goes to
     */
    static JobProgress of(JobCount count, long records, int operationsPerRecord, boolean alone, long requests) {
        long expected = Math.max(count.total(), records * operationsPerRecord);
        Map<String, Long> reasons = count.reasons();
        long created = sum(reasons, "created", "adopted") + (alone ? sum(reasons, "arrived") : 0);
        long changed = sum(reasons, "updated", "sent", "sent_by_person", "sent_instead", "merged", "deleted", "gone");
        long other = count.ended() - count.failed() - created - changed - (alone ? 0 : sum(reasons, "arrived"));
        int percent = expected == 0 ? 0 : (int) Math.min(ALMOST, count.ended() * 100 / expected);
        return new JobProgress(
                percent,
                count.total(),
                count.ended(),
                expected,
                created,
                changed,
                Math.max(0, other),
                count.failed(),
                requests);
    }

    private static long sum(Map<String, Long> reasons, String... names) {
        long sum = 0;
        for (String name : names) {
            sum += reasons.getOrDefault(name, 0L);
        }
        return sum;
    }
}
