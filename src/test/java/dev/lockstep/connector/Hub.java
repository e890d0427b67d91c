package dev.lockstep.connector;

import dev.lockstep.base.HubKey;
import dev.lockstep.base.Secret;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.base.TestHubKey;
import dev.lockstep.connector.budget.RateGovernors;
import dev.lockstep.connector.budget.TestBudgets;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/** What a connector stands on, without a database behind it. */
public final class Hub implements AutoCloseable {
    private final HttpRemote client;
    public final RemoteHttp http;
    public final RateGovernors governors;
    public final HubKey key = TestHubKey.fixed();

    private Hub(InstantSource clock, Duration deadline, boolean secondary) {
        this(clock, deadline, TestBudgets.alone(clock, secondary));
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
        return new Hub(clock, TestBudgets.node(db, clock));
    }

    /** Of a hub that is not this one. */
    public static HubKey otherKey() {
        var bytes = new byte[32];
        bytes[0] = 1;
        return TestHubKey.of(bytes);
    }

    /** As a hub with that database keeps them. */
    public static Connections connections(TestDatabase db, InstantSource clock) {
        return new StoredConnections(db.jdbc(), db.database(), TestHubKey.fixed(), clock);
    }

    public void tick() {
        TestBudgets.tick(governors);
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
}
