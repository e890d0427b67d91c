package dev.lockstep.account.login;

import dev.lockstep.account.Digests;
import dev.lockstep.base.Database;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Secret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Words of 128 bits that allow one thing once, within an hour. Methods that write join the caller's unit of work. */
@Component
class OneTimeWords {
    static final Duration LIFE = Duration.ofHours(1);
    private static final int BITS = 128;

    private final Database database;
    private final JdbcClient jdbc;
    private final InstantSource clock;

    OneTimeWords(Database database, JdbcClient jdbc, InstantSource clock) {
        this.database = database;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What a word allows.
     *
     * @param person whose password may be replaced; null for the other purposes
     * @param email who was invited; null for the other purposes
     * @param admin what the new account will be
     */
    record Allowed(
            Purpose purpose,
            @Nullable UUID person,
            @Nullable String email,
            boolean admin) {}

    Secret make(Allowed allowed) {
        var word = Digests.randomWord(BITS);
        var now = clock.instant();
        database.write(() -> {
            jdbc.sql("delete from one_time_word where expires_at <= ?")
                    .param(now.toEpochMilli())
                    .update();
            jdbc.sql("""
                    insert into one_time_word (word_hash, purpose, person_id, email, admin, expires_at)
                    values (?, ?, ?, ?, ?, ?)
                    """)
                    .param(Digests.hex(word))
                    .param(allowed.purpose().name())
                    .param(allowed.person() == null ? null : allowed.person().toString())
                    .param(allowed.email())
                    .param(allowed.admin() ? 1 : 0)
                    .param(now.plus(LIFE).toEpochMilli())
                    .update();
        });
        return new Secret(word);
    }

    /** Does not spend it. */
    Optional<Allowed> look(String word) {
        return jdbc.sql("select * from one_time_word where word_hash = ? and expires_at > ?")
                .params(Digests.hex(word), clock.millis())
                .query(OneTimeWords::read)
                .optional();
    }

    /** Inside the unit that does what it allows: of two who spend it at once, one finds it gone. */
    Allowed spend(String word) {
        return jdbc.sql("delete from one_time_word where word_hash = ? and expires_at > ? returning *")
                .params(Digests.hex(word), clock.millis())
                .query(OneTimeWords::read)
                .optional()
                .orElseThrow(OneTimeWords::spent);
    }

    void forget(Purpose purpose) {
        jdbc.sql("delete from one_time_word where purpose = ?")
                .param(purpose.name())
                .update();
    }

    void forget(UUID person) {
        jdbc.sql("delete from one_time_word where person_id = ?")
                .param(person.toString())
                .update();
    }

    static Refused spent() {
        return new Refused(
                Refused.Kind.UNAUTHENTICATED,
                "word_spent",
                "word",
                "This link was used before or has expired: it is good once, for an hour. Ask for a new one.");
    }

    private static Allowed read(ResultSet row, int number) throws SQLException {
        var person = row.getString("person_id");
        return new Allowed(
                Purpose.valueOf(row.getString("purpose")),
                person == null ? null : UUID.fromString(person),
                row.getString("email"),
                row.getInt("admin") == 1);
    }
}
