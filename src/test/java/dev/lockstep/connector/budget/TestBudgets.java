package dev.lockstep.connector.budget;

import dev.lockstep.base.TestDatabase;
import dev.lockstep.connector.NoDatabase;
import dev.lockstep.simulation.Parts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Governors for tests. */
public final class TestBudgets {
    private TestBudgets() {}

    /** Of one process, without a database behind it. */
    public static RateGovernors alone(InstantSource clock, boolean secondary) {
        return new RateGovernors(memory(clock), clock, secondary, Duration.ofSeconds(2));
    }

    /** Of one process of several over a database; it waits for nothing, and its timer is {@link #tick}. */
    public static RateGovernors node(TestDatabase db, InstantSource clock) {
        return node(new StoredBudgets(db.jdbc(), db.database(), clock), clock);
    }

    /** Of a simulated node. */
    public static RateGovernors node(Parts parts, InstantSource clock) {
        return node(parts.get(StoredBudgets.class), clock);
    }

    private static RateGovernors node(StoredBudgets stored, InstantSource clock) {
        return new RateGovernors(stored, clock, true, Duration.ZERO);
    }

    public static void tick(RateGovernors governors) {
        governors.tick();
    }

    /** A store that lives as long as a test and is shared by whoever is given it. */
    static StoredBudgets memory(InstantSource clock) {
        return new InMemory(clock);
    }

    private static final class InMemory extends StoredBudgets {
        private final InstantSource clock;
        private final Map<UUID, SharedBudget.Stored> rows = new ConcurrentHashMap<>();
        private final Map<UUID, Budgets.Budget> budgets = new ConcurrentHashMap<>();

        InMemory(InstantSource clock) {
            super(null, new NoDatabase(), clock);
            this.clock = clock;
        }

        @Override
        Optional<Budgets.Budget> find(UUID connection) {
            return Optional.ofNullable(budgets.get(connection));
        }

        @Override
        SharedBudget.Stored stored(UUID connection) {
            return rows.getOrDefault(connection, SharedBudget.Stored.NOTHING);
        }

        @Override
        synchronized <T> T settle(UUID connection, RateRules rules, Function<SharedBudget, T> change) {
            var now = clock.instant();
            var shared = new SharedBudget(rules, stored(connection), now);
            var result = change.apply(shared);
            rows.put(connection, shared.stored(now));
            budgets.put(connection, shared.budget(now));
            return result;
        }
    }
}
