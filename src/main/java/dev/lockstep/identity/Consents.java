package dev.lockstep.identity;

import dev.lockstep.account.Digests;
import dev.lockstep.base.Database;
import dev.lockstep.base.HubKey;
import dev.lockstep.base.Json;
import dev.lockstep.base.Refused;
import dev.lockstep.identity.Identity.Consent;
import dev.lockstep.identity.grant.Way;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is at a tracker's page of consent now. What brings a browser back is good once, for ten minutes, in that browser. */
@Component
class Consents {
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final Database database;
    private final JdbcClient jdbc;
    private final HubKey key;
    private final InstantSource clock;

    Consents(Database database, JdbcClient jdbc, HubKey key, InstantSource clock) {
        this.database = database;
        this.jdbc = jdbc;
        this.key = key;
        this.clock = clock;
    }

    /**
     * @param session of the browser that goes there
     * @param back where in our pages it goes afterwards
     */
    record Asked(UUID person, String session, UUID connection, Way way, Consent consent, String back) {}

    /** A person who begins anew at the same connection begins nothing else there. */
    void begin(Asked asked) {
        var state = Digests.hex(asked.way().state());
        var kept = new Kept(asked.way().verifier(), asked.way().redirect(), asked.consent(), asked.back());
        var now = clock.instant();
        database.write(() -> {
            jdbc.sql("delete from consent where expires_at <= ? or person_id = ? and connection_id = ?")
                    .params(
                            now.toEpochMilli(),
                            asked.person().toString(),
                            asked.connection().toString())
                    .update();
            jdbc.sql("""
                    insert into consent (state_hash, person_id, connection_id, session_hash, kept, expires_at)
                    values (?, ?, ?, ?, ?, ?) on conflict (person_id, connection_id) do nothing
                    """)
                    .params(
                            state,
                            asked.person().toString(),
                            asked.connection().toString(),
                            Digests.hex(asked.session()),
                            key.encrypt(Json.write(kept), place(state)),
                            now.plus(LIFE).toEpochMilli())
                    .update();
        });
    }

    /**
     * Spends it; empty where this person did not begin it in this browser, or it is spent or over. So is one that was begun
     * before the hub's key was changed: it is begun again, and not encrypted anew.
     */
    Optional<Asked> end(String state, UUID person, String session) {
        try {
            return spent(state, person, session);
        } catch (Refused otherKey) {
            return Optional.empty();
        }
    }

    private Optional<Asked> spent(String state, UUID person, String session) {
        var hash = Digests.hex(state);
        return database.write(() -> jdbc.sql("""
                        delete from consent where state_hash = ? and person_id = ? and session_hash = ? and expires_at > ?
                        returning connection_id, kept
                        """)
                .params(hash, person.toString(), Digests.hex(session), clock.millis())
                .query((row, number) -> {
                    var cipher = row.getString("kept");
                    var kept = Json.read(key.decrypt(cipher, place(hash), "A consent"), Kept.class);
                    var way = new Way(state, kept.verifier(), kept.redirect());
                    var connection = UUID.fromString(row.getString("connection_id"));
                    return new Asked(person, session, connection, way, kept.consent(), kept.back());
                })
                .optional());
    }

    private static String place(String state) {
        return state + "/consent";
    }

    /** On its way into and out of the cipher. */
    private record Kept(String verifier, String redirect, Consent consent, String back) {}
}
