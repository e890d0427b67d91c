package dev.lockstep.sync.plan;

import dev.lockstep.base.Json;
import dev.lockstep.connector.RemoteComment;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.Walk;
import dev.lockstep.sync.Link;
import dev.lockstep.sync.Rehearsal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the listings of a plan showed, and where each of its links stands in them. */
@Component
final class PlanReads {
    private final JdbcClient jdbc;

    PlanReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void begin(UUID planId, List<Link> links) {
        int ordinal = 0;
        for (Link link : links) {
            jdbc.sql("insert into plan_link (plan_id, link_id, ordinal, stage, position) values (?, ?, ?, 'issues', ?)")
                    .params(planId.toString(), link.id().toString(), ordinal++, Json.write(Walk.Position.START))
                    .update();
        }
    }

    List<Standing> of(UUID planId) {
        return jdbc.sql("select * from plan_link where plan_id = ? order by ordinal")
                .param(planId.toString())
                .query((row, number) -> new Standing(
                        planId,
                        UUID.fromString(row.getString("link_id")),
                        row.getInt("ordinal"),
                        Standing.Stage.valueOf(row.getString("stage").toUpperCase(Locale.ROOT)),
                        Json.read(row.getString("position"), Walk.Position.class)))
                .list();
    }

    /** False when it stands elsewhere: another node had taken over. */
    boolean move(Standing from, Standing.Stage stage, Walk.Position to) {
        return jdbc.sql("""
                        update plan_link set stage = ?, position = ?
                        where plan_id = ? and link_id = ? and stage = ? and position = ?
                        """)
                        .params(
                                stage.name().toLowerCase(Locale.ROOT),
                                Json.write(to),
                                from.planId().toString(),
                                from.linkId().toString(),
                                from.stage().name().toLowerCase(Locale.ROOT),
                                Json.write(from.position()))
                        .update()
                == 1;
    }

    /** Sources first, because what stands alone at a target may be the same as what comes from them. */
    void keepIssues(Standing at, List<RemoteIssue> issues) {
        long seq = next(at.planId());
        for (RemoteIssue issue : issues) {
            String content = Rehearsal.content(issue);
            keep(at, "issue", issue.ref().id(), seq++, issue.ref().key(), content, Json.write(issue));
        }
    }

    void keepComments(Standing at, List<RemoteComment> comments) {
        long seq = next(at.planId());
        for (RemoteComment comment : comments) {
            keep(at, "comment", comment.ref().id(), seq++, comment.issueKey(), null, Json.write(comment));
        }
    }

    private long next(UUID planId) {
        return jdbc.sql("select coalesce(max(seq), 0) + 1 from plan_read where plan_id = ?")
                .param(planId.toString())
                .query(Long.class)
                .single();
    }

    private void keep(
            Standing at,
            String kind,
            String remoteId,
            long seq,
            String issueKey,
            @Nullable String content,
            String payload) {
        jdbc.sql("""
                insert into plan_read (plan_id, link_id, kind, remote_id, seq, issue_key, content, payload, taken)
                values (:plan, :link, :kind, :remote, :seq, :issue, :content, :payload, 0)
                on conflict (plan_id, link_id, kind, remote_id)
                do update set issue_key = excluded.issue_key, content = excluded.content, payload = excluded.payload
                """)
                .param("plan", at.planId().toString())
                .param("link", at.linkId().toString())
                .param("kind", kind)
                .param("remote", remoteId)
                .param("seq", seq)
                .param("issue", issueKey)
                .param("content", content)
                .param("payload", payload)
                .update();
    }

    Optional<RemoteIssue> issue(UUID planId, UUID linkId, String remoteId) {
        return jdbc.sql(
                        "select payload from plan_read where plan_id = ? and link_id = ? and kind = 'issue' and remote_id = ?")
                .params(planId.toString(), linkId.toString(), remoteId)
                .query((row, number) -> Json.read(row.getString(1), RemoteIssue.class))
                .optional();
    }

    List<RemoteComment> comments(UUID planId, UUID linkId, String issueKey) {
        return jdbc.sql("""
                select payload from plan_read
                where plan_id = ? and link_id = ? and kind = 'comment' and issue_key = ? order by seq
                """)
                .params(planId.toString(), linkId.toString(), issueKey)
                .query((row, number) -> Json.read(row.getString(1), RemoteComment.class))
                .list();
    }

    /** Nobody has taken them, and no twin stands for them. */
    List<RemoteIssue> standing(UUID planId, UUID linkId, List<String> contents) {
        return jdbc.sql("""
                select payload from plan_read r
                where plan_id = ? and link_id = ? and content in (?, ?) and taken = 0 and not exists (
                  select 1 from twin t where t.link_id = r.link_id and t.kind = 'issue' and t.remote_id = r.remote_id
                    and t.status = 'linked')
                order by remote_id limit 10
                """)
                .params(planId.toString(), linkId.toString(), contents.getFirst(), contents.getLast())
                .query((row, number) -> Json.read(row.getString(1), RemoteIssue.class))
                .list();
    }

    /** Of the last link first: those that a job lists first are its targets. */
    List<Listed> next(UUID planId, int limit) {
        return jdbc.sql("""
                select r.link_id, r.payload from plan_read r
                join plan_link l on l.plan_id = r.plan_id and l.link_id = r.link_id
                where r.plan_id = ? and r.kind = 'issue' and r.taken = 0 order by l.ordinal desc, r.seq limit ?
                """)
                .params(planId.toString(), limit)
                .query((row, number) ->
                        new Listed(UUID.fromString(row.getString(1)), Json.read(row.getString(2), RemoteIssue.class)))
                .list();
    }

    void taken(UUID planId, UUID linkId, String remoteId) {
        jdbc.sql(
                        "update plan_read set taken = 1 where plan_id = ? and link_id = ? and kind = 'issue' and remote_id = ?")
                .params(planId.toString(), linkId.toString(), remoteId)
                .update();
    }

    boolean isRead(UUID planId, UUID linkId, String remoteId) {
        return jdbc.sql(
                                "select count(*) from plan_read where plan_id = ? and link_id = ? and kind = 'issue' and remote_id = ?")
                        .params(planId.toString(), linkId.toString(), remoteId)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Linked issues that the listing lacks. */
    long absent(UUID planId, UUID linkId) {
        return jdbc.sql("""
                select count(*) from twin t where t.link_id = :link and t.kind = 'issue' and t.status = 'linked'
                  and not exists (select 1 from plan_read r where r.plan_id = :plan and r.link_id = :link
                    and r.kind = 'issue' and r.remote_id = t.remote_id)
                """)
                .param("link", linkId.toString())
                .param("plan", planId.toString())
                .query(Long.class)
                .single();
    }
}
