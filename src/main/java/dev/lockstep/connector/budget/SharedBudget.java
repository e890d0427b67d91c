package dev.lockstep.connector.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all nodes know together of one connection's budget: the tracker's last word, what was spent lately, and what each
 * node was given of the rest and may spend without asking. Arithmetic alone: it is read from its row, settled and written
 * back in one unit of work. Until the tracker has spoken, and again after each reset, one request at a time goes.
 */
final class SharedBudget {
    /** What is given lasts so long; who has not settled a while later is dead, and all it was given counts as spent. */
    static final Duration SLICE = Duration.ofSeconds(5);

    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final Duration LOST_FOR = Duration.ofSeconds(60);
    /** A clock that is behind the last settlement by more than nodes may differ was set back. */
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(1);

    private static final int LEAST_SLICE_REQUESTS = 16;
    private static final int SLICES = 8;
    /** Where no limit was heard of; not more, for all of it would count as spent if one is heard of after all. */
    private static final long PLENTY = 1_000;

    static final Duration LEAST_BACK_OFF = Duration.ofMinutes(1);
    private static final Duration MOST_BACK_OFF = Duration.ofHours(1);

    private static final String SPENT = "The tracker's request budget is spent";
    private static final String BURST = "The tracker's limit for bursts of writes is reached";

    private final RateRules rules;
    private final List<SlidingWindow> windows;
    private final SlidingWindow lost = new SlidingWindow(LOST_FOR);
    private final Map<String, Given> given;
    private final Map<String, Long> asked;
    private @Nullable Integer limit;
    private @Nullable Integer remaining;
    private @Nullable Instant resetsAt;
    private long window;
    private boolean unlimited;
    private @Nullable Instant pausedUntil;
    private @Nullable String reason;
    private long tokens;
    private BackOff backOff;

    /** As it is stored, times as epoch milliseconds. {@code spent} has one list for each shared limit. */
    record Stored(
            long at,
            @Nullable Integer limit,
            @Nullable Integer remaining,
            @Nullable Long resetsAt,
            long window,
            boolean unlimited,
            @Nullable Long pausedUntil,
            @Nullable String reason,
            List<SlidingWindow.Spent> lost,
            List<List<SlidingWindow.Spent>> spent,
            Map<String, Given> given,
            Map<String, Long> asked,
            long tokens,
            @Nullable BackOff backOff) {
        static final Stored NOTHING = new Stored(
                0, null, null, null, 0, false, null, null, List.of(), List.of(), Map.of(), Map.of(), 0, null);
    }

    /** How long we chose to be patient when the tracker did not say, in milliseconds. */
    record BackOff(long until, long length) {
        private static final BackOff NONE = new BackOff(0, 0);

        BackOff next(long now) {
            if (now < until) {
                return this; // it had been sent before the tracker's word was heard
            }
            boolean again = now < until + length;
            long chosen = again ? Math.min(2 * length, MOST_BACK_OFF.toMillis()) : LEAST_BACK_OFF.toMillis();
            return new BackOff(now + chosen, chosen);
        }
    }

    /**
     * What one node may still spend or has under way.
     *
     * @param nodes how many the node knew of when it was given this
     */
    record Given(String node, long token, long[] units, int concurrent, int nodes, long until) {}

    SharedBudget(RateRules rules, Stored row, Instant now) {
        this.rules = rules;
        windows = rules.windows();
        var back = row.at() - now.toEpochMilli();
        var shift = back > CLOCKS_DIFFER_BY.toMillis() ? back : 0;
        for (int i = 0; i < Math.min(windows.size(), row.spent().size()); i++) {
            windows.get(i).restore(row.spent().get(i));
        }
        lost.restore(row.lost());
        limit = row.limit();
        remaining = row.remaining();
        window = row.window();
        unlimited = row.unlimited();
        resetsAt = instant(row.resetsAt(), shift);
        pausedUntil = instant(row.pausedUntil(), shift);
        reason = row.reason();
        given = new HashMap<>(row.given());
        if (shift > 0) {
            given.replaceAll((holder, each) ->
                    new Given(each.node, each.token, each.units, each.concurrent, each.nodes, each.until - shift));
        }
        asked = new HashMap<>(row.asked());
        tokens = row.tokens();
        backOff = row.backOff() == null ? BackOff.NONE : new BackOff(row.backOff().until - shift, row.backOff().length);
        forgetThePast(now);
    }

    private static @Nullable Instant instant(@Nullable Long millis, long shift) {
        return millis == null ? null : Instant.ofEpochMilli(millis - shift);
    }

    Stored stored(Instant now) {
        return new Stored(
                now.toEpochMilli(),
                limit,
                remaining,
                resetsAt == null ? null : resetsAt.toEpochMilli(),
                window,
                unlimited,
                pausedUntil == null ? null : pausedUntil.toEpochMilli(),
                reason,
                lost.stored(),
                windows.stream().map(SlidingWindow::stored).toList(),
                given,
                asked,
                tokens,
                backOff);
    }

    /** Hears a report and gives what is asked for, as much as there is; no ask gives nothing and keeps the rest. */
    BudgetAnswer settle(Instant now, BudgetReport report, @Nullable Cost wanted) {
        hear(now, report);
        if (wanted == null) {
            return hold(now, report, new long[rules.kinds()]);
        }
        asked.put(report.node(), now.toEpochMilli());
        var units = rules.units(wanted);
        var blocked = blocked(now, report, units);
        if (blocked != null) {
            keep(report, report.token(), new long[rules.kinds()], report.nodes(), now.plus(SLICE));
            return blocked;
        }
        return hold(now, report, share(now, report, units));
    }

    private void hear(Instant now, BudgetReport report) {
        var mine = given.remove(report.holder());
        // Who was taken for dead has had all of it counted.
        if (mine != null && mine.token == report.token()) {
            for (int i = 0; i < windows.size(); i++) {
                windows.get(i).add(now, report.ended()[i + 1]);
            }
        }
        lost.add(now, report.lost());
        var seen = report.seen();
        if (seen != null && seen.remaining() != null && seen.resetsAt() != null) {
            learn(now, seen, seen.remaining(), seen.resetsAt());
        } else if (remaining == null && report.blind() > 0 && limit == null) {
            unlimited = true;
        }
        if (remaining != null) {
            remaining = Math.max(0, remaining - report.blind());
        }
    }

    private void learn(Instant now, RateHeaders seen, int left, Instant reset) {
        // Answers overtake each other: an older window's says nothing, and within one window the lowest is the newest.
        if (seen.window() < window || !reset.isAfter(now)) {
            return;
        }
        var known = remaining;
        remaining = known != null && seen.window() == window
                ? Integer.valueOf(Math.min(known, left))
                : Integer.valueOf(left);
        resetsAt = resetsAt != null && resetsAt.isAfter(reset) ? resetsAt : reset;
        window = seen.window();
        limit = seen.limit() != null ? seen.limit() : Integer.valueOf(Math.max(left + 1, limit == null ? 0 : limit));
        if (unlimited) {
            lost.clear(); // what was given without counting says nothing of what is left
            unlimited = false;
        }
    }

    void pause(Instant until, String why) {
        if (pausedUntil == null || until.isAfter(pausedUntil)) {
            pausedUntil = until;
            reason = why;
        }
    }

    /** The tracker does not say how long: a minute, and twice as long whenever it refuses again soon after. */
    Instant backOff(Instant now, String why) {
        backOff = backOff.next(now.toEpochMilli());
        var until = Instant.ofEpochMilli(backOff.until);
        pause(until, why);
        return until;
    }

    private @Nullable BudgetAnswer blocked(Instant now, BudgetReport report, long[] units) {
        if (pausedUntil != null) {
            return new BudgetAnswer.Refused(
                    pausedUntil, reason == null ? "The tracker asked for patience" : reason, false);
        }
        var nodes = nodes(report);
        var others = given.values().stream()
                .filter(each -> !each.node.equals(report.node()))
                .toList();
        // A node that does not know how many we are would spend our part too; it hears of it when it settles next.
        if (others.stream().anyMatch(each -> each.nodes < nodes)) {
            return new BudgetAnswer.Busy();
        }
        for (int i = 0; i < units.length; i++) {
            var needed = units[i] - report.rest()[i];
            if (units[i] > 0 && free(i, now, report) - reserve(i, report) < needed) {
                return refused(i, now, report, needed);
            }
        }
        var busy = concurrent(report, nodes) < 1 || probing() && (outstanding(0) > 0 || report.underWayOnNode() > 0);
        return busy ? new BudgetAnswer.Busy() : null;
    }

    private BudgetAnswer refused(int kind, Instant now, BudgetReport report, long needed) {
        var lacking = needed + reserve(kind, report) - free(kind, now, report);
        if (lacking <= report.busy()[kind]) {
            return new BudgetAnswer.Busy(); // the answers under way may tell that there is more
        }
        var backfillOnly = free(kind, now, report) >= needed;
        if (lacking <= report.busy()[kind] + outstanding(kind)) {
            return new BudgetAnswer.Refused(
                    now.plusSeconds(1), "The rest of the budget is with other work", backfillOnly);
        }
        if (kind == 0) {
            var later = lost.sum(now) >= lacking ? lost.freeAt(now, lacking) : resetsAt;
            return new BudgetAnswer.Refused(later == null ? now.plusSeconds(1) : later, SPENT, backfillOnly);
        }
        return new BudgetAnswer.Refused(windows.get(kind - 1).freeAt(now, lacking), BURST, backfillOnly);
    }

    /** What may still be given to this holder. */
    private long free(int kind, Instant now, BudgetReport report) {
        var mine = report.rest()[kind] + report.busy()[kind];
        if (kind == 0) {
            return remaining == null ? PLENTY : remaining - lost.sum(now) - outstanding(0) - mine;
        }
        return rules.shared().get(kind - 1).units() - windows.get(kind - 1).sum(now) - outstanding(kind) - mine;
    }

    private long reserve(int kind, BudgetReport report) {
        if (!report.backfill()) {
            return 0;
        }
        return kind == 0
                ? limit == null ? rules.minReserve() : rules.reserve(limit)
                : rules.shared().get(kind - 1).reserve();
    }

    private long outstanding(int kind) {
        return given.values().stream().mapToLong(each -> each.units[kind]).sum();
    }

    private long[] share(Instant now, BudgetReport report, long[] units) {
        var more = new long[units.length];
        for (int i = 0; i < units.length; i++) {
            if (units[i] > 0) {
                var free = free(i, now, report) - reserve(i, report);
                var slice = probing() ? units[i] : Math.max(LEAST_SLICE_REQUESTS * units[i], free / SLICES);
                more[i] = Math.max(0, Math.min(free, slice - report.rest()[i]));
            }
        }
        return more;
    }

    private BudgetAnswer.Granted hold(Instant now, BudgetReport report, long[] more) {
        var nodes = nodes(report);
        var end = now.plus(SLICE);
        var until = remaining != null && resetsAt != null && resetsAt.isBefore(end) ? resetsAt : end;
        long token = ++tokens;
        int concurrent = keep(report, token, more, nodes, until);
        return new BudgetAnswer.Granted(token, more, concurrent, nodes, until);
    }

    /** Notes what the holder may still spend and has under way; answers how many requests may be under way. */
    private int keep(BudgetReport report, long token, long[] more, int nodes, Instant until) {
        var units = new long[more.length];
        for (int i = 0; i < units.length; i++) {
            units[i] = report.rest()[i] + report.busy()[i] + more[i];
        }
        int concurrent = probing() ? 1 : Math.max(0, concurrent(report, nodes));
        if (units[0] > 0) {
            int reserved = (int) Math.max(concurrent, report.underWayOnNode());
            given.put(report.holder(), new Given(report.node(), token, units, reserved, nodes, until.toEpochMilli()));
        }
        return concurrent;
    }

    private boolean probing() {
        return remaining == null && !unlimited;
    }

    private int concurrent(BudgetReport report, int nodes) {
        Map<String, Integer> others = new HashMap<>();
        given.values().stream()
                .filter(each -> !each.node.equals(report.node()))
                .forEach(each -> others.merge(each.node, each.concurrent, Math::max));
        int left = rules.concurrent()
                - others.values().stream().mapToInt(Integer::intValue).sum();
        return Math.min(Math.max(1, rules.concurrent() / nodes), left);
    }

    private int nodes(BudgetReport report) {
        var nodes = new java.util.HashSet<>(asked.keySet());
        given.values().forEach(each -> nodes.add(each.node));
        nodes.add(report.node());
        return nodes.size();
    }

    private void forgetThePast(Instant now) {
        var dead = now.minus(GRACE).toEpochMilli();
        for (var each : List.copyOf(given.entrySet())) {
            if (each.getValue().until <= dead) {
                given.remove(each.getKey());
                // It may have sent all of it, and the last of it just now.
                lost.add(now, each.getValue().units[0]);
                for (int i = 0; i < windows.size(); i++) {
                    windows.get(i).add(now, each.getValue().units[i + 1]);
                }
            }
        }
        asked.values()
                .removeIf(at -> at <= now.minus(SLICE).toEpochMilli()
                        || at > now.plus(SLICE).toEpochMilli());
        if (pausedUntil != null && !pausedUntil.isAfter(now)) {
            pausedUntil = null;
            reason = null;
        }
        if (resetsAt != null && !resetsAt.isAfter(now)) {
            resetsAt = null;
            remaining = null;
            lost.clear(); // it was of the budget that is over
        }
    }

    Budgets.Budget budget(Instant now) {
        var spent = remaining != null && remaining - lost.sum(now) <= 0;
        var notBefore = pausedUntil != null ? pausedUntil : spent ? resetsAt : null;
        var why = notBefore == null ? null : pausedUntil != null ? reason : SPENT;
        return new Budgets.Budget(limit, remaining, resetsAt, notBefore, why);
    }

    /** How long so many requests and creations take when nothing but the limits holds them up. */
    Budgets.Range time(Instant now, long requests, long creations) {
        var wait = pausedUntil == null ? Duration.ZERO : Duration.between(now, pausedUntil);
        var forecast = new BudgetForecast(now);
        if (limit != null) {
            long perWindow = Math.max(1, limit - rules.reserve(limit));
            long free = remaining == null ? perWindow : Math.max(0, remaining - rules.reserve(limit));
            var first = resetsAt == null ? rules.window() : Duration.between(now, resetsAt);
            forecast.afterResets(requests, free, perWindow, first, rules.window());
        }
        for (int i = 0; i < windows.size(); i++) {
            var each = rules.shared().get(i);
            long units = each.meter().of(Cost.READ) * (requests - creations)
                    + each.meter().of(Cost.CREATE) * creations;
            forecast.sliding(units, each, windows.get(i));
        }
        return forecast.after(wait);
    }
}
