package dev.lockstep.sync.plan;

import dev.lockstep.base.Json;
import dev.lockstep.base.Slice;
import dev.lockstep.sync.Rehearsal;
import dev.lockstep.sync.Rehearsal.Change;
import dev.lockstep.sync.Rehearsal.From;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code plan_change}. */
@Component
final class PlanChanges {
    private final JdbcClient jdbc;

    PlanChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID planId, List<Draft> drafts) {
        long seq = jdbc.sql("select coalesce(max(seq), 0) from plan_change where plan_id = ?")
                .param(planId.toString())
                .query(Long.class)
                .single();
        for (Draft draft : drafts) {
            insert(planId, ++seq, draft);
        }
    }

    private void insert(UUID planId, long seq, Draft draft) {
        Change change = draft.change();
        From from = change.from();
        jdbc.sql("""
                insert into plan_change (plan_id, seq, kind, link_id, issue_id, subject_id, title, fields, prints, source,
                  remote_id, why, verdict, state, reason)
                values (:plan, :seq, :kind, :link, :issue, :subject, :title, :fields, :prints, :source, :remote, :why,
                  :verdict, :state, :reason)
                """)
                .param("plan", planId.toString())
                .param("seq", seq)
                .param("kind", word(change.kind()))
                .param("link", text(change.linkId()))
                .param("issue", change.issueId().toString())
                .param("subject", change.subjectId().toString())
                .param("title", change.title())
                .param("fields", Json.write(Values.shown(change.fields())))
                .param("prints", Json.write(Values.prints(change.fields())))
                .param("source", from == null ? null : Json.write(from))
                .param("remote", from == null ? null : from.remoteId())
                .param("why", change.why())
                .param(
                        "verdict",
                        draft.verdict() == null ? null : draft.verdict().word())
                .param("state", word(draft.state()))
                .param("reason", draft.reason())
                .update();
    }

    Slice<PlannedChange> list(UUID planId, PlannedChange.@Nullable State state, int limit, @Nullable String cursor) {
        List<PlannedChange> rows = jdbc.sql("""
                select * from plan_change where plan_id = :plan and seq > :after
                  and (cast(:state as text) is null or state = :state) order by seq limit :limit
                """)
                .param("plan", planId.toString())
                .param("after", Cursors.number(cursor))
                .param("state", state == null ? null : word(state))
                .param("limit", limit + 1)
                .query(PlanChanges::change)
                .list();
        return Slice.of(rows, limit, each -> Long.toString(each.seq()));
    }

    void move(UUID planId, PlannedChange each, PlannedChange.State state, @Nullable String reason) {
        jdbc.sql("""
                update plan_change set state = :state, reason = :reason
                where plan_id = :plan and seq = :seq and state = :from
                """)
                .param("state", word(state))
                .param("reason", reason)
                .param("plan", planId.toString())
                .param("seq", each.seq())
                .param("from", word(each.state()))
                .update();
    }

    /** Issues that are still to be taken out of the hub. */
    List<PlannedChange> removals(UUID planId, int limit) {
        return jdbc.sql("""
                select * from plan_change where plan_id = ? and state = 'queued' and kind = 'delete' and link_id is null
                  and issue_id = subject_id order by seq limit ?
                """)
                .params(planId.toString(), limit)
                .query(PlanChanges::change)
                .list();
    }

    /** True when everything that was to be deleted of it at trackers is. */
    boolean isGoneElsewhere(UUID planId, UUID subjectId) {
        return jdbc.sql("""
                        select count(*) from plan_change where plan_id = ? and subject_id = ? and kind = 'delete'
                          and link_id is not null and state <> 'applied'
                        """)
                        .params(planId.toString(), subjectId.toString())
                        .query(Long.class)
                        .single()
                == 0;
    }

    boolean isAbout(UUID planId, UUID issueId) {
        return jdbc.sql("select count(*) from plan_change where plan_id = ? and subject_id = ?")
                        .params(planId.toString(), issueId.toString())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** What was asked for and nobody has done. */
    void leave(UUID planId, String reason) {
        jdbc.sql("update plan_change set state = 'left', reason = ? where plan_id = ? and state = 'queued'")
                .params(reason, planId.toString())
                .update();
    }

    /** True when the plan brings it into the hub. */
    boolean arrives(UUID planId, UUID subjectId) {
        return jdbc.sql("""
                        select count(*) from plan_change
                        where plan_id = ? and subject_id = ? and kind = 'create' and link_id is null
                        """)
                        .params(planId.toString(), subjectId.toString())
                        .query(Long.class)
                        .single()
                > 0;
    }

    Map<String, Long> states(UUID planId) {
        Map<String, Long> counts = new TreeMap<>();
        jdbc.sql("select state, count(*) from plan_change where plan_id = ? group by state")
                .param(planId.toString())
                .query((row, number) -> counts.put(row.getString(1), row.getLong(2)))
                .list();
        return counts;
    }

    boolean isMatched(UUID planId, UUID linkId, UUID issueId) {
        return jdbc.sql(
                                "select count(*) from plan_change where plan_id = ? and link_id = ? and issue_id = ? and kind = 'match'")
                        .params(planId.toString(), linkId.toString(), issueId.toString())
                        .query(Long.class)
                        .single()
                > 0;
    }

    List<Summary.Line> lines(UUID planId) {
        return jdbc.sql("""
                select link_id, kind, case when issue_id = subject_id then 0 else 1 end as comments, count(*) as n
                from plan_change where plan_id = ? group by 1, 2, 3 order by 2, 3, 1
                """)
                .param(planId.toString())
                .query((row, number) -> new Summary.Line(
                        id(row, "link_id"), row.getString("kind"), row.getInt("comments") == 1, row.getLong("n")))
                .list();
    }

    Map<String, Long> verdicts(UUID planId) {
        Map<String, Long> counts = new TreeMap<>();
        jdbc.sql("select verdict, count(*) from plan_change where plan_id = ? and verdict is not null group by verdict")
                .param(planId.toString())
                .query((row, number) -> counts.put(row.getString(1), row.getLong(2)))
                .list();
        return counts;
    }

    private static PlannedChange change(ResultSet row, int number) throws SQLException {
        String source = row.getString("source");
        String verdict = row.getString("verdict");
        var change = new Change(
                Rehearsal.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                id(row, "link_id"),
                UUID.fromString(row.getString("issue_id")),
                UUID.fromString(row.getString("subject_id")),
                row.getString("title"),
                List.of(Json.read(row.getString("fields"), Rehearsal.FieldChange[].class)),
                source == null ? null : Json.read(source, From.class),
                row.getString("why"));
        return new PlannedChange(
                row.getLong("seq"),
                change,
                verdict == null ? null : Verdict.valueOf(verdict.toUpperCase(Locale.ROOT)),
                PlannedChange.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("reason"));
    }

    private static @Nullable UUID id(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : UUID.fromString(text);
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
