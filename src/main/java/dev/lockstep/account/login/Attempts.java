package dev.lockstep.account.login;

import dev.lockstep.account.Digests;
import dev.lockstep.base.Database;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Brakes on guessing: so many tries for each account and each address in a quarter of an hour, on all nodes together. A try
 * is counted before it is judged, so many at once gain nothing. Unknown accounts are counted as known ones are.
 */
@Component
public class Attempts {
    /** Longer than this nobody is kept out because of what others did. */
    static final Duration WINDOW = Duration.ofMinutes(15);

    private static final int PRUNED = 100;

    private final Database database;
    private final JdbcClient jdbc;
    private final InstantSource clock;

    Attempts(Database database, JdbcClient jdbc, InstantSource clock) {
        this.database = database;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is counted, and how often it may be tried within the window. */
    public enum Kind {
        LOGIN(10, 100),
        /** A way to use up somebody's mailbox. */
        FORGOTTEN(3, 30),
        REGISTRATION(10, 30),
        /** Whether there is an account with an address. */
        LOOKUP(30, 300),
        /** Answers of an OpenID provider: each is checked there. Nobody guesses an account by it. */
        OPENID(100, 100),
        /** Of another place, through this hub. */
        TOKEN(10, 100);

        final int perAccount;
        final int perAddress;

        Kind(int perAccount, int perAddress) {
            this.perAccount = perAccount;
            this.perAddress = perAddress;
        }
    }

    /** @throws Later when it was tried too often */
    void count(Kind kind, String account, String address) {
        long now = clock.millis();
        long wait = database.write(() -> {
            forgetOld(now);
            long ofAddress = counted(key(kind, "address", Networks.of(address)), kind.perAddress, now);
            // Who is stopped by the address must not use up the tries of the account.
            return ofAddress > 0 ? ofAddress : counted(key(kind, "account", account), kind.perAccount, now);
        });
        stop(wait);
    }

    /** For what names no account. @throws Later when this address tried it too often */
    public void count(Kind kind, String address) {
        long now = clock.millis();
        stop(database.write(() -> {
            forgetOld(now);
            return counted(key(kind, "address", Networks.of(address)), kind.perAddress, now);
        }));
    }

    private static void stop(long wait) {
        if (wait > 0) {
            var after = Duration.ofMillis(wait).plusSeconds(1);
            throw new Later(
                    Later.Why.TOO_OFTEN,
                    after,
                    "This was tried too often. Try again in " + (after.toMinutes() + 1) + " minutes.");
        }
    }

    /** The account has shown that it is the right person who tries. */
    void forget(Kind kind, String account) {
        database.write(() -> {
            jdbc.sql("delete from attempt where key_hash = ?")
                    .param(key(kind, "account", account))
                    .update();
        });
    }

    /** Milliseconds to wait, 0 when this one is within the limit. */
    private long counted(String key, int limit, long now) {
        var row = jdbc.sql("""
                insert into attempt (key_hash, began_at, times) values (?, ?, 1)
                on conflict (key_hash) do update set
                  times = case when attempt.began_at <= ? then 1 else attempt.times + 1 end,
                  began_at = case when attempt.began_at <= ? then excluded.began_at else attempt.began_at end
                returning began_at, times
                """)
                .params(key, now, now - WINDOW.toMillis(), now - WINDOW.toMillis())
                .query((found, number) -> new long[] {found.getLong("began_at"), found.getLong("times")})
                .single();
        return row[1] <= limit ? 0 : Math.max(1, row[0] + WINDOW.toMillis() - now);
    }

    private void forgetOld(long now) {
        jdbc.sql("""
                delete from attempt where key_hash in
                  (select key_hash from attempt where began_at <= ? order by began_at limit ?)
                """).params(now - WINDOW.toMillis(), PRUNED).update();
    }

    private static String key(Kind kind, String what, String value) {
        return Digests.hex(kind + " " + what + " " + value);
    }
}
