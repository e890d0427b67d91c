package dev.lockstep.issue.listing;

import dev.lockstep.base.Database;
import dev.lockstep.issue.Columns;
import dev.lockstep.issue.Comment;
import dev.lockstep.keyset.Column;
import dev.lockstep.keyset.Keysets;
import dev.lockstep.keyset.Listed;
import dev.lockstep.keyset.Rows;
import dev.lockstep.keyset.Sql;
import dev.lockstep.keyset.Wish;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Comments by issue, deleted ones too: they keep their place. */
@Component
public final class CommentLists {
    public static final Column ID = Column.text("id", "id");
    public static final Column BODY = Column.text("body", "body");
    public static final Column CREATED = Column.number("createdAt", "created_at");
    public static final Column MODIFIED = Column.number("modifiedAt", "modified_at");
    private static final Listed<Comment> LISTED =
            new Listed<>("comment", "*", "issue_id", "issue_id", Sql.TRUE, row -> Columns.comment(row, 0));

    private final Keysets keysets;
    private final JdbcClient jdbc;

    public CommentLists(Keysets keysets, JdbcClient jdbc) {
        this.keysets = keysets;
        this.jdbc = jdbc;
    }

    public Map<UUID, Rows<Comment>> of(Collection<UUID> issues, Wish wish) {
        return keysets.read(LISTED, issues, wish);
    }

    public Map<UUID, Long> count(Collection<UUID> issues, Sql filter) {
        return keysets.count(LISTED, issues, filter);
    }

    /** @param ids not empty; those of no comment are left out */
    public Map<UUID, Comment> all(Collection<UUID> ids) {
        Map<UUID, Comment> found = new HashMap<>();
        jdbc.sql("select * from comment where id in (:ids)")
                .param("ids", Database.inList(ids.stream().map(UUID::toString).toList()))
                .query(Columns::comment)
                .list()
                .forEach(comment -> found.put(comment.id(), comment));
        return found;
    }
}
