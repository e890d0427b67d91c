package dev.lockstep.connector;

import dev.lockstep.base.Database;
import dev.lockstep.base.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** What a connector stands on, without a database behind it. */
public final class Hub implements AutoCloseable {
    private final HttpRemote client;
    public final RemoteHttp http;
    public final RateGovernors governors;
    public final HubKey key = new HubKey(new byte[32]);

    private Hub(InstantSource clock, Duration deadline, boolean secondary) {
        client = new HttpRemote(new NoDatabase(), clock, deadline);
        http = client;
        governors = new RateGovernors(new NothingStored(clock), clock, secondary ? "on" : "off");
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

    public static Connection connection(Tracker tracker, URI base, String token) {
        var credential = new Connection.Credential.Token(new Secret(token));
        return new Connection(UUID.randomUUID(), tracker, "test", base, credential, null, 1);
    }

    @Override
    public void close() {
        client.destroy();
        governors.destroy();
    }

    private static final class NothingStored extends StoredBudgets {
        NothingStored(InstantSource clock) {
            super(null, new NoDatabase(), clock);
        }

        @Override
        Optional<Row> find(UUID connection) {
            return Optional.empty();
        }

        @Override
        void save(UUID connection, Row row) {}
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
