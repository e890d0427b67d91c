package dev.lockstep.event;

import dev.lockstep.base.Ids;
import dev.lockstep.base.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Events that a consumer could not take. Writes inside a unit of work. */
@Component
class Asides {
    private static final int MAX_REASON_CHARS = 1_000;

    private final JdbcClient jdbc;

    Asides(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(String consumer, Event event, String reason, Instant now) {
        jdbc.sql("""
                insert into event_aside (id, consumer, event_id, seq, type, name, subject, project_id, payload, at, reason, aside_at)
                values (:id, :consumer, :event, :seq, :type, :name, :subject, :project, :payload, :at, :reason, :now)
                on conflict (consumer, event_id) do update set reason = excluded.reason, aside_at = excluded.aside_at
                """)
                .param("id", Ids.next().toString())
                .param("consumer", consumer)
                .param("event", event.id().toString())
                .param("seq", event.seq())
                .param("type", event.type())
                .param("name", event.name())
                .param("subject", event.subject())
                .param(
                        "project",
                        event.projectId() == null ? null : event.projectId().toString())
                .param("payload", event.payload())
                .param("at", event.at().toEpochMilli())
                .param("reason", reason.substring(0, Math.min(reason.length(), MAX_REASON_CHARS)))
                .param("now", now.toEpochMilli())
                .update();
    }

    Optional<Aside> find(UUID id) {
        return jdbc.sql("select * from event_aside where id = ?")
                .param(id.toString())
                .query(Asides::aside)
                .optional();
    }

    /** Oldest first. */
    Slice<Aside> list(int limit, @Nullable String cursor) {
        var rows = jdbc.sql("select * from event_aside where id > ? order by id limit ?")
                .params(cursor == null ? "" : cursor, limit + 1)
                .query(Asides::aside)
                .list();
        return Slice.of(rows, limit, each -> each.id().toString());
    }

    boolean remove(UUID id) {
        return jdbc.sql("delete from event_aside where id = ?")
                        .param(id.toString())
                        .update()
                == 1;
    }

    private static Aside aside(ResultSet row, int number) throws SQLException {
        var project = row.getString("project_id");
        return new Aside(
                UUID.fromString(row.getString("id")),
                row.getString("consumer"),
                new Event(
                        row.getLong("seq"),
                        UUID.fromString(row.getString("event_id")),
                        row.getString("type"),
                        row.getString("name"),
                        row.getString("subject"),
                        project == null ? null : UUID.fromString(project),
                        row.getString("payload"),
                        Instant.ofEpochMilli(row.getLong("at"))),
                row.getString("reason"),
                Instant.ofEpochMilli(row.getLong("aside_at")));
    }
}
