package dev.lockstep.guard;

import dev.lockstep.base.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored plans. Methods that write run inside a unit of work; each names the state it starts from. */
@Component
class PlanRows {
    private final JdbcClient jdbc;

    PlanRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param pass null for what people do */
    record Place(
            UUID linkId,
            UUID projectId,
            Plan.Kind kind,
            @Nullable UUID pass) {}

    Optional<Plan> find(UUID id) {
        return jdbc.sql("select * from guard_plan where id = ?")
                .param(id.toString())
                .query(PlanRows::read)
                .optional();
    }

    /** Not carried out to the end, oldest first. */
    List<Plan> open() {
        return jdbc.sql("select * from guard_plan where done = 0 order by id")
                .query(PlanRows::read)
                .list();
    }

    List<Plan> heldOf(UUID linkId) {
        return jdbc.sql("select * from guard_plan where link_id = ? and state = 'held' order by id")
                .param(linkId.toString())
                .query(PlanRows::read)
                .list();
    }

    /** Until the unit ends nobody judges it; empty when there is none that collects. */
    Optional<UUID> touch(Place place, Instant now) {
        return jdbc.sql("""
                        update guard_plan set touched_at = ?
                        where link_id = ? and kind = ? and coalesce(pass, '') = ? and state = 'collecting' returning id
                        """)
                .params(now.toEpochMilli(), place.linkId().toString(), word(place.kind()), pass(place))
                .query((row, number) -> UUID.fromString(row.getString(1)))
                .optional();
    }

    /** False when it is decided by now; otherwise nobody decides it until the unit ends. */
    boolean touch(UUID id) {
        return jdbc.sql(
                                "update guard_plan set touched_at = touched_at where id = ? and state in ('collecting', 'held')")
                        .param(id.toString())
                        .update()
                == 1;
    }

    /** A key guards that there is one for each place; who comes second is run again. */
    UUID add(Place place, Instant now) {
        UUID id = Ids.next();
        jdbc.sql("""
                insert into guard_plan (id, link_id, project_id, pass, kind, state, done, opened_at, touched_at)
                values (:id, :link, :project, :pass, :kind, 'collecting', 0, :now, :now)
                """)
                .param("id", id.toString())
                .param("link", place.linkId().toString())
                .param("project", place.projectId().toString())
                .param("pass", place.pass() == null ? null : place.pass().toString())
                .param("kind", word(place.kind()))
                .param("now", now.toEpochMilli())
                .update();
        return id;
    }

    boolean release(UUID id, Instant now) {
        return jdbc.sql("update guard_plan set state = 'released', judged_at = ? where id = ? and state = 'collecting'")
                        .params(now.toEpochMilli(), id.toString())
                        .update()
                == 1;
    }

    boolean hold(UUID id, Danger danger, String sentence, Instant now) {
        return jdbc.sql("""
                        update guard_plan set state = 'held', danger = ?, sentence = ?, judged_at = ?
                        where id = ? and state = 'collecting'
                        """)
                        .params(danger.word(), sentence, now.toEpochMilli(), id.toString())
                        .update()
                == 1;
    }

    boolean answer(UUID id, Plan.State answer, String by, Instant now) {
        return jdbc.sql("""
                        update guard_plan set state = ?, answered_at = ?, answered_by = ? where id = ? and state = 'held'
                        """)
                        .params(word(answer), now.toEpochMilli(), by, id.toString())
                        .update()
                == 1;
    }

    void done(UUID id) {
        jdbc.sql("update guard_plan set done = 1 where id = ?")
                .param(id.toString())
                .update();
    }

    /** Removes some that were carried out and judged before a time. */
    int prune(Instant before, int limit) {
        return jdbc.sql("""
                        delete from guard_plan where id in (
                          select id from guard_plan where done = 1 and judged_at < ? order by id limit ?)
                        """).params(before.toEpochMilli(), limit).update();
    }

    /** What waited for a link that is no more finds out by itself. */
    void unlinked(UUID linkId, Instant now) {
        jdbc.sql("""
                update guard_plan set state = 'released', judged_at = coalesce(judged_at, ?)
                where link_id = ? and state in ('collecting', 'held')
                """).params(now.toEpochMilli(), linkId.toString()).update();
        jdbc.sql("delete from guard_deletion where link_id = ?")
                .param(linkId.toString())
                .update();
    }

    private static String pass(Place place) {
        return place.pass() == null ? "" : place.pass().toString();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Plan read(ResultSet row, int number) throws SQLException {
        String danger = row.getString("danger");
        return new Plan(
                id(row, "id"),
                id(row, "link_id"),
                id(row, "project_id"),
                row.getString("pass") == null ? null : id(row, "pass"),
                Plan.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                Plan.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                danger == null ? null : Danger.of(danger),
                row.getString("sentence"),
                Instant.ofEpochMilli(row.getLong("opened_at")),
                Instant.ofEpochMilli(row.getLong("touched_at")),
                time(row, "judged_at"),
                time(row, "answered_at"),
                row.getString("answered_by"));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return UUID.fromString(row.getString(column));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
