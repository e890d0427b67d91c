package dev.lockstep.hearing;

import dev.lockstep.base.Database;
import dev.lockstep.connector.hook.HookStanding;
import dev.lockstep.connector.hook.HookStanding.State;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the webhook of each link stood when it was looked for last. Thread-safe. */
@Component
public final class FoundHooks {
    private final Database database;
    private final JdbcClient jdbc;

    FoundHooks(Database database, JdbcClient jdbc) {
        this.database = database;
        this.jdbc = jdbc;
    }

    /** A tracker that could not be asked takes nothing back that was known. Opens its own unit of work. */
    public void store(UUID link, HookStanding found, Instant at) {
        @Nullable Long seen = found.state() == State.IN_PLACE ? at.toEpochMilli() : null;
        database.write(() -> jdbc.sql("""
                        insert into link_hook (link_id, state, message, looked_at, seen_at)
                        select id, ?, ?, ?, cast(? as bigint) from link where id = ?
                        on conflict (link_id) do update set
                          state = case when excluded.state = 'unknown' then link_hook.state else excluded.state end,
                          message = case when excluded.state = 'unknown' then link_hook.message else excluded.message end,
                          looked_at = excluded.looked_at, seen_at = coalesce(excluded.seen_at, link_hook.seen_at)
                        """)
                .param(found.state().word())
                .param(found.message())
                .param(at.toEpochMilli())
                .param(seen)
                .param(link.toString())
                .update());
    }

    /** What is wrong with a webhook that once was in place, in words; one that nobody ever registered is not missed. */
    public Optional<String> missed(UUID link) {
        return jdbc.sql("""
                        select message from link_hook
                        where link_id = ? and seen_at is not null and state in ('wrong', 'off', 'absent')
                        """).param(link.toString()).query(String.class).optional();
    }

    /** The links that were looked at after this moment. */
    Set<UUID> lookedAfter(Instant moment) {
        return jdbc
                .sql("select link_id from link_hook where looked_at > ?")
                .param(moment.toEpochMilli())
                .query(String.class)
                .list()
                .stream()
                .map(UUID::fromString)
                .collect(Collectors.toSet());
    }
}
