package dev.lockstep.sync;

import dev.lockstep.base.Json;
import dev.lockstep.connector.Walk;
import dev.lockstep.guard.Change;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where each job stands in listing each of its links; moved in the transaction that stores a page. */
@Component
final class JobLinks {
    private final JdbcClient jdbc;

    JobLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In this order; a link passes through those that make sense for it. */
    enum Stage {
        NEWEST,
        ISSUES,
        COMMENTS,
        RELEASE,
        FILL,
        LISTED
    }

    /** @param fill the hub may hold issues that this link lacks */
    record Standing(UUID jobId, UUID linkId, Stage stage, Walk.Position position, boolean fill) {
        Standing at(Stage next) {
            return new Standing(jobId, linkId, next, Walk.Position.START, fill);
        }

        Standing at(Walk.Position next) {
            return new Standing(jobId, linkId, stage, next, fill);
        }
    }

    /** What a person is told of a link that stands there; pull requests are listed with the issues. */
    static String syncState(Job.Status job, Stage stage) {
        var doing = switch (stage) {
            case NEWEST, ISSUES -> "fetching-issues";
            case COMMENTS, RELEASE -> "fetching-comments";
            case FILL -> "comparing";
            case LISTED -> "syncing";
        };
        return switch (job) {
            case PENDING -> "unsynced";
            case IN_PROGRESS -> doing;
            case COMPLETED -> "synced";
            case FAILED -> "errored-" + doing;
        };
    }

    List<Standing> of(UUID jobId) {
        return jdbc.sql("select * from job_link where job_id = ? order by ordinal")
                .param(jobId.toString())
                .query((row, number) -> new Standing(
                        jobId,
                        Rows.id(row, "link_id"),
                        Stage.valueOf(row.getString("stage").toUpperCase(Locale.ROOT)),
                        Json.read(row.getString("position"), Walk.Position.class),
                        Rows.flag(row, "fill")))
                .list();
    }

    /** It stands elsewhere: another node had taken the job over. */
    static final class Moved extends RuntimeException {
        Moved(UUID jobId) {
            super("Another node listed for job " + jobId + " meanwhile.");
        }
    }

    /** @throws Moved when it stands elsewhere */
    void move(Standing from, Standing to) {
        int rows = jdbc.sql("""
                update job_link set stage = ?, position = ? where job_id = ? and link_id = ? and stage = ? and position = ?
                """)
                .params(
                        word(to.stage()),
                        Json.write(to.position()),
                        to.jobId().toString(),
                        to.linkId().toString(),
                        word(from.stage()),
                        Json.write(from.position()))
                .update();
        if (rows == 0) {
            throw new Moved(to.jobId());
        }
    }

    private static String word(Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }

    void seen(UUID jobId, UUID linkId, Twin.Kind kind, String remoteId) {
        jdbc.sql("""
                insert into job_seen (job_id, link_id, kind, remote_id) values (?, ?, ?, ?)
                on conflict (job_id, link_id, kind, remote_id) do nothing
                """)
                .params(jobId.toString(), linkId.toString(), kind.name().toLowerCase(Locale.ROOT), remoteId)
                .update();
    }

    long countSeen(UUID jobId, UUID linkId, Twin.Kind kind) {
        return jdbc.sql("select count(*) from job_seen where job_id = ? and link_id = ? and kind = ?")
                .params(jobId.toString(), linkId.toString(), kind.name().toLowerCase(Locale.ROOT))
                .query(Long.class)
                .single();
    }

    /** Linked twins that a complete listing did not show; comments only where their issue is still linked. */
    List<Change> unseen(UUID jobId, UUID linkId, Twin.Kind kind, int limit) {
        return jdbc.sql("""
                select t.hub_id, coalesce(t.parent_id, t.hub_id) as issue_id from twin t
                where t.link_id = :link and t.kind = :kind and t.status = 'linked'
                  and not exists (select 1 from job_seen s where s.job_id = :job and s.link_id = :link
                    and s.kind = :kind and s.remote_id = t.remote_id)
                  and (t.kind = 'issue' or exists (select 1 from twin i where i.link_id = :link and i.kind = 'issue'
                    and i.hub_id = t.parent_id and i.status = 'linked'))
                order by t.id limit :limit
                """)
                .param("job", jobId.toString())
                .param("link", linkId.toString())
                .param("kind", kind.name().toLowerCase(Locale.ROOT))
                .param("limit", limit)
                .query((row, number) ->
                        new Change(Rows.id(row, "issue_id"), Rows.id(row, "hub_id"), Change.What.DELETE, Set.of()))
                .list();
    }
}
