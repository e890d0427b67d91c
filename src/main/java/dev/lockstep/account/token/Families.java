package dev.lockstep.account.token;

import dev.lockstep.account.Digests;
import dev.lockstep.account.People;
import dev.lockstep.account.Person;
import dev.lockstep.base.Database;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Logins by tokens, and the refresh tokens of each. Only digests are kept. Thread-safe. */
@Component
class Families {
    static final Duration LIFE = Duration.ofDays(30);
    /** Two tabs that refresh at once, or an answer that got lost, are no theft. */
    static final Duration GRACE = Duration.ofSeconds(10);

    private static final int BITS = 256;

    private final Database database;
    private final JdbcClient jdbc;
    private final InstantSource clock;

    Families(Database database, JdbcClient jdbc, InstantSource clock) {
        this.database = database;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A login with its newest refresh token. */
    record Turn(UUID family, UUID person, Secret refresh) {}

    Turn begin(UUID person) {
        var now = clock.instant();
        var family = Ids.next();
        return database.write(() -> {
            jdbc.sql("delete from token_family where expires_at <= ?")
                    .param(now.toEpochMilli())
                    .update();
            jdbc.sql("insert into token_family (id, person_id, created_at, expires_at) values (?, ?, ?, ?)")
                    .params(
                            family.toString(),
                            person.toString(),
                            now.toEpochMilli(),
                            now.plus(LIFE).toEpochMilli())
                    .update();
            return new Turn(family, person, fresh(family, now));
        });
    }

    /** Empty when the token is unknown or over; when it was used before, its whole login ends. */
    Optional<Turn> turn(String refresh) {
        var now = clock.instant();
        var hash = Digests.hex(refresh);
        return database.write(() -> {
            // Locks the row: of two who use it at once, the second sees when the first did.
            var usedBefore = jdbc.sql("""
                    update refresh_token set used_at = coalesce(used_at, ?) where token_hash = ?
                    returning family_id, used_at
                    """)
                    .params(now.toEpochMilli(), hash)
                    .query((row, number) -> new Used(
                            UUID.fromString(row.getString("family_id")), Instant.ofEpochMilli(row.getLong("used_at"))))
                    .optional();
            if (usedBefore.isEmpty()) {
                return Optional.empty();
            }
            var used = usedBefore.get();
            if (now.isAfter(used.at().plus(GRACE))) {
                end(used.family(), now);
                return Optional.empty();
            }
            return holder(used.family()).map(person -> new Turn(used.family(), person.id(), fresh(used.family(), now)));
        });
    }

    private record Used(UUID family, Instant at) {}

    private Secret fresh(UUID family, Instant now) {
        var word = Digests.randomWord(BITS);
        jdbc.sql("insert into refresh_token (token_hash, family_id, created_at) values (?, ?, ?)")
                .params(Digests.hex(word), family.toString(), now.toEpochMilli())
                .update();
        return new Secret(word);
    }

    /** Whose login it is, as the person is now; empty when it has ended. */
    Optional<Person> holder(UUID family) {
        return jdbc.sql("""
                select p.* from token_family f join person p on p.id = f.person_id
                where f.id = ? and f.expires_at > ? and f.ended_at is null and p.deactivated_at is null
                """)
                .params(family.toString(), clock.millis())
                .query(People::read)
                .optional();
    }

    void end(UUID family, Instant now) {
        database.write(() -> {
            jdbc.sql("update token_family set ended_at = ? where id = ? and ended_at is null")
                    .params(now.toEpochMilli(), family.toString())
                    .update();
        });
    }

    /** Whose a refresh token is, however old. */
    Optional<Person> owner(String refresh) {
        return jdbc.sql("""
                select p.* from refresh_token r join token_family f on f.id = r.family_id
                join person p on p.id = f.person_id where r.token_hash = ?
                """).param(Digests.hex(refresh)).query(People::read).optional();
    }

    /** The family of a refresh token, however old. */
    Optional<UUID> of(String refresh) {
        return jdbc.sql("select family_id from refresh_token where token_hash = ?")
                .param(Digests.hex(refresh))
                .query((row, number) -> UUID.fromString(row.getString("family_id")))
                .optional();
    }
}
