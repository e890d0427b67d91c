package dev.lockstep.sync.plan;

import dev.lockstep.base.Database;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Json;
import dev.lockstep.base.Outdated;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Slice;
import dev.lockstep.event.Events;
import dev.lockstep.sync.Link;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code plan}. Every change of a plan is told as {@code plan.updated}. */
@Component
final class StoredPlans implements Outdated {
    /** Of one link; the oldest leaves for a new one. */
    static final int KEPT = 50;

    private final JdbcClient jdbc;
    private final Database database;
    private final Events events;
    private final InstantSource clock;

    StoredPlans(JdbcClient jdbc, Database database, Events events, InstantSource clock) {
        this.jdbc = jdbc;
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    /** Or the one that is being made. Inside a unit of work. */
    Plan begin(Link link, Plan.Kind kind, @Nullable UUID jobId) {
        UUID id = Ids.next();
        int rows = jdbc.sql("""
                insert into plan (id, project_id, link_id, kind, status, message, job_id, summary, created_at)
                values (:id, :project, :link, :kind, 'reading', 'Waiting to begin', :job, :summary, :now)
                on conflict do nothing
                """)
                .param("id", id.toString())
                .param("project", link.projectId().toString())
                .param("link", link.id().toString())
                .param("kind", word(kind))
                .param("job", jobId == null ? null : jobId.toString())
                .param("summary", Json.write(Summary.NONE))
                .param("now", clock.millis())
                .update();
        if (rows == 0) {
            return being(link.id(), kind).orElseThrow();
        }
        jdbc.sql("""
                delete from plan where id in (select id from plan where link_id = :link
                  and status in ('ready', 'applied', 'failed') order by id desc limit 500 offset :kept)
                """).param("link", link.id().toString()).param("kept", KEPT).update();
        publish(id, link.projectId());
        return find(id).orElseThrow();
    }

    private Optional<Plan> being(UUID linkId, Plan.Kind kind) {
        return jdbc.sql("select * from plan where link_id = ? and kind = ? and status in ('reading', 'deciding')")
                .params(linkId.toString(), word(kind))
                .query(StoredPlans::plan)
                .optional();
    }

    Optional<Plan> find(UUID id) {
        return jdbc.sql("select * from plan where id = ?")
                .param(id.toString())
                .query(StoredPlans::plan)
                .optional();
    }

    List<Plan> live() {
        return jdbc.sql("select * from plan where status in ('reading', 'deciding', 'applying') order by id limit 200")
                .query(StoredPlans::plan)
                .list();
    }

    Slice<Plan> list(@Nullable UUID linkId, int limit, @Nullable String cursor) {
        List<Plan> rows = jdbc.sql("""
                select * from plan where (cast(:link as text) is null or link_id = :link)
                  and (cast(:before as text) is null or id < :before) order by id desc limit :limit
                """)
                .param("link", linkId == null ? null : linkId.toString())
                .param("before", cursor)
                .param("limit", limit + 1)
                .query(StoredPlans::plan)
                .list();
        return Slice.of(rows, limit, plan -> plan.id().toString());
    }

    void say(Plan plan, String message) {
        set(plan, "message = :value", message);
    }

    void deciding(Plan plan) {
        set(plan, "status = 'deciding', message = :value", "Comparing");
    }

    /** @param requests that the reading has taken besides */
    void read(Plan plan, long requests) {
        jdbc.sql("update plan set pages = pages + ? where id = ?")
                .params(requests, plan.id().toString())
                .update();
    }

    @Nullable
    String fillCursor(Plan plan) {
        return jdbc.sql("select coalesce(fill_cursor, '') from plan where id = ?")
                .param(plan.id().toString())
                .query(String.class)
                .single();
    }

    void fillCursor(Plan plan, String cursor) {
        jdbc.sql("update plan set fill_cursor = ? where id = ?")
                .params(cursor, plan.id().toString())
                .update();
    }

    void ready(Plan plan, Summary summary, String message) {
        jdbc.sql("update plan set summary = ? where id = ?")
                .params(Json.write(summary), plan.id().toString())
                .update();
        end(plan, "ready", message);
    }

    /** From ready; false when it is not. */
    boolean apply(Plan plan) {
        int rows = jdbc.sql(
                        "update plan set status = 'applying', message = 'Applying' where id = ? and status = 'ready'")
                .param(plan.id().toString())
                .update();
        publish(plan.id(), plan.projectId());
        return rows == 1;
    }

    void applied(Plan plan, String message) {
        end(plan, "applied", message);
    }

    void fail(Plan plan, String message) {
        database.write(() -> end(plan, "failed", message));
    }

    private void end(Plan plan, String status, String message) {
        jdbc.sql("delete from plan_read where plan_id = ?")
                .param(plan.id().toString())
                .update();
        jdbc.sql("update plan set status = ?, message = ?, ended_at = ? where id = ?")
                .params(status, message, clock.millis(), plan.id().toString())
                .update();
        publish(plan.id(), plan.projectId());
    }

    private void set(Plan plan, String assignment, String value) {
        int rows = jdbc.sql("update plan set " + assignment + " where id = :id")
                .param("value", value)
                .param("id", plan.id().toString())
                .update();
        if (rows == 1) {
            publish(plan.id(), plan.projectId());
        }
    }

    void delete(UUID id) {
        int rows = jdbc.sql("delete from plan where id = ? and status <> 'applying'")
                .param(id.toString())
                .update();
        if (rows == 0 && find(id).isPresent()) {
            throw new Refused(
                    Refused.Kind.STATE,
                    "plan_is_applied",
                    null,
                    "This plan is being carried out; wait until it has ended.");
        }
        if (rows == 0) {
            throw Refused.notFound("plan");
        }
    }

    @Override
    public int prune(Instant before, int rows) {
        return jdbc.sql("""
                delete from plan where id in (
                  select id from plan where created_at < ? and status in ('ready', 'applied', 'failed')
                  order by created_at limit ?)
                """).params(before.toEpochMilli(), rows).update();
    }

    private void publish(UUID id, UUID projectId) {
        events.publish("plan.updated", id.toString(), projectId, Map.of("id", id));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Plan plan(ResultSet row, int number) throws SQLException {
        String job = row.getString("job_id");
        long ended = row.getLong("ended_at");
        return new Plan(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("project_id")),
                UUID.fromString(row.getString("link_id")),
                Plan.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                Plan.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getString("message"),
                job == null ? null : UUID.fromString(job),
                row.getLong("pages"),
                Json.read(row.getString("summary"), Summary.class),
                Instant.ofEpochMilli(row.getLong("created_at")),
                ended == 0 ? null : Instant.ofEpochMilli(ended));
    }
}
