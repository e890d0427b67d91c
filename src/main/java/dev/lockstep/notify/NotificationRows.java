package dev.lockstep.notify;

import dev.lockstep.base.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code notification}. Writes inside the caller's unit of work. */
final class NotificationRows {
    /** No sign beyond hex digits: where that stands depends on the collation of a PostgreSQL. */
    private final JdbcClient jdbc;

    NotificationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty when the person was told the same thing before. */
    Optional<Notification> add(Draft draft, Instant at) {
        var made = new Notification(
                Ids.next(),
                draft.to(),
                draft.kind(),
                draft.content(),
                draft.projectId(),
                draft.issueId(),
                draft.by(),
                at,
                null);
        int added = jdbc.sql("""
                insert into notification (id, person_id, kind, content, project_id, issue_id, by_id, once, created_at)
                values (:id, :person, :kind, :content, :project, :issue, :by, :once, :at) on conflict (person_id, once) do nothing
                """)
                .param("id", made.id().toString())
                .param("person", made.personId().toString())
                .param("kind", made.kind().word())
                .param("content", made.content())
                .param("project", text(made.projectId()))
                .param("issue", text(made.issueId()))
                .param("by", text(made.byId()))
                .param("once", draft.once())
                .param("at", at.toEpochMilli())
                .update();
        return added == 1 ? Optional.of(made) : Optional.empty();
    }

    /** Newest first. */
    List<Notification> list(UUID person, boolean unread, String before, int rows, long skipped) {
        return jdbc.sql("select * from notification where person_id = :person and id < :before"
                        + (unread ? " and read_at is null" : "") + " order by id desc limit :rows offset :skipped")
                .param("person", person.toString())
                .param("before", before)
                .param("rows", rows)
                .param("skipped", skipped)
                .query(NotificationRows::read)
                .list();
    }

    long count(UUID person, boolean unread) {
        return jdbc.sql("select count(*) from notification where person_id = ?"
                        + (unread ? " and read_at is null" : ""))
                .param(person.toString())
                .query(Long.class)
                .single();
    }

    /** False when it is nobody's, or somebody else's. */
    boolean markRead(UUID person, UUID id, Instant at) {
        return jdbc.sql("update notification set read_at = coalesce(read_at, ?) where id = ? and person_id = ?")
                        .params(at.toEpochMilli(), id.toString(), person.toString())
                        .update()
                == 1;
    }

    int markAllRead(UUID person, UUID upTo, Instant at) {
        return jdbc.sql("update notification set read_at = ? where person_id = ? and read_at is null and id <= ?")
                .params(at.toEpochMilli(), person.toString(), upTo.toString())
                .update();
    }

    int prune(Instant before, int rows) {
        return jdbc.sql("""
                delete from notification where id in (select id from notification where created_at < ? order by created_at limit ?)
                """).params(before.toEpochMilli(), rows).update();
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static @Nullable UUID id(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }

    static Notification read(ResultSet row, int number) throws SQLException {
        long read = row.getLong("read_at");
        boolean unread = row.wasNull();
        return new Notification(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("person_id")),
                Kind.of(row.getString("kind")),
                row.getString("content"),
                id(row.getString("project_id")),
                id(row.getString("issue_id")),
                id(row.getString("by_id")),
                Instant.ofEpochMilli(row.getLong("created_at")),
                unread ? null : Instant.ofEpochMilli(read));
    }
}
