package dev.lockstep.issue;

import dev.lockstep.base.Database;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Slice;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Comments by the page, and how many there are: counted where they stand, so the count is right whoever writes meanwhile. */
final class CommentPages {
    private final JdbcClient jdbc;

    CommentPages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Oldest first, deleted ones left out. */
    Slice<Comment> of(UUID issueId, int limit, @Nullable String cursor) {
        return page("""
                select * from comment where issue_id = ? and deleted_at is null and (created_at, id) > (?, ?)
                order by created_at, id limit ?
                """, issueId, Position.parse(cursor, Long.MIN_VALUE), limit);
    }

    /** Newest first, deleted ones left out. */
    Slice<Comment> latest(UUID issueId, int limit, @Nullable String cursor) {
        return page("""
                select * from comment where issue_id = ? and deleted_at is null and (created_at, id) < (?, ?)
                order by created_at desc, id desc limit ?
                """, issueId, Position.parse(cursor, Long.MAX_VALUE), limit);
    }

    private Slice<Comment> page(String sql, UUID issueId, Position after, int limit) {
        var query = jdbc.sql(sql).params(issueId.toString(), after.millis(), after.id(), limit + 1);
        var rows = query.query(Columns::comment).list();
        return Slice.of(rows, limit, comment -> comment.createdAt().toEpochMilli() + "_" + comment.id());
    }

    Map<UUID, Long> counts(Collection<UUID> issues) {
        Map<UUID, Long> counts = new HashMap<>();
        if (!issues.isEmpty()) {
            var ids = Database.inList(issues.stream().map(UUID::toString).toList());
            jdbc.sql("""
                    select issue_id, count(*) as n from comment where issue_id in (:ids) and deleted_at is null
                    group by issue_id
                    """).param("ids", ids).query(row -> {
                counts.put(UUID.fromString(row.getString("issue_id")), row.getLong("n"));
            });
        }
        return counts;
    }

    private record Position(long millis, String id) {
        static Position parse(@Nullable String cursor, long start) {
            var parts = cursor == null ? new String[] {start + "", ""} : cursor.split("_", 2);
            try {
                return new Position(Long.parseLong(parts[0]), parts[parts.length - 1]);
            } catch (NumberFormatException strange) {
                throw Refused.invalid("cursor_invalid", "cursor", "No list of comments gave out this cursor.");
            }
        }
    }
}
