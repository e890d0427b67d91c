package dev.lockstep.issue;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code comment}. */
final class CommentRows {
    private final JdbcClient jdbc;

    CommentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the id is taken. */
    boolean insert(Comment comment) {
        return jdbc.sql("""
                insert into comment (id, issue_id, body, author, version, created_at, modified_at)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do nothing
                """)
                        .param(comment.id().toString())
                        .param(comment.issueId().toString())
                        .param(comment.body())
                        .param(Columns.json(comment.author()))
                        .param(comment.version())
                        .param(comment.createdAt().toEpochMilli())
                        .param(comment.modifiedAt().toEpochMilli())
                        .update()
                == 1;
    }

    /** Stores everything that may change. False when {@code expectedVersion} is no longer the stored one. */
    boolean update(Comment comment, long expectedVersion) {
        var deletedAt = comment.deletedAt();
        return jdbc.sql("""
                update comment set body = ?, version = ?, modified_at = ?, deleted_at = ?
                where id = ? and version = ?
                """)
                        .param(comment.body())
                        .param(comment.version())
                        .param(comment.modifiedAt().toEpochMilli())
                        .param(deletedAt == null ? null : deletedAt.toEpochMilli())
                        .param(comment.id().toString())
                        .param(expectedVersion)
                        .update()
                == 1;
    }

    Optional<Comment> find(UUID id) {
        return jdbc.sql("select * from comment where id = ?")
                .param(id.toString())
                .query(Columns::comment)
                .optional();
    }

    List<Comment> of(UUID issueId) {
        return jdbc.sql("select * from comment where issue_id = ? and deleted_at is null order by created_at, id")
                .param(issueId.toString())
                .query(Columns::comment)
                .list();
    }

    long count(UUID issueId) {
        return jdbc.sql("select count(*) from comment where issue_id = ? and deleted_at is null")
                .param(issueId.toString())
                .query(Long.class)
                .single();
    }
}
