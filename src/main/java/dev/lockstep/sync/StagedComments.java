package dev.lockstep.sync;

import dev.lockstep.base.Json;
import dev.lockstep.connector.RemoteComment;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.issue.Comment;
import dev.lockstep.text.Shape;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Comments that were listed and may not come in yet: those of a first import until all are known (listings go by time of
 * change, people read by time of writing), and those under a matched issue until its twin's comments had their chance to
 * match them.
 */
@Component
final class StagedComments {
    private final JdbcClient jdbc;

    StagedComments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(UUID linkId, RemoteComment comment) {
        jdbc.sql("""
                insert into staged_comment (link_id, remote_id, issue_key, created_at, payload)
                values (:link, :remote, :issue, :created, :payload)
                on conflict (link_id, remote_id) do update set payload = excluded.payload
                """)
                .param("link", linkId.toString())
                .param("remote", comment.ref().id())
                .param("issue", comment.issueKey())
                .param("created", comment.createdAt().toEpochMilli())
                .param("payload", Json.write(comment))
                .update();
    }

    /**
     * Those under an issue that was matched instead of created, listed now; the answer stores them for matching. What stays
     * unmatched comes in at the end of the job.
     */
    Runnable stage(Look look, RemoteIssue standing) {
        List<RemoteComment> comments = look.session().listComments(standing.ref());
        return () -> comments.forEach(comment -> keep(look.link().id(), comment));
    }

    /** In the order in which they were written. */
    List<RemoteComment> oldest(UUID linkId, int limit) {
        return jdbc.sql("select payload from staged_comment where link_id = ? order by created_at, remote_id limit ?")
                .params(linkId.toString(), limit)
                .query((row, number) -> Json.read(row.getString(1), RemoteComment.class))
                .list();
    }

    Optional<RemoteComment> match(UUID linkId, String issueKey, Comment hub) {
        return jdbc
                .sql("""
                select payload from staged_comment where link_id = ? and issue_key = ? order by created_at, remote_id
                """)
                .params(linkId.toString(), issueKey)
                .query((row, number) -> Json.read(row.getString(1), RemoteComment.class))
                .list()
                .stream()
                .filter(comment -> same(hub, comment))
                .findFirst();
    }

    static boolean same(Comment hub, RemoteComment standing) {
        String theirs = Attribution.found(hub.author(), standing.body()).off(standing.body());
        return Canonical.text(Shape.bare(theirs)).equals(Canonical.text(Shape.bare(hub.body())))
                || standing.marker() != null
                        && Canonical.text(Shape.of(theirs)).equals(Canonical.text(Shape.of(hub.body())));
    }

    void release(UUID linkId, String remoteId) {
        jdbc.sql("delete from staged_comment where link_id = ? and remote_id = ?")
                .params(linkId.toString(), remoteId)
                .update();
    }
}
