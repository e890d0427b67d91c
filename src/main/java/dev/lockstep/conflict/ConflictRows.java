package dev.lockstep.conflict;

import dev.lockstep.base.Json;
import dev.lockstep.conflict.Conflict.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code conflict}. */
@Component
final class ConflictRows {
    private final JdbcClient jdbc;

    ConflictRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Conflict conflict) {
        jdbc.sql("""
                insert into conflict (id, project_id, issue_id, subject_id, link_id, field, policy, state, base_value,
                  hub_value, remote_value, remote_raw, hub_seen, remote_seen, winning, resolution, resolved_by,
                  carried_out, version, opened_at, ended_at)
                values (:id, :project, :issue, :subject, :link, :field, :policy, :state, :base, :hub, :remote, :raw,
                  :hubSeen, :remoteSeen, :winning, :resolution, :by, :carried, :version, :opened, :ended)
                """)
                .param("id", conflict.id().toString())
                .param("project", conflict.place().projectId().toString())
                .param("issue", conflict.place().issueId().toString())
                .param("subject", conflict.place().subjectId().toString())
                .param("link", conflict.place().linkId().toString())
                .param("field", conflict.field())
                .param("policy", conflict.policy())
                .param("opened", conflict.openedAt().toEpochMilli())
                .params(mutable(conflict))
                .param("version", conflict.version())
                .update();
    }

    /** Stores everything that may change. False when its version is no longer the stored one. */
    boolean update(Conflict conflict) {
        return jdbc.sql("""
                update conflict set state = :state, base_value = :base, hub_value = :hub, remote_value = :remote,
                  remote_raw = :raw, hub_seen = :hubSeen, remote_seen = :remoteSeen, winning = :winning,
                  resolution = :resolution, resolved_by = :by, carried_out = :carried, ended_at = :ended,
                  version = :version + 1
                where id = :id and version = :version
                """)
                        .param("id", conflict.id().toString())
                        .param("version", conflict.version())
                        .params(mutable(conflict))
                        .update()
                == 1;
    }

    /** The tracker has the same value in other words; nothing that a person sees has changed. */
    boolean respelt(Conflict conflict, String there) {
        return jdbc.sql("update conflict set remote_raw = ? where id = ? and version = ?")
                        .params(there, conflict.id().toString(), conflict.version())
                        .update()
                == 1;
    }

    private static Map<String, @Nullable Object> mutable(Conflict conflict) {
        var ended = conflict.endedAt();
        var values = new HashMap<String, @Nullable Object>();
        values.put("state", word(conflict.state()));
        values.put("base", conflict.sides().base());
        values.put("hub", conflict.sides().hub());
        values.put("remote", conflict.sides().remote());
        values.put("raw", conflict.there());
        values.put("hubSeen", Json.write(conflict.hub()));
        values.put("remoteSeen", Json.write(conflict.remote()));
        values.put("winning", conflict.winning());
        values.put("resolution", conflict.resolution());
        values.put("by", conflict.resolvedBy());
        values.put("carried", conflict.carriedOut() ? 1 : 0);
        values.put("ended", ended == null ? null : ended.toEpochMilli());
        return values;
    }

    Optional<Conflict> find(UUID id) {
        return jdbc.sql("select * from conflict where id = ?")
                .param(id.toString())
                .query(ConflictRows::conflict)
                .optional();
    }

    /** What a look at the subject has to know of: open ones, and answers that it has to carry out. */
    List<Conflict> waiting(UUID linkId, UUID subjectId) {
        return jdbc.sql("select * from conflict where link_id = ? and subject_id = ? and carried_out = 0 order by id")
                .params(linkId.toString(), subjectId.toString())
                .query(ConflictRows::conflict)
                .list();
    }

    long countOpen(UUID linkId) {
        return jdbc.sql("select count(*) from conflict where link_id = ? and state = 'open'")
                .param(linkId.toString())
                .query(Long.class)
                .single();
    }

    boolean hasFight(UUID linkId) {
        return !jdbc.sql("select id from conflict where link_id = ? and state = 'open' and policy = 'fight' limit 1")
                .param(linkId.toString())
                .query(String.class)
                .list()
                .isEmpty();
    }

    List<Conflict> openOf(UUID linkId, int limit) {
        return jdbc.sql("select * from conflict where link_id = ? and state = 'open' order by id limit ?")
                .params(linkId.toString(), limit)
                .query(ConflictRows::conflict)
                .list();
    }

    /** Newest first. */
    List<Conflict> list(ConflictFilter filter, int rows, @Nullable String before) {
        var where = new ArrayList<String>(List.of("1 = 1"));
        var values = new ArrayList<Object>();
        if (filter.state() != null) {
            where.add("state = '" + word(filter.state()) + "'"); // in the words of the index
        }
        condition("project_id = ?", filter.projectId(), where, values);
        condition("issue_id = ?", filter.issueId(), where, values);
        condition("link_id = ?", filter.linkId(), where, values);
        condition("field = ?", filter.field(), where, values);
        condition("id < ?", before, where, values);
        values.add(rows);
        return jdbc.sql("select * from conflict where " + String.join(" and ", where) + " order by id desc limit ?")
                .params(values)
                .query(ConflictRows::conflict)
                .list();
    }

    private static void condition(String sql, @Nullable Object value, List<String> where, List<Object> values) {
        if (value != null) {
            where.add(sql);
            values.add(value.toString());
        }
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return UUID.fromString(row.getString(column));
    }

    private static Conflict conflict(ResultSet row, int at) throws SQLException {
        long ended = row.getLong("ended_at");
        var endedAt = row.wasNull() ? null : Instant.ofEpochMilli(ended);
        return new Conflict(
                id(row, "id"),
                new Place(id(row, "project_id"), id(row, "issue_id"), id(row, "subject_id"), id(row, "link_id")),
                row.getString("field"),
                new Sides(row.getString("base_value"), row.getString("hub_value"), row.getString("remote_value")),
                row.getString("remote_raw"),
                Json.read(row.getString("hub_seen"), Seen.class),
                Json.read(row.getString("remote_seen"), Seen.class),
                row.getString("policy"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("winning"),
                row.getString("resolution"),
                row.getString("resolved_by"),
                row.getInt("carried_out") == 1,
                row.getLong("version"),
                Instant.ofEpochMilli(row.getLong("opened_at")),
                endedAt);
    }
}
