package dev.lockstep.identity;

import dev.lockstep.base.Secret;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.base.TestHubKey;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connections;
import dev.lockstep.connector.Tracker;
import dev.lockstep.event.TestEvents;
import dev.lockstep.identity.grant.TestProviders;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes what other modules' tests need of this one. */
public final class TestIdentities {
    private TestIdentities() {}

    public static OwnTokens tokens(TestDatabase database, Connections connections, InstantSource clock) {
        var refusals = refusals(database, clock);
        var renewals = new Renewals(
                database.database(), database.jdbc(), TestProviders.none(), refusals, TestHubKey.fixed(), clock);
        return new OwnTokens(database.jdbc(), connections, renewals, refusals);
    }

    static Refusals refusals(TestDatabase database, InstantSource clock) {
        return new Refusals(database.database(), database.jdbc(), TestEvents.stored(database), clock);
    }

    /** The only connection that there is. */
    static Connections only(Connection connection) {
        return new Connections() {
            @Override
            public List<Connection> all() {
                return List.of(connection);
            }

            @Override
            public Optional<Connection> find(UUID id) {
                return Optional.of(connection);
            }

            @Override
            public Optional<Connection> findByName(String name) {
                return Optional.of(connection);
            }

            @Override
            public Connection save(
                    Tracker tracker, String name, URI base, Connection.Credential credential, Secret webhookSecret) {
                return connection;
            }

            @Override
            public Connection rename(UUID id, String name) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void delete(UUID id) {}
        };
    }
}
