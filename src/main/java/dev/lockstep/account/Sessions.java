package dev.lockstep.account;

import dev.lockstep.base.Database;
import dev.lockstep.base.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
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
                insert(session, now);
            }
            return spent == 1;
        });
        return redeemed ? Optional.of(new Secret(session)) : Optional.empty();
    }

    private void insert(String session, Instant now) {
        jdbc.sql("insert into browser_session (session_hash, created_at, expires_at) values (?, ?, ?)")
                .params(
                        hash(session),
                        now.toEpochMilli(),
                        now.plus(SESSION_LIFE).toEpochMilli())
                .update();
    }

    public boolean valid(String session) {
        return jdbc.sql("select count(*) from browser_session where session_hash = ? and expires_at > ?")
                        .params(hash(session), clock.millis())
                        .query(Long.class)
                        .single()
                > 0;
    }

    public void end(String session) {
        database.write(() -> {
            jdbc.sql("delete from browser_session where session_hash = ?")
                    .param(hash(session))
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
        return HexFormat.of().formatHex(Digests.sha256(word));
    }
}
