package dev.lockstep.guard;

import dev.lockstep.guard.Change.What;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the plans consist of, and the deletions that went out unasked. Methods that write run inside a unit of work. */
@Component
class ChangeRows {
    private final JdbcClient jdbc;

    ChangeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Once for each record: what was planned before it is sent with it. */
    void add(UUID plan, Change change) {
        jdbc.sql("""
                insert into guard_change (plan_id, subject_id, issue_id, what, fields) values (?, ?, ?, ?, ?)
                on conflict (plan_id, subject_id) do update set
                  what = case when guard_change.what = 'create' and excluded.what = 'edit' then 'create' else excluded.what end,
                  fields = case when guard_change.fields = '' or excluded.fields = '' then ''
                    else guard_change.fields || ',' || excluded.fields end
                """)
                .params(
                        plan.toString(),
                        change.subjectId().toString(),
                        change.issueId().toString(),
                        change.what().name().toLowerCase(Locale.ROOT),
                        change.names())
                .update();
    }

    Counts counts(UUID plan) {
        return jdbc.sql("""
                        select count(*), coalesce(sum(case when what = 'create' then 1 else 0 end), 0),
                          coalesce(sum(case when what = 'delete' then 1 else 0 end), 0)
                        from guard_change where plan_id = ?
                        """)
                .param(plan.toString())
                .query((row, number) -> {
                    long all = row.getLong(1);
                    long creates = row.getLong(2);
                    long deletes = row.getLong(3);
                    return new Counts(all, creates, all - creates - deletes, deletes);
                })
                .single();
    }

    /** What the same pass was allowed on the link before. */
    long releasedBefore(Plan plan) {
        if (plan.pass() == null) {
            return 0;
        }
        return jdbc.sql("""
                        select count(*) from guard_change c join guard_plan p on p.id = c.plan_id
                        where p.pass = ? and p.link_id = ? and p.state = 'released'
                        """)
                .params(plan.pass().toString(), plan.linkId().toString())
                .query(Long.class)
                .single();
    }

    Optional<Change> find(UUID plan, UUID subjectId) {
        return jdbc.sql("select * from guard_change where plan_id = ? and subject_id = ?")
                .params(plan.toString(), subjectId.toString())
                .query(ChangeRows::read)
                .optional();
    }

    /** The plan of these that wants to write the issue or something of it. */
    Optional<UUID> planOf(UUID issueId, List<UUID> plans) {
        return jdbc.sql(
                        "select plan_id from guard_change where issue_id = :issue and plan_id in (:plans) order by plan_id limit 1")
                .param("issue", issueId.toString())
                .param("plans", plans.stream().map(UUID::toString).toList())
                .query((row, number) -> UUID.fromString(row.getString(1)))
                .optional();
    }

    List<Change> some(UUID plan, int limit) {
        return list("select * from guard_change where plan_id = ? order by subject_id limit ?", plan, limit);
    }

    /** What is not carried out yet. */
    List<Change> left(UUID plan, int limit) {
        return list(
                "select * from guard_change where plan_id = ? and carried = 0 order by subject_id limit ?",
                plan,
                limit);
    }

    private List<Change> list(String sql, UUID plan, int limit) {
        return jdbc.sql(sql)
                .params(plan.toString(), limit)
                .query(ChangeRows::read)
                .list();
    }

    private static Change read(ResultSet row, int number) throws SQLException {
        return new Change(
                UUID.fromString(row.getString("issue_id")),
                UUID.fromString(row.getString("subject_id")),
                What.valueOf(row.getString("what").toUpperCase(Locale.ROOT)),
                Change.names(row.getString("fields")));
    }

    void carried(UUID plan, List<Change> some) {
        jdbc.sql("update guard_change set carried = 1 where plan_id = :plan and subject_id in (:subjects)")
                .param("plan", plan.toString())
                .param(
                        "subjects",
                        some.stream()
                                .map(change -> change.subjectId().toString())
                                .toList())
                .update();
    }

    void deleted(UUID linkId, UUID subjectId, Instant now) {
        jdbc.sql("""
                insert into guard_deletion (link_id, subject_id, at) values (?, ?, ?)
                on conflict (link_id, subject_id) do update set at = excluded.at
                """)
                .params(linkId.toString(), subjectId.toString(), now.toEpochMilli())
                .update();
    }

    /** Those that the judge lets go count as well. */
    void deletedAllOf(Plan plan, Instant now) {
        jdbc.sql("""
                insert into guard_deletion (link_id, subject_id, at)
                select ?, subject_id, ? from guard_change where plan_id = ? and what = 'delete'
                on conflict (link_id, subject_id) do update set at = excluded.at
                """)
                .params(plan.linkId().toString(), now.toEpochMilli(), plan.id().toString())
                .update();
    }

    long deletedSince(UUID linkId, Instant since) {
        return jdbc.sql("select count(*) from guard_deletion where link_id = ? and at > ?")
                .params(linkId.toString(), since.toEpochMilli())
                .query(Long.class)
                .single();
    }

    void forgetDeletions(Instant before) {
        jdbc.sql("delete from guard_deletion where at <= ?")
                .param(before.toEpochMilli())
                .update();
    }
}
