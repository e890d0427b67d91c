package dev.lockstep.connector;

import dev.lockstep.base.Database;
import dev.lockstep.base.HubKey;
import dev.lockstep.base.Secret;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.base.TestHubKey;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a connector stands on, without a database behind it. */
public final class Hub implements AutoCloseable {
    private final HttpRemote client;
    public final RemoteHttp http;
    public final RateGovernors governors;
    public final HubKey key = TestHubKey.fixed();

    private Hub(InstantSource clock, Duration deadline, boolean secondary) {
        this(clock, deadline, new RateGovernors(new InMemory(clock), clock, secondary, Duration.ofSeconds(2)));
    }

    private Hub(InstantSource clock, RateGovernors governors) {
        this(clock, Duration.ofSeconds(30), governors);
    }

    private Hub(InstantSource clock, Duration deadline, RateGovernors governors) {
        client = new HttpRemote(new NoDatabase(), clock, Reach.ANYWHERE, new SimpleMeterRegistry(), deadline);
        http = client;
        this.governors = governors;
    }

    public static Hub at(InstantSource clock) {
        return new Hub(clock, Duration.ofSeconds(30), false);
    }

    public static Hub withDeadline(Duration deadline) {
        return new Hub(InstantSource.system(), deadline, false);
    }

    public static Hub withSecondaryLimits(InstantSource clock) {
        return new Hub(clock, Duration.ofSeconds(30), true);
    }

    /** One process over a database, for a virtual clock: it waits for nothing, and its timer is {@link #tick}. */
    public static Hub node(TestDatabase db, InstantSource clock) {
        var stored = new StoredBudgets(db.jdbc(), db.database(), clock);
        return new Hub(clock, new RateGovernors(stored, clock, true, Duration.ZERO));
    }

    /** Of a hub that is not this one. */
    public static HubKey otherKey() {
        var bytes = new byte[32];
        bytes[0] = 1;
        return TestHubKey.of(bytes);
    }

    public void tick() {
        governors.tick();
    }

    /** A store that lives as long as a test and is shared by whoever is given it. */
    static StoredBudgets memory(InstantSource clock) {
        return new InMemory(clock);
    }

    public static Connection connection(Tracker tracker, URI base, String token) {
        var credential = new Connection.Credential.Token(new Secret(token));
        return new Connection(UUID.randomUUID(), tracker, "test", base, credential, null, 1);
    }

    /** The same with a secret for its deliveries. */
    public static Connection signed(Connection it) {
        return new Connection(
                it.id(), it.tracker(), it.name(), it.baseUrl(), it.credential(), new Secret("secret"), it.revision());
    }

    @Override
    public void close() {
        client.destroy();
        governors.destroy();
    }

    /** Settles in memory. */
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

    private static final class NoDatabase implements Database {
        @Override
        public <T> T write(Supplier<T> unit) {
            return unit.get();
        }

        @Override
        public void afterCommit(Runnable signal) {
            signal.run();
        }

        @Override
        public void assertOutside() {}
    }
}
