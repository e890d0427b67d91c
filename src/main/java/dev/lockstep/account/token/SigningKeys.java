package dev.lockstep.account.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.lockstep.base.Database;
import dev.lockstep.base.HubKey;
import dev.lockstep.base.Ids;
import dev.lockstep.base.UntilChanged;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The keys of access tokens. A new one takes over after thirty days; the one before is believed for a day more. Thread-safe. */
@Component
class SigningKeys {
    static final Duration SIGNS = Duration.ofDays(30);
    static final Duration BELIEVED = SIGNS.plusDays(1);
    private static final int BITS = 2048;

    private final Database database;
    private final JdbcClient jdbc;
    private final HubKey hubKey;
    private final InstantSource clock;
    private final UntilChanged<List<Dated>> kept;

    SigningKeys(Database database, JdbcClient jdbc, HubKey hubKey, InstantSource clock) {
        this.database = database;
        this.jdbc = jdbc;
        this.hubKey = hubKey;
        this.clock = clock;
        kept = new UntilChanged<>(database, "signing keys", this::readAll);
    }

    private record Dated(RSAKey key, Instant createdAt) {
        boolean younger(Duration age, Instant now) {
            return now.isBefore(createdAt.plus(age));
        }
    }

    /** The one that signs now, made if there is none. */
    RSAKey signing() {
        var now = clock.instant();
        return young(now).orElseGet(() -> made(now));
    }

    /** All that are believed now. */
    List<JWK> believed() {
        var now = clock.instant();
        return kept.get().stream()
                .filter(each -> each.younger(BELIEVED, now))
                .<JWK>map(Dated::key)
                .toList();
    }

    private java.util.Optional<RSAKey> young(Instant now) {
        return kept.get().stream()
                .filter(each -> each.younger(SIGNS, now))
                .findFirst()
                .map(Dated::key);
    }

    /** Made outside the unit, since that takes a moment; of several nodes that make one at once, one keeps it. */
    private RSAKey made(Instant now) {
        var fresh = generated();
        return database.write(() -> {
            database.alone("signing key");
            var faster =
                    readAll().stream().filter(each -> each.younger(SIGNS, now)).findFirst();
            if (faster.isPresent()) {
                return faster.get().key();
            }
            jdbc.sql("delete from signing_key where created_at <= ?")
                    .param(now.minus(BELIEVED).toEpochMilli())
                    .update();
            jdbc.sql("insert into signing_key (id, private_jwk, created_at) values (?, ?, ?)")
                    .params(
                            fresh.getKeyID(),
                            hubKey.encrypt(fresh.toJSONString(), place(fresh.getKeyID())),
                            now.toEpochMilli())
                    .update();
            kept.changed();
            return fresh;
        });
    }

    private List<Dated> readAll() {
        return jdbc.sql("select * from signing_key order by created_at desc, id desc")
                .query((row, number) -> new Dated(
                        read(hubKey.decrypt(row.getString("private_jwk"), place(row.getString("id")), "A stored key")),
                        Instant.ofEpochMilli(row.getLong("created_at"))))
                .list();
    }

    private static String place(String id) {
        return "signing_key/" + id + "/private_jwk";
    }

    private static RSAKey generated() {
        try {
            return new RSAKeyGenerator(BITS).keyID(Ids.next().toString()).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("An RSA key could not be made.", impossible);
        }
    }

    private static RSAKey read(String text) {
        try {
            return RSAKey.parse(text);
        } catch (ParseException foreign) {
            throw new IllegalStateException("A stored signing key is no JWK.", foreign);
        }
    }
}
