package dev.lockstep.sync.plan;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan in numbers.
 *
 * @param lines how many changes of each kind at each place
 * @param verdicts of a verification: how many differences for each reason
 * @param costs per link, with what its listing took
 * @param eta from now, if it were done now; null where nothing can be said
 */
public record Summary(
        List<Line> lines,
        Map<String, Long> verdicts,
        List<Cost> costs,
        @Nullable Eta eta) {
    static final Summary NONE = new Summary(List.of(), Map.of(), List.of(), null);

    /** @param linkId null in the hub */
    public record Line(@Nullable UUID linkId, String kind, boolean comments, long count) {}

    /** @param creations of the requests, those that make records; trackers limit them by themselves */
    public record Cost(UUID linkId, long requests, long creations) {}

    public record Eta(long earliestSeconds, long latestSeconds) {}

    public long drift() {
        return verdicts.getOrDefault(Verdict.DRIFT.word(), 0L);
    }
}
