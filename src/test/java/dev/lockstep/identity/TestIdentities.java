package dev.lockstep.identity;

import dev.lockstep.base.Database;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Secret;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.base.TestHubKey;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connection.Credential;
import dev.lockstep.connector.Connections;
import dev.lockstep.connector.Person;
import dev.lockstep.connector.Tracker;
import dev.lockstep.event.TestEvents;
import dev.lockstep.identity.grant.TestProviders;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes what other modules' tests need of this one. */
public final class TestIdentities {
    private TestIdentities() {}

    public static OwnTokens tokens(TestDatabase database, Connections connections, InstantSource clock) {
        var refusals = refusals(database, clock);
        var renewals = new Renewals(
                database.database(), database.jdbc(), TestProviders.none(), refusals, TestHubKey.fixed(), clock);
        return new OwnTokens(database.jdbc(), connections, renewals, refusals);
    }

    public static void person(Database database, JdbcClient jdbc, UUID id, String name) {
        database.write(() -> {
            jdbc.sql("""
                    insert into person (id, name, name_key, email, password_hash, admin, created_at, modified_at)
                    values (?, ?, ?, ?, '', 0, 0, 0)
                    """)
                    .params(
                            id.toString(),
                            name,
                            name.toLowerCase(Locale.ROOT),
                            name.toLowerCase(Locale.ROOT) + "@x.example")
                    .update();
        });
    }

    /** Whose account it is there. */
    public record Known(UUID person, UUID connection, String remoteId, Credential credential) {}

    /** As if the tracker had said whose token it is. */
    public static void connect(Database database, JdbcClient jdbc, Connections connections, Known known) {
        var at = connections.find(known.connection()).orElseThrow();
        var identity = new Identity(
                Ids.next(),
                known.person(),
                at.id(),
                Ids.next(),
                at.baseUrl(),
                new Person(known.remoteId(), known.remoteId(), null),
                new Identity.Consent(true, false),
                1,
                Instant.EPOCH,
                List.of());
        var held = new Sealed.Held(known.credential(), null);
        database.write(() -> {
            connections.openLane(identity.lane(), at.id());
            new IdentityRows(jdbc).add(identity, new Sealed(TestHubKey.fixed()).seal(identity.id(), held), null);
        });
    }

    /** For tests in which nobody has connected an account. */
    public static Assignables nobody(TestDatabase database) {
        return new Assignables(database.jdbc(), database.database(), only(null));
    }

    static Refusals refusals(TestDatabase database, InstantSource clock) {
        return new Refusals(database.database(), database.jdbc(), TestEvents.stored(database), clock);
    }

    /** The only connection that there is. */
    static Connections only(Connection connection) {
        return new Connections() {
            @Override
            public List<Connection> all() {
                return connection == null ? List.of() : List.of(connection);
            }

            @Override
            public Optional<Connection> find(UUID id) {
                return Optional.ofNullable(connection);
            }

            @Override
            public Optional<Connection> findByName(String name) {
                return Optional.ofNullable(connection);
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
