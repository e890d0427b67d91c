package dev.lockstep.connector.budget;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What this node was given of a connection's budget for one kind of work, and what became of it. Spending it asks nobody;
 * {@link SharedBudget} is told later. Not thread-safe, knows no clock.
 */
final class BudgetSlice {
    final String node;
    final boolean backfill;
    private final RateRules rules;
    private final long[] rest;
    private final long[] busy;
    private long[] ended;
    private int lost;
    private int blind;
    private @Nullable RateHeaders seen;
    private long token;
    private Instant until = Instant.EPOCH;
    private BudgetAnswer.@Nullable Refused refused;
    private Instant refusedAt = Instant.EPOCH;
    private @Nullable Cost askedFor;
    boolean settling;

    BudgetSlice(String node, boolean backfill, RateRules rules) {
        this.node = node;
        this.backfill = backfill;
        this.rules = rules;
        rest = new long[rules.kinds()];
        busy = new long[rules.kinds()];
        ended = new long[rules.kinds()];
    }

    /** True when it was enough; then it must be ended. */
    boolean take(Instant now, Cost cost) {
        askedFor = cost;
        var units = rules.units(cost);
        if (!holds(now) || !enough(units)) {
            return false;
        }
        add(rest, units, -1);
        add(busy, units, 1);
        return true;
    }

    /** Not any more when its time is over, nor when the clock was set back. */
    private boolean holds(Instant now) {
        return until.isAfter(now) && !until.isAfter(now.plus(SharedBudget.SLICE));
    }

    private boolean enough(long[] units) {
        for (int i = 0; i < units.length; i++) {
            if (rest[i] < units[i]) {
                return false;
            }
        }
        return true;
    }

    /** Taken, but not sent. */
    void giveBack(Cost cost) {
        add(busy, rules.units(cost), -1);
        add(rest, rules.units(cost), 1);
    }

    /** @param headers null when there was no answer, or none that speaks for the API (a proxy's error page) */
    void end(Cost cost, @Nullable RateHeaders headers) {
        add(busy, rules.units(cost), -1);
        add(ended, rules.units(cost), 1);
        refused = null;
        if (headers == null) {
            lost++;
        } else if (headers.remaining() == null) {
            blind++;
        } else {
            seen = seen == null ? headers : seen.or(headers);
            // Others may spend the same budget: no slice is worth more than the tracker's last word.
            rest[0] = Math.min(rest[0], Math.max(0, headers.remaining() - busy[0]));
        }
    }

    long underWay() {
        return busy[0];
    }

    /** True when there is something to tell or to give back. */
    boolean dirty() {
        return askedFor != null || token != 0 && (busy[0] > 0 || rest[0] > 0) || hasNews();
    }

    /** True when something happened that changes what the others may do. */
    boolean hasNews() {
        return ended[0] > 0 || lost > 0;
    }

    /** A refusal that is still true, so that not everybody asks again. */
    BudgetAnswer.@Nullable Refused refused(Instant now) {
        var fresh = refused != null && !refusedAt.plusSeconds(1).isBefore(now) && !refusedAt.isAfter(now);
        return fresh && refused != null && refused.until().isAfter(now) ? refused : null;
    }

    /** What was last asked for since the last report; null gives the rest back. */
    @Nullable
    Cost askedFor() {
        return askedFor;
    }

    /** Takes what happened since the last report; on failure it must be put back with {@link #unreported}. */
    BudgetReport report(Instant now, boolean returning, long underWayOnNode, int nodes) {
        if (returning || !holds(now)) {
            Arrays.fill(rest, 0);
        }
        var report = new BudgetReport(
                node, backfill, token, ended, lost, blind, seen, rest.clone(), busy.clone(), underWayOnNode, nodes);
        ended = new long[rules.kinds()];
        lost = 0;
        blind = 0;
        seen = null;
        askedFor = null;
        return report;
    }

    void unreported(BudgetReport report) {
        add(ended, report.ended(), 1);
        lost += report.lost();
        blind += report.blind();
        var earlier = report.seen();
        if (earlier != null) {
            seen = seen == null ? earlier : earlier.or(seen);
        }
    }

    void given(BudgetAnswer.Granted grant) {
        add(rest, grant.more(), 1);
        token = grant.token();
        until = grant.until();
        refused = null;
    }

    void refused(BudgetAnswer.Refused answer, Instant now) {
        refused = answer;
        refusedAt = now;
    }

    private static void add(long[] to, long[] units, int sign) {
        for (int i = 0; i < to.length; i++) {
            to[i] += sign * units[i];
        }
    }
}
