package dev.lockstep.account;

import dev.lockstep.base.Database;
import dev.lockstep.base.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Browsers that are signed in, and the one-time codes that sign them in. Thread-safe. */
@Component
public class Sessions {
    public static final Duration SESSION_LIFE = Duration.ofDays(30);
    static final Duration CODE_LIFE = Duration.ofMinutes(60);
    private static final int CODE_BITS = 128;
    private static final int SESSION_BITS = 256;

    private final Database database;
    private final JdbcClient jdbc;
    private final InstantSource clock;

    Sessions(Database database, JdbcClient jdbc, InstantSource clock) {
        this.database = database;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A code that signs one browser in, once, within an hour. */
    public Secret newCode() {
        var code = Digests.randomWord(CODE_BITS);
        var now = clock.instant();
        database.write(() -> {
            forgetExpired(now);
            jdbc.sql("insert into sign_in_code (code_hash, expires_at) values (?, ?)")
                    .params(hash(code), now.plus(CODE_LIFE).toEpochMilli())
                    .update();
        });
        return new Secret(code);
    }

    /** Spends a code; empty when it is unknown, spent or expired. */
    public Optional<Secret> redeem(String code) {
        var now = clock.instant();
        var session = Digests.randomWord(SESSION_BITS);
        boolean redeemed = database.write(() -> {
            int spent = jdbc.sql("delete from sign_in_code where code_hash = ? and expires_at > ?")
                    .params(hash(code), now.toEpochMilli())
                    .update();
            if (spent == 1) {
                insert(session, null, now);
            }
            return spent == 1;
        });
        return redeemed ? Optional.of(new Secret(session)) : Optional.empty();
    }

    /** Signs a browser in as a person who has proved who he or she is. */
    public Secret begin(UUID person) {
        var now = clock.instant();
        var session = Digests.randomWord(SESSION_BITS);
        database.write(() -> {
            forgetExpired(now);
            insert(session, person, now);
        });
        return new Secret(session);
    }

    private void insert(String session, @Nullable UUID person, Instant now) {
        jdbc.sql("insert into browser_session (session_hash, person_id, created_at, expires_at) values (?, ?, ?, ?)")
                .param(hash(session))
                .param(person == null ? null : person.toString())
                .param(now.toEpochMilli())
                .param(now.plus(SESSION_LIFE).toEpochMilli())
                .update();
    }

    /** Whose session it is; empty when it has ended, or its person may no longer enter. */
    public Optional<Holder> holder(String session) {
        return jdbc.sql("""
                select p.*, s.person_id from browser_session s left join person p on p.id = s.person_id
                where s.session_hash = ? and s.expires_at > ? and p.deactivated_at is null
                """)
                .params(hash(session), clock.millis())
                .query((row, number) ->
                        new Holder(row.getString("person_id") == null ? null : People.read(row, number)))
                .optional();
    }

    /** @param person null for whoever runs the hub, who signed in by the code of the terminal */
    public record Holder(@Nullable Person person) {}

    public void end(String session) {
        database.write(() -> {
            jdbc.sql("delete from browser_session where session_hash = ?")
                    .param(hash(session))
                    .update();
        });
    }

    /** Ends all of a person's sessions and logins by tokens, on all nodes; joins the caller's unit of work. */
    public void endAll(UUID person) {
        database.write(() -> {
            jdbc.sql("delete from browser_session where person_id = ?")
                    .param(person.toString())
                    .update();
            jdbc.sql("update token_family set ended_at = ? where person_id = ? and ended_at is null")
                    .params(clock.millis(), person.toString())
                    .update();
        });
    }

    private void forgetExpired(Instant now) {
        jdbc.sql("delete from sign_in_code where expires_at <= ?")
                .param(now.toEpochMilli())
                .update();
        jdbc.sql("delete from browser_session where expires_at <= ?")
                .param(now.toEpochMilli())
                .update();
    }

    // Looked up by digest: what an attacker can time is a digest they cannot choose.
    private static String hash(String word) {
        return Digests.hex(word);
    }
}
