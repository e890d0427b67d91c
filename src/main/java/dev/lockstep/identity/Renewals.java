package dev.lockstep.identity;

import dev.lockstep.base.Database;
import dev.lockstep.base.HubKey;
import dev.lockstep.base.Secret;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connection.Credential;
import dev.lockstep.identity.Sealed.Held;
import dev.lockstep.identity.grant.Granted;
import dev.lockstep.identity.grant.Providers;
import dev.lockstep.identity.grant.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Renews tokens that end, a little before they do. A refresh token is sent once, by whichever node claims the row first: providers
 * take a second use for a theft and take everything back. So where no answer says what became of it, it counts as spent.
 */
@Component
class Renewals {
    private static final Logger LOG = LoggerFactory.getLogger(Renewals.class);
    private static final Duration EARLY = Duration.ofMinutes(1);
    /** Longer than a request may take: whoever claimed it then died. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    private static final String AGAIN = " Connect the account again.";

    private final Database database;
    private final JdbcClient jdbc;
    private final Providers providers;
    private final Refusals refusals;
    private final Sealed sealed;
    private final InstantSource clock;

    Renewals(
            Database database,
            JdbcClient jdbc,
            Providers providers,
            Refusals refusals,
            HubKey key,
            InstantSource clock) {
        this.database = database;
        this.jdbc = jdbc;
        this.providers = providers;
        this.refusals = refusals;
        this.sealed = new Sealed(key);
        this.clock = clock;
    }

    /**
     * A token that is good now; empty where none can be had.
     *
     * @throws Renewing where another is just making one
     */
    Optional<Held> current(KeptToken kept, Connection connection) {
        var now = clock.instant();
        if (!kept.endsBefore(now.plus(EARLY))) {
            return Optional.of(open(kept));
        }
        database.assertOutside();
        return claimed(kept, now) ? renewed(kept, connection, now) : others(kept, now);
    }

    private Held open(KeptToken kept) {
        return sealed.open(kept.id(), kept.cipher());
    }

    private boolean claimed(KeptToken kept, Instant now) {
        return database.write(() -> jdbc.sql("""
                        update identity set renewing_at = :now
                        where id = :id and credential = :cipher and renewing_at is null
                          and (renew_after is null or renew_after <= :now)
                        """)
                        .param("now", now.toEpochMilli())
                        .param("id", kept.id().toString())
                        .param("cipher", kept.cipher())
                        .update()
                == 1);
    }

    private Optional<Held> others(KeptToken before, Instant now) {
        var kept = jdbc.sql("select * from identity where id = ?")
                .param(before.id().toString())
                .query((row, number) -> KeptToken.read(row))
                .optional();
        if (kept.isEmpty() || !kept.get().endsBefore(now)) {
            return kept.map(this::open);
        }
        var since = kept.get().renewingSince();
        if (since == null) {
            return Optional.empty(); // it could not be renewed a moment ago
        }
        if (now.isBefore(since.plus(PATIENCE))) {
            throw new Renewing(now.plus(LOOK_AGAIN));
        }
        return lost(kept.get(), "The renewal of the token was begun and never ended." + AGAIN);
    }

    private Optional<Held> renewed(KeptToken kept, Connection connection, Instant now) {
        var held = open(kept);
        var title = connection.tracker().title();
        if (held.refresh() == null) {
            return kept.endsBefore(now)
                    ? lost(kept, title + " gave this token for a while only, which is over." + AGAIN)
                    : released(kept, held, now);
        }
        var provider = providers.of(connection);
        if (provider.isEmpty()) {
            return released(kept, held, now); // an operator took the app out of the settings
        }
        return switch (provider.get().renew(held.refresh())) {
            case Verdict.Given(Granted granted) -> stored(kept, held, granted, now);
            case Verdict.No() -> lost(kept, title + " does not renew the token any more." + AGAIN);
            case Verdict.Unknown() -> {
                LOG.warn("{} does not accept this hub's app; check its client id and secret", title);
                yield released(kept, held, now);
            }
            case Verdict.Silent(boolean spent) ->
                spent
                        ? lost(kept, title + " gave no answer when the token was renewed." + AGAIN)
                        : released(kept, held, now);
        };
    }

    private Optional<Held> stored(KeptToken kept, Held old, Granted granted, Instant claim) {
        var refresh = granted.refresh() == null ? old.refresh() : granted.refresh();
        var fresh = new Held(with(old.credential(), granted.access()), refresh);
        var until = granted.until();
        int stored = database.write(() -> jdbc.sql("""
                update identity set credential = ?, expires_at = ?, renewing_at = null, renew_after = null
                where id = ? and renewing_at = ?
                """)
                .param(sealed.seal(kept.id(), fresh))
                .param(until == null ? null : until.toEpochMilli())
                .params(kept.id().toString(), claim.toEpochMilli())
                .update());
        return stored == 1 ? Optional.of(fresh) : Optional.empty(); // it was taken back meanwhile
    }

    private static Credential with(Credential old, Secret access) {
        return old instanceof Credential.Consented consented
                ? new Credential.Consented(access, consented.gateway())
                : new Credential.Token(access);
    }

    /** Nothing was spent: it is tried again in a while, and what is not over yet is good until then. */
    private Optional<Held> released(KeptToken kept, Held held, Instant now) {
        database.write(() -> {
            jdbc.sql("update identity set renewing_at = null, renew_after = ? where id = ? and renewing_at = ?")
                    .params(now.plus(PAUSE).toEpochMilli(), kept.id().toString(), now.toEpochMilli())
                    .update();
        });
        return kept.endsBefore(now) ? Optional.empty() : Optional.of(held);
    }

    private Optional<Held> lost(KeptToken kept, String reason) {
        refusals.add(kept.id(), null, Identity.Refusal.ALL, reason);
        return Optional.empty();
    }
}
