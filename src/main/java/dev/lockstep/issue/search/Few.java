package dev.lockstep.issue.search;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * So few issues that a list had better begin at them than be walked in its order.
 *
 * @param ids SQL that selects the ids, with one {@code ?} in it
 * @param value of that
 */
public record Few(String ids, String value) {
    /** With more, walking the list comes to a page sooner than looking each of them up. */
    private static final int MOST = 3_000;

    /** What a full-text table of SQLite has for a query, unless it is too much. */
    static @Nullable Few of(JdbcClient jdbc, String table, String query) {
        int count = jdbc.sql("select count(*) from (select 1 from %1$s where %1$s match ? limit ?)".formatted(table))
                .params(query, MOST + 1)
                .query(Integer.class)
                .single();
        return count > MOST ? null : new Few("""
                select d.issue_id from %1$s join search_doc d on d.doc = %1$s.rowid where %1$s match ?
                """.formatted(table), query);
    }
}
