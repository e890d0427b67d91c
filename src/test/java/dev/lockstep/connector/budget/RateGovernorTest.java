package dev.lockstep.connector.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.base.TestClock;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.Hub;
import dev.lockstep.connector.Tracker;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RateGovernorTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TestClock clock = new TestClock(START);
    private final StoredBudgets stored = TestBudgets.memory(clock);
    private final Connection plane = connection(Tracker.PLANE);
    private final Connection github = connection(Tracker.GITHUB);

    private static Connection connection(Tracker tracker) {
        return Hub.connection(tracker, URI.create("http://tracker.test"), "t");
    }

    /** A process; nothing waits in it. */
    private RateGovernors node() {
        return new RateGovernors(stored, clock, true, Duration.ZERO);
    }

    private RateHeaders seen(int remaining, Duration resetsIn) {
        var reset = clock.instant().plus(resetsIn);
        return new RateHeaders(60, remaining, reset.getEpochSecond(), reset.plusSeconds(1));
    }

    private static ConnectorFault.@Nullable RateLimited refusal(RateGovernor governor, Cost cost, boolean backfill) {
        var thrown = catchThrowableOfType(ConnectorException.class, () -> governor.acquire(cost, backfill));
        return thrown == null ? null : (ConnectorFault.RateLimited) thrown.fault();
    }

    private static boolean refused(RateGovernor governor) {
        return refusal(governor, Cost.READ, false) != null;
    }

    @Test
    void untilAHeaderWasSeenOneRequestAtATimeGoesOnAllNodesTogether() {
        var one = node().of(plane);
        var other = node().of(plane);
        var first = one.acquire(Cost.READ, false);
        assertThat(refused(one)).isTrue();
        assertThat(refused(other)).isTrue();
        first.answered(seen(10, Duration.ofSeconds(60)));
        var open = new ArrayList<RateGovernor.Permit>();
        for (int i = 0; i < 10; i++) {
            open.add(one.acquire(Cost.READ, false));
        }
        assertThat(refused(one)).as("an eleventh while ten are under way").isTrue();
        open.forEach(permit -> permit.answered(seen(0, Duration.ofSeconds(60))));
        assertThat(refusal(one, Cost.READ, false))
                .isEqualTo(new ConnectorFault.RateLimited(
                        "The tracker's request budget is spent; it goes on at 2026-01-02T03:05:06Z.",
                        START.plusSeconds(61)));
    }

    @Test
    void aTrackerWithoutHeadersIsOnlyKeptFromTooManyAtOnce() {
        var governor = node().of(plane);
        governor.acquire(Cost.READ, false).answered(RateHeaders.NONE);
        for (int i = 0; i < 32; i++) {
            assertThat(refused(governor)).isFalse();
        }
        assertThat(refused(governor)).isTrue();
    }

    @Test
    void anErrorPageWithoutHeadersDoesNotMakeItUnlimited() {
        var governor = node().of(plane);
        governor.acquire(Cost.READ, false).unanswered();
        assertThat(refused(governor)).isFalse();
        assertThat(refused(governor)).isTrue();
    }

    @Test
    void anAnswerThatWasOvertakenDoesNotRaiseWhatIsLeft() {
        var governor = node().of(plane);
        governor.acquire(Cost.READ, false).answered(seen(10, Duration.ofSeconds(60)));
        var overtaken = governor.acquire(Cost.READ, false);
        governor.acquire(Cost.READ, false).answered(seen(8, Duration.ofSeconds(60)));
        overtaken.answered(seen(9, Duration.ofSeconds(60)));
        assertThat(governor.budget().remaining()).isEqualTo(8);
    }

    @Test
    void aTrackerThatDoesNotSayHowLongIsLeftAloneTwiceAsLongEachTimeByAllNodes() {
        var one = node().of(github);
        var other = node().of(github);
        var nodes = List.of(one, other, one, other);
        for (int i = 0; i < nodes.size(); i++) {
            nodes.get(i).backOff("Patience");
            nodes.get(i).backOff("Patience"); // a second request was under way
            var until = clock.instant().plus(Duration.ofMinutes(1L << i));
            assertThat(refusal(other, Cost.READ, false)).isNotNull();
            assertThat(refusal(one, Cost.READ, false).until()).isEqualTo(until);
            clock.advance(Duration.ofMinutes(1L << i));
        }
        for (int i = 0; i < 5; i++) {
            one.backOff("Patience");
            clock.advance(Duration.between(clock.instant(), one.budget().notBefore()));
        }
        one.backOff("Patience");
        assertThat(one.budget().notBefore()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
        clock.advance(Duration.ofHours(3));
        one.backOff("Patience");
        assertThat(one.budget().notBefore()).isEqualTo(clock.instant().plus(Duration.ofMinutes(1)));
    }

    @Test
    void backfillLeavesAReserveToLiveWork() {
        var governor = node().of(plane);
        governor.acquire(Cost.READ, false).answered(seen(3, Duration.ofSeconds(60)));
        var refusal = refusal(governor, Cost.READ, true);
        assertThat(refusal).isNotNull();
        assertThat(refusal.backfillOnly()).isTrue();
        for (int i = 0; i < 3; i++) {
            assertThat(refused(governor)).isFalse();
        }
        var spent = refusal(governor, Cost.READ, false);
        assertThat(spent).isNotNull();
        assertThat(spent.backfillOnly()).isFalse();
    }

    @Test
    void whatAnEarlierProcessKnewHolds() {
        var killed = node().of(plane);
        killed.acquire(Cost.READ, false).answered(seen(0, Duration.ofSeconds(60)));
        killed.budget();
        var after = node().of(plane);
        assertThat(refused(after)).isTrue();
        clock.advance(Duration.ofSeconds(62));
        assertThat(refused(after)).isFalse();
    }

    @Test
    void afterARefusalFromOutsideNobodyCallsBeforeTheResetAlsoAfterARestart() {
        var one = node().of(github);
        var other = node().of(github);
        one.acquire(Cost.READ, false).answered(seen(50, Duration.ofHours(1)));
        refused(other); // makes itself known
        one.budget();
        one.acquire(Cost.READ, false);
        other.acquire(Cost.READ, false);
        var until = clock.instant().plusSeconds(300);
        one.pause(until, "GitHub asked for patience");
        assertThat(refused(one)).isTrue();
        assertThat(refusal(other, Cost.READ, false))
                .as("although it has a slice")
                .extracting(ConnectorFault.RateLimited::until)
                .isEqualTo(until);
        clock.advance(Duration.ofSeconds(299));
        var restarted = node().of(github);
        assertThat(List.of(refused(one), refused(other), refused(restarted))).containsOnly(true);
        assertThat(stored.find(github.id()).orElseThrow().reason()).isEqualTo("GitHub asked for patience");
        clock.advance(Duration.ofSeconds(2));
        assertThat(List.of(refused(one), refused(other), refused(restarted))).contains(false);
    }

    @Test
    void aClockThatIsSetBackAnHourHoldsNothingUp() {
        var governor = node().of(github);
        governor.acquire(Cost.CREATE, false).answered(seen(0, Duration.ofSeconds(60)));
        assertThat(refused(governor)).isTrue();
        clock.advance(Duration.ofHours(-1));
        assertThat(refused(governor)).isTrue();
        clock.advance(Duration.ofSeconds(62));
        assertThat(refused(governor)).isFalse();
    }

    @Test
    void jirasWritesOnOneIssueAreSpread() {
        var governor = node().of(connection(Tracker.JIRA));
        governor.acquire(Cost.READ, false).answered(RateHeaders.NONE);
        int sent = 0;
        for (int second = 0; second < 30; second++) {
            while (catchThrowableOfType(
                            ConnectorException.class,
                            () -> governor.acquire(Cost.WRITE, false, "10001").answered(RateHeaders.NONE))
                    == null) {
                sent++;
            }
            clock.advance(SECOND);
        }
        assertThat(sent).isEqualTo(90);
        governor.acquire(Cost.WRITE, false, "10002").answered(RateHeaders.NONE);
        for (int i = 0; i < 44; i++) {
            governor.acquire(Cost.WRITE, false, "other " + i).answered(RateHeaders.NONE);
        }
        assertThat(refusal(governor, Cost.WRITE, false)).isNotNull();
    }

    @Test
    void anEstimateCountsTheLimits() {
        var governors = node();
        governors.of(github).acquire(Cost.READ, false).answered(seen(4_000, Duration.ofHours(1)));
        governors.of(github).budget();
        assertThat(governors.time(github.id(), new Budgets.Spent(50, 50)).most())
                .isZero();
        var range = governors.time(github.id(), new Budgets.Spent(1_000, 1_000));
        assertThat(range.least()).isEqualTo(Duration.ofHours(2));
        assertThat(range.most()).isBetween(Duration.ofHours(2), Duration.ofHours(3));
    }

    private record Open(
            RateGovernor.Permit permit,
            Instant at,
            @Nullable RateHeaders seen) {
        void end() {
            if (seen == null) {
                permit.unanswered();
            } else {
                permit.answered(seen);
            }
        }
    }

    /** A server that counts each request somewhere between its sending and its answer, as Plane does. */
    @Test
    void noScheduleOfThreeNodesThatCrashEverMakesASixtyAMinuteServerRefuse() {
        for (int seed = 0; seed < 150; seed++) {
            clock.set(START.plus(Duration.ofDays(seed)));
            var connection = connection(Tracker.PLANE);
            var random = new Random(seed);
            var nodes = new ArrayList<>(List.of(node(), node(), node()));
            Deque<Instant> history = new ArrayDeque<>();
            Deque<Open> open = new ArrayDeque<>();
            int sent = 0;
            var ticked = clock.instant();
            for (int step = 0; step < 3_000; step++) {
                clock.advance(Duration.ofMillis(random.nextInt(10) == 0 ? random.nextInt(20_000) : random.nextInt(50)));
                while (!open.isEmpty() && open.peekFirst().at.plusSeconds(30).isBefore(clock.instant())) {
                    open.removeFirst().permit.unanswered(); // nothing stays under way beyond the deadline
                }
                if (ticked.plus(SECOND).isBefore(clock.instant())) {
                    nodes.forEach(RateGovernors::tick);
                    ticked = clock.instant();
                }
                if (random.nextInt(300) == 0) {
                    nodes.set(random.nextInt(3), node());
                }
                var governor = nodes.get(random.nextInt(3)).of(connection);
                if (!open.isEmpty() && random.nextBoolean()) {
                    (random.nextBoolean() ? open.removeFirst() : open.removeLast()).end();
                    continue;
                }
                var backfill = random.nextBoolean();
                RateGovernor.Permit permit;
                try {
                    permit = governor.acquire(Cost.READ, backfill);
                } catch (ConnectorException refused) {
                    continue;
                }
                while (!history.isEmpty()
                        && !history.peekFirst().plusSeconds(60).isAfter(clock.instant())) {
                    history.removeFirst();
                }
                assertThat(history.size()).as("seed %d step %d", seed, step).isLessThan(60);
                history.addLast(clock.instant());
                sent++;
                var reset =
                        Instant.ofEpochSecond(clock.instant().plusSeconds(60).getEpochSecond());
                var headers = new RateHeaders(null, 60 - history.size(), reset.getEpochSecond(), reset.plusSeconds(1));
                open.addLast(new Open(permit, clock.instant(), random.nextInt(20) == 0 ? null : headers));
            }
            assertThat(sent).as("seed " + seed).isGreaterThan(100);
        }
    }

    @Test
    void neverMoreCreationsThanGitHubAllowsInAnyMinuteOrHourOnTwoNodesThatCrash() {
        var random = new Random(1);
        var nodes = new ArrayList<>(List.of(node(), node()));
        var served = new ArrayList<Instant>();
        var waiting = new ArrayDeque<RateGovernor.Permit>();
        var ticked = clock.instant();
        var end = START.plus(Duration.ofHours(3));
        while (clock.instant().isBefore(end)) {
            clock.advance(Duration.ofMillis(random.nextInt(300)));
            if (!waiting.isEmpty() && random.nextBoolean()) {
                waiting.removeFirst().answered(RateHeaders.NONE);
            }
            if (ticked.plus(SECOND).isBefore(clock.instant())) {
                nodes.forEach(RateGovernors::tick);
                ticked = clock.instant();
            }
            if (random.nextInt(8_000) == 0) {
                nodes.set(random.nextInt(2), node());
            }
            try {
                waiting.addLast(nodes.get(random.nextInt(2)).of(github).acquire(Cost.CREATE, false));
                served.add(clock.instant());
            } catch (ConnectorException refused) {
                // later
            }
        }
        assertThat(most(served, Duration.ofMinutes(1))).isBetween(60, 80);
        assertThat(most(served, Duration.ofHours(1))).isBetween(400, 500);
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
