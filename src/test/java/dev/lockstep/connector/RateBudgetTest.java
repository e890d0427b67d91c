package dev.lockstep.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RateBudgetTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final RateBudget.Rules PLANE = new RateBudget.Rules(32, 2, false);
    private static final RateBudget.Rules GITHUB = new RateBudget.Rules(90, 2, true);

    private static RateHeaders seen(int remaining, Instant reset) {
        return new RateHeaders(60, remaining, reset.getEpochSecond(), reset.plusSeconds(1));
    }

    private static boolean granted(RateBudget budget, Instant now) {
        return budget.ask(now, Cost.READ, false) instanceof RateBudget.Verdict.Granted;
    }

    @Test
    void untilAHeaderWasSeenOneRequestAtATimeGoes() {
        var budget = new RateBudget(PLANE);
        assertThat(granted(budget, START)).isTrue();
        assertThat(budget.ask(START, Cost.READ, false)).isInstanceOf(RateBudget.Verdict.Busy.class);
        budget.ended(START, Cost.READ, seen(10, START.plusSeconds(60)));
        for (int i = 0; i < 10; i++) {
            assertThat(granted(budget, START)).isTrue();
        }
        assertThat(budget.ask(START, Cost.READ, false))
                .isEqualTo(
                        new RateBudget.Verdict.Spent(START.plusSeconds(61), "The tracker's request budget is spent"));
    }

    @Test
    void aTrackerWithoutHeadersIsOnlyKeptFromTooManyAtOnce() {
        var budget = new RateBudget(PLANE);
        granted(budget, START);
        budget.ended(START, Cost.READ, RateHeaders.NONE);
        for (int i = 0; i < 32; i++) {
            assertThat(granted(budget, START)).isTrue();
        }
        assertThat(granted(budget, START)).isFalse();
    }

    @Test
    void anErrorPageWithoutHeadersDoesNotMakeItUnlimited() {
        var budget = new RateBudget(PLANE);
        granted(budget, START);
        budget.ended(START, Cost.READ, null);
        assertThat(granted(budget, START)).isTrue();
        assertThat(granted(budget, START)).isFalse();
    }

    @Test
    void anAnswerThatWasOvertakenDoesNotRaiseWhatIsLeft() {
        var budget = new RateBudget(PLANE);
        granted(budget, START);
        budget.ended(START, Cost.READ, seen(10, START.plusSeconds(60)));
        granted(budget, START);
        granted(budget, START);
        budget.ended(START, Cost.READ, seen(8, START.plusSeconds(60)));
        budget.ended(START, Cost.READ, seen(9, START.plusSeconds(60)));
        assertThat(budget.budget(START).remaining()).isEqualTo(8);
    }

    @Test
    void backfillLeavesAReserveToLiveWork() {
        var budget = new RateBudget(PLANE);
        granted(budget, START);
        budget.ended(START, Cost.READ, seen(3, START.plusSeconds(60)));
        assertThat(budget.ask(START, Cost.READ, true)).isInstanceOf(RateBudget.Verdict.Spent.class);
        assertThat(granted(budget, START)).isTrue();
    }

    @Test
    void whatAnEarlierProcessKnewHolds() {
        var before = new RateBudget(GITHUB);
        granted(before, START);
        before.ended(START, Cost.CREATE, seen(0, START.plusSeconds(60)));
        var after = new RateBudget(GITHUB);
        after.remember(before.budget(START), before.creations(START));
        assertThat(after.ask(START, Cost.READ, false)).isInstanceOf(RateBudget.Verdict.Spent.class);
        assertThat(after.creations(START)).hasSize(1);
        assertThat(granted(after, START.plusSeconds(62))).isTrue();
    }

    private record Open(Instant at, RateHeaders seen) {}

    /** A server that counts each request somewhere between its sending and its answer, as Plane does. */
    @Test
    void noScheduleEverMakesASixtyAMinuteServerRefuse() {
        for (int seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var budget = new RateBudget(PLANE);
            Deque<Instant> history = new ArrayDeque<>();
            Deque<Open> open = new ArrayDeque<>();
            var now = START;
            var sent = 0;
            for (int step = 0; step < 3_000; step++) {
                now = now.plusMillis(random.nextInt(10) == 0 ? random.nextInt(20_000) : random.nextInt(50));
                // Nothing stays under way beyond the deadline.
                while (!open.isEmpty() && open.peekFirst().at.plusSeconds(30).isBefore(now)) {
                    budget.ended(open.removeFirst().at.plusSeconds(30), Cost.READ, null);
                }
                if (!open.isEmpty() && random.nextBoolean()) {
                    var answer = random.nextBoolean() ? open.removeFirst() : open.removeLast();
                    budget.ended(now, Cost.READ, answer.seen);
                } else if (budget.ask(now, Cost.READ, random.nextBoolean()) instanceof RateBudget.Verdict.Granted) {
                    while (!history.isEmpty()
                            && !history.peekFirst().plusSeconds(60).isAfter(now)) {
                        history.removeFirst();
                    }
                    assertThat(history.size()).as("seed " + seed).isLessThan(60);
                    history.addLast(now);
                    sent++;
                    var reset = Instant.ofEpochSecond(now.plusSeconds(60).getEpochSecond());
                    var lost = random.nextInt(20) == 0;
                    open.addLast(new Open(now, lost ? null : seen(60 - history.size(), reset)));
                }
            }
            assertThat(sent).as("seed " + seed).isGreaterThan(100);
        }
    }

    @Test
    void neverMoreCreationsThanGitHubAllowsInAnyMinuteOrHour() {
        var random = new Random(1);
        var budget = new RateBudget(GITHUB);
        var served = new ArrayList<Instant>();
        var waiting = new ArrayDeque<Instant>();
        var now = START;
        for (int step = 0; step < 60_000; step++) {
            now = now.plusMillis(random.nextInt(300));
            if (!waiting.isEmpty() && random.nextBoolean()) {
                waiting.removeFirst();
                budget.ended(now, Cost.CREATE, RateHeaders.NONE);
            }
            if (budget.ask(now, Cost.CREATE, false) instanceof RateBudget.Verdict.Granted) {
                served.add(now);
                waiting.addLast(now);
            }
        }
        assertThat(most(served, Duration.ofMinutes(1))).isBetween(60, 80);
        assertThat(most(served, Duration.ofHours(1))).isBetween(450, 500);
    }

    private static int most(List<Instant> times, Duration window) {
        var most = 0;
        var from = 0;
        for (int to = 0; to < times.size(); to++) {
            while (!times.get(from).plus(window).isAfter(times.get(to))) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }
}
