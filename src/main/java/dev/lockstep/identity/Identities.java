package dev.lockstep.identity;

import dev.lockstep.account.People;
import dev.lockstep.base.Database;
import dev.lockstep.base.HubKey;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Secret;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connection.Credential;
import dev.lockstep.connector.Connections;
import dev.lockstep.connector.Person;
import dev.lockstep.identity.Identity.Consent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which accounts at trackers belong to whom: at each connection at most one of a person's, and each to one person. Thread-safe;
 * {@link #connect} asks the tracker and so runs outside of units of work.
 */
@Component
public class Identities {
    private final Database database;
    private final Connections connections;
    private final Asked asked;
    private final Assignables assignables;
    private final IdentityRows rows;
    private final Sealed sealed;
    private final InstantSource clock;

    Identities(
            Database database,
            JdbcClient jdbc,
            Connections connections,
            Asked asked,
            Assignables assignables,
            HubKey key,
            InstantSource clock) {
        this.database = database;
        this.connections = connections;
        this.asked = asked;
        this.assignables = assignables;
        this.rows = new IdentityRows(jdbc);
        this.sealed = new Sealed(key);
        this.clock = clock;
    }

    /** Oldest first; at most one for each connection. */
    public List<Identity> of(UUID person) {
        return rows.of(person);
    }

    /** By person, of many at once; who has none is left out. */
    public Map<UUID, List<Identity>> among(Collection<UUID> people) {
        return rows.among(people);
    }

    /**
     * What a person gives: the token, and what it may be used for.
     *
     * @param refresh makes the next token; null where there is none
     * @param until when the token ends; null where that is not known
     */
    public record Given(
            Credential credential,
            Consent consent,
            @Nullable Secret refresh,
            @Nullable Instant until) {
        /** A token that the person pasted. */
        public Given(Credential credential, Consent consent) {
            this(credential, consent, null, null);
        }
    }

    /**
     * Asks the tracker whose token it is, and keeps it; an earlier one of this person there is forgotten.
     *
     * @throws Refused when the tracker does not accept the token, or somebody else has this account
     */
    public Identity connect(UUID person, UUID connectionId, Given given) {
        var connection = connections.find(connectionId).orElseThrow(() -> Refused.notFound("connection"));
        var answer = asked.whose(person, connection, given.credential());
        return database.write(() -> {
            database.alone("identities");
            if (rows.isTaken(connection.baseUrl(), answer.account().id(), person)) {
                throw taken(connection, answer.account());
            }
            int revision = rows.find(person, connectionId)
                    .map(old -> {
                        rows.delete(old.id());
                        return old.revision() + 1;
                    })
                    .orElse(1);
            var fresh = new Identity(
                    Ids.next(),
                    person,
                    connectionId,
                    answer.lane(),
                    connection.baseUrl(),
                    answer.account(),
                    given.consent(),
                    revision,
                    clock.instant(),
                    List.of());
            connections.openLane(fresh.lane(), connectionId);
            var held = new Sealed.Held(given.credential(), given.refresh());
            rows.add(fresh, sealed.seal(fresh.id(), held), given.until());
            assignables.changed();
            return fresh;
        });
    }

    private static Refused taken(Connection connection, Person account) {
        return new Refused(
                Refused.Kind.CONFLICT,
                "identity_taken",
                "token",
                "Somebody else has connected " + account.name() + " of "
                        + connection.tracker().title()
                        + ". Give a token of your own account, or have it disconnected there first.");
    }

    public Optional<Identity> find(UUID person, UUID connection) {
        return rows.find(person, connection);
    }

    public Identity allow(UUID person, UUID connection, Consent consent) {
        return database.write(() -> {
            rows.allow(known(person, connection).id(), consent);
            return known(person, connection);
        });
    }

    /** Over one link, beyond what holds for its connection. */
    public void allow(UUID person, UUID connection, UUID link, Consent consent) {
        database.write(() -> rows.allow(known(person, connection).id(), link, consent));
    }

    /** What a person allows over these links beyond that; those without more are left out. */
    public Map<UUID, Consent> over(UUID person, Collection<UUID> links) {
        return rows.over(person, links);
    }

    /** The token is gone, and nothing is written with it any more. */
    public Identity disconnect(UUID person, UUID connection) {
        return database.write(() -> {
            var known = known(person, connection);
            forget(known);
            return known;
        });
    }

    /** Who is shut out writes nowhere any more. */
    @EventListener
    void deactivated(People.Deactivated event) {
        rows.of(event.person()).forEach(this::forget);
    }

    private void forget(Identity identity) {
        rows.delete(identity.id());
        assignables.changed();
        connections.closeLane(identity.lane(), identity.connectionId());
    }

    private Identity known(UUID person, UUID connection) {
        return find(person, connection).orElseThrow(() -> Refused.notFound("identity"));
    }
}
