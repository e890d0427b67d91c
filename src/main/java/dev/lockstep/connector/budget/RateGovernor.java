package dev.lockstep.connector.budget;

import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault.RateLimited;
import dev.lockstep.connector.ConnectorFault.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Lets a connection's requests through while its budget lasts, whoever makes them on whichever node. Spends slices of the
 * shared budget, so most requests ask nobody. Thread-safe; waits briefly for a free slot and never for a reset.
 */
public final class RateGovernor {
    private static final Duration SLOT_RETRY = Duration.ofSeconds(1);
    private static final long LOOK_AGAIN_NANOS = 100_000_000;

    private final UUID connection;
    private final RateRules rules;
    private final StoredBudgets stored;
    private final InstantSource clock;
    private final Duration patience;
    private final BudgetSlice live;
    private final BudgetSlice backfill;
    private final Bursts bursts;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong creations = new AtomicLong();
    private int concurrent = 1;
    private int nodes = 1;
    private StoredBudgets.@Nullable Pause pause;
    private Instant pauseHeard = Instant.EPOCH;
    private volatile StoredBudgets.@Nullable Pause untold;

    RateGovernor(UUID connection, RateRules rules, BudgetNode node) {
        this.connection = connection;
        this.rules = rules;
        stored = node.stored();
        clock = node.clock();
        patience = node.patience();
        live = new BudgetSlice(node.name(), false, rules);
        backfill = new BudgetSlice(node.name(), true, rules);
        bursts = new Bursts(rules);
    }

    /** As {@link #acquire(Cost, boolean, String)} where the tracker counts nothing by record. */
    Permit acquire(Cost cost, boolean backfill) {
        return acquire(cost, backfill, null);
    }

    /**
     * Must be asked before every request.
     *
     * @param record the remote record that is written, where the tracker limits writes on one record
     * @throws ConnectorException with {@link RateLimited} when the budget is spent; nobody was called
     */
    Permit acquire(Cost cost, boolean forBackfill, @Nullable String record) {
        var slice = forBackfill ? backfill : live;
        lock.lock();
        try {
            var left = patience.toNanos();
            while (!taken(slice, cost, record)) {
                if (left <= 0) {
                    throw limited(
                            "Too many requests are under way", clock.instant().plus(SLOT_RETRY), false);
                }
                left -= LOOK_AGAIN_NANOS;
                left += Math.max(0, changed.awaitNanos(LOOK_AGAIN_NANOS));
            }
            refuseWhenAnotherNodeWasTold(slice, cost);
            requests.incrementAndGet();
            creations.addAndGet(cost.creations);
            return new Permit(slice, cost);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw limited("Lockstep is stopping", clock.instant().plus(SLOT_RETRY), false);
        } finally {
            lock.unlock();
        }
    }

    /** False when a slot must become free first. */
    private boolean taken(BudgetSlice slice, Cost cost, @Nullable String record) {
        refuseWhenPaused();
        refuseWhenSpent(slice);
        if (slice.settling || underWay() > 0 && underWay() >= concurrent) {
            return false;
        }
        if (!slice.take(clock.instant(), cost) && !(settled(slice, cost) && slice.take(clock.instant(), cost))) {
            refuseWhenSpent(slice);
            return false;
        }
        if (underWay() > concurrent) { // fewer are allowed since just now
            slice.giveBack(cost);
            return false;
        }
        var free = bursts.take(clock.instant(), cost, record, nodes);
        if (free != null) {
            slice.giveBack(cost);
            if (free.isBefore(clock.instant().plus(patience))) {
                return false; // a burst is over soon
            }
            throw limited("The tracker's limit for bursts is reached", free, false);
        }
        return true;
    }

    private void refuseWhenSpent(BudgetSlice slice) {
        var refused = slice.refused(clock.instant());
        if (refused != null) {
            throw limited(refused.reason(), refused.until(), refused.backfillOnly());
        }
    }

    private long underWay() {
        return live.underWay() + backfill.underWay();
    }

    private void refuseWhenPaused() {
        var now = clock.instant();
        if (pause != null && pause.until().isAfter(now) && !now.isBefore(pauseHeard)) {
            throw limited(pause.reason(), pause.until(), false);
        }
        pause = null; // over, or the clock was set back: what all nodes know moves with it
    }

    /** Alone nobody else can have been told; with others one indexed read shows it. */
    private void refuseWhenAnotherNodeWasTold(BudgetSlice slice, Cost cost) {
        if (nodes > 1) {
            try {
                pause = stored.pause(connection).orElse(null);
                pauseHeard = clock.instant();
                refuseWhenPaused();
            } catch (DataAccessException unreachable) {
                slice.giveBack(cost);
                throw noDatabase(unreachable);
            } catch (ConnectorException paused) {
                slice.giveBack(cost);
                throw paused;
            }
        }
    }

    /** Settles with the others, outside of the lock; true when more was given. */
    private boolean settled(BudgetSlice slice, @Nullable Cost wanted) {
        var other = slice == live ? backfill : live;
        var also = other.hasNews() && !other.settling ? other : null;
        var report = report(slice, wanted == null);
        var alsoReport = also == null ? null : report(also, false);
        BudgetAnswer answer = null;
        BudgetAnswer alsoAnswer = null;
        lock.unlock();
        try {
            var answers = stored.settle(connection, rules, shared -> {
                var now = clock.instant();
                var first = alsoReport == null ? null : shared.settle(now, alsoReport, null);
                return new Answers(shared.settle(now, report, wanted), first);
            });
            answer = answers.asked;
            alsoAnswer = answers.also;
        } catch (DataAccessException | TransactionException unreachable) {
            throw noDatabase(unreachable);
        } finally {
            lock.lock();
            settledAs(slice, report, answer);
            if (also != null && alsoReport != null) {
                settledAs(also, alsoReport, alsoAnswer);
            }
            changed.signalAll();
        }
        return answer instanceof BudgetAnswer.Granted;
    }

    private record Answers(BudgetAnswer asked, @Nullable BudgetAnswer also) {}

    private BudgetReport report(BudgetSlice slice, boolean returning) {
        slice.settling = true;
        return slice.report(clock.instant(), returning, underWay(), nodes);
    }

    private void settledAs(BudgetSlice slice, BudgetReport report, @Nullable BudgetAnswer answer) {
        slice.settling = false;
        if (answer == null) {
            slice.unreported(report);
            return;
        }
        switch (answer) {
            case BudgetAnswer.Granted granted -> {
                slice.given(granted);
                concurrent = granted.concurrent();
                nodes = granted.nodes();
            }
            case BudgetAnswer.Refused refused -> slice.refused(refused, clock.instant());
            case BudgetAnswer.Busy busy -> {}
        }
    }

    /** Tells the others what was spent, and gives back what nobody asked for since the last time. */
    void tick() {
        lock.lock();
        try {
            for (var slice : List.of(live, backfill)) {
                if (slice.dirty() && !slice.settling) {
                    settled(slice, slice.askedFor());
                }
            }
        } finally {
            lock.unlock();
        }
        tellPause();
    }

    /** The tracker said so itself: nothing is sent before {@code until}, by no node. */
    void pause(Instant until, String reason) {
        lock.lock();
        try {
            if (pause == null || until.isAfter(pause.until())) {
                pause = new StoredBudgets.Pause(until, reason);
                pauseHeard = clock.instant();
            }
            untold = pause;
        } finally {
            lock.unlock();
        }
        try {
            tellPause();
        } catch (DataAccessException | TransactionException unreachable) {
            // Here it holds already; the next tick tells the others.
        }
    }

    /** As {@link #pause}, when the tracker did not say how long. */
    void backOff(String reason) {
        Instant until;
        try {
            until = stored.settle(connection, rules, shared -> shared.backOff(clock.instant(), reason));
        } catch (DataAccessException | TransactionException unreachable) {
            until = clock.instant().plus(SharedBudget.LEAST_BACK_OFF);
        }
        pause(until, reason);
    }

    private void tellPause() {
        var told = untold;
        if (told != null) {
            stored.settle(connection, rules, shared -> {
                shared.pause(told.until(), told.reason());
                return true;
            });
            untold = null;
        }
    }

    /** Counts a request that the tracker's budget does not (an App's own token requests). */
    public void countUngoverned() {
        requests.incrementAndGet();
    }

    /** With what this node has learned just now. */
    public Budgets.Budget budget() {
        tick();
        return stored.find(connection).orElse(Budgets.Budget.UNKNOWN);
    }

    Budgets.Spent spent() {
        return new Budgets.Spent(requests.get(), creations.get());
    }

    private static ConnectorException noDatabase(RuntimeException cause) {
        return new ConnectorException(
                new Unavailable("What is left of the budget cannot be read from the database.", false, false), cause);
    }

    private static ConnectorException limited(String reason, Instant until, boolean backfillOnly) {
        var text = reason + "; it goes on at " + until.truncatedTo(ChronoUnit.SECONDS) + ".";
        return new ConnectorException(new RateLimited(text, until, backfillOnly));
    }

    private void end(BudgetSlice slice, Cost cost, @Nullable RateHeaders seen) {
        lock.lock();
        try {
            slice.end(cost, seen);
            // After the first answer many may go, so all look again.
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** One request's leave; exactly one of its methods is called, once. */
    final class Permit {
        private final BudgetSlice slice;
        private final Cost cost;

        private Permit(BudgetSlice slice, Cost cost) {
            this.slice = slice;
            this.cost = cost;
        }

        void answered(RateHeaders seen) {
            end(slice, cost, seen);
        }

        /** No answer, or one that did not come from the tracker's API. */
        void unanswered() {
            end(slice, cost, null);
        }
    }
}
