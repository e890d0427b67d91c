package dev.lockstep.identity;

import dev.lockstep.base.Database;
import dev.lockstep.event.Events;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers where a person's token was refused: it is not tried there again, and the person is told of it, once. */
@Component
class Refusals {
    private final Database database;
    private final JdbcClient jdbc;
    private final Events events;
    private final InstantSource clock;

    Refusals(Database database, JdbcClient jdbc, Events events, InstantSource clock) {
        this.database = database;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** @param linkId over which it is not tried any more; null for everywhere, because the token is not accepted */
    void add(UUID identityId, @Nullable UUID linkId, String of, String reason) {
        database.write(() -> {
            int fresh = jdbc.sql("""
                    insert into identity_refusal (identity_id, link_id, of_what, reason, refused_at)
                    select id, ?, ?, ?, ? from identity where id = ?
                    on conflict (identity_id, link_id, of_what) do nothing
                    """)
                    .params(linkId == null ? "" : linkId.toString(), of, reason, clock.millis(), identityId.toString())
                    .update();
            if (fresh == 1) {
                tell(identityId, linkId, reason);
            }
        });
    }

    private void tell(UUID identityId, @Nullable UUID linkId, String reason) {
        var person = UUID.fromString(jdbc.sql("select person_id from identity where id = ?")
                .param(identityId.toString())
                .query(String.class)
                .single());
        var news = new News(identityId, person, linkId, reason);
        events.publish("identity.refused", identityId.toString(), null, news);
    }

    private record News(UUID id, UUID personId, @Nullable UUID linkId, String reason) {}
}
