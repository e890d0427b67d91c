package dev.lockstep.connector;

import dev.lockstep.connector.ConnectorFault.RateLimited;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets a connection's requests through while its budget lasts, whoever makes them. Thread-safe; waits briefly for a free
 * slot and never for a reset.
 */
public final class RateGovernor {
    private static final Duration SLOT_PATIENCE = Duration.ofSeconds(2);
    private static final Duration SLOT_RETRY = Duration.ofSeconds(1);

    private final RateBudget budget;
    private final InstantSource clock;
    private final Runnable changed;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition ended = lock.newCondition();
    private final AtomicLong requests = new AtomicLong();

    RateGovernor(RateBudget budget, InstantSource clock, Runnable changed) {
        this.budget = budget;
        this.clock = clock;
        this.changed = changed;
    }

    /**
     * Must be asked before every request.
     *
     * @throws ConnectorException with {@link RateLimited} when the budget is spent; nobody was called
     */
    public Permit acquire(Cost cost, boolean backfill) {
        lock.lock();
        try {
            var patience = SLOT_PATIENCE.toNanos();
            while (true) {
                switch (budget.ask(clock.instant(), cost, backfill)) {
                    case RateBudget.Verdict.Granted granted -> {
                        requests.incrementAndGet();
                        return new Permit(cost);
                    }
                    case RateBudget.Verdict.Spent spent -> throw limited(spent.reason(), spent.until());
                    case RateBudget.Verdict.Busy busy -> {
                        if (patience <= 0) {
                            throw limited(
                                    "Too many requests are under way",
                                    clock.instant().plus(SLOT_RETRY));
                        }
                        patience = ended.awaitNanos(patience);
                    }
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw limited("Lockstep is stopping", clock.instant().plus(SLOT_RETRY));
        } finally {
            lock.unlock();
        }
    }

    private static ConnectorException limited(String reason, Instant until) {
        var text = reason + "; it goes on at " + until.truncatedTo(ChronoUnit.SECONDS) + ".";
        return new ConnectorException(new RateLimited(text, until));
    }

    /** The tracker said so itself: nothing is sent before {@code until}. */
    public void pause(Instant until, String reason) {
        lock.lock();
        try {
            budget.pause(until, reason);
        } finally {
            lock.unlock();
        }
        changed.run();
    }

    /** Counts a request that the tracker's budget does not (an App's own token requests). */
    public void countUngoverned() {
        requests.incrementAndGet();
    }

    public Budgets.Budget budget() {
        lock.lock();
        try {
            return budget.budget(clock.instant());
        } finally {
            lock.unlock();
        }
    }

    List<Instant> creations() {
        lock.lock();
        try {
            return budget.creations(clock.instant());
        } finally {
            lock.unlock();
        }
    }

    long requests() {
        return requests.get();
    }

    private void end(Cost cost, @Nullable RateHeaders seen) {
        lock.lock();
        try {
            budget.ended(clock.instant(), cost, seen);
            // After the first answer many may go, so all look again.
            ended.signalAll();
        } finally {
            lock.unlock();
        }
        changed.run();
    }

    /** One request's leave; exactly one of its methods is called, once. */
    public final class Permit {
        private final Cost cost;

        private Permit(Cost cost) {
            this.cost = cost;
        }

        public void answered(RateHeaders seen) {
            end(cost, seen);
        }

        /** No answer, or one that did not come from the tracker's API. */
        public void unanswered() {
            end(cost, null);
        }
    }
}
