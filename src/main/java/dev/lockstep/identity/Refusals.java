package dev.lockstep.identity;

import dev.lockstep.base.Database;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers where a person's token was refused: it is not tried there again. */
@Component
class Refusals {
    private final Database database;
    private final JdbcClient jdbc;
    private final InstantSource clock;

    Refusals(Database database, JdbcClient jdbc, InstantSource clock) {
        this.database = database;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param linkId where nothing is tried with it any more; null for everywhere, because the token is not accepted */
    void add(UUID identityId, @Nullable UUID linkId, String reason) {
        database.write(() -> {
            jdbc.sql("""
                    insert into identity_refusal (identity_id, link_id, reason, refused_at)
                    select id, ?, ?, ? from identity where id = ?
                    on conflict (identity_id, link_id) do nothing
                    """)
                    .params(linkId == null ? "" : linkId.toString(), reason, clock.millis(), identityId.toString())
                    .update();
        });
    }
}
