package dev.lockstep.board;

import dev.lockstep.base.Database;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Slice;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code board_place}. */
final class PlaceRows {
    private final JdbcClient jdbc;

    PlaceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Standing(UUID issue, long rank) {
        String cursor() {
            return rank + "_" + issue;
        }
    }

    /** From the top. */
    Slice<UUID> of(UUID column, int limit, @Nullable String cursor) {
        var after = parse(cursor);
        var rows = jdbc.sql("select s.issue_id, s.rank " + ColumnRows.STANDING + """
                and s.column_id = ? and (s.rank, s.issue_id) > (?, ?) order by s.rank, s.issue_id limit ?
                """)
                .params(column.toString(), after.rank(), after.id(), limit + 1)
                .query((row, number) -> new Standing(UUID.fromString(row.getString("issue_id")), row.getLong("rank")))
                .list();
        return Slice.of(rows, limit, Standing::cursor).map(Standing::issue);
    }

    /** Issues of the project that stand in no column, newest first. */
    Slice<UUID> unplaced(UUID project, int limit, @Nullable String cursor) {
        var rows = jdbc.sql("""
                select n.id from issue n where n.project_id = ? and n.deleted_at is null and n.archived_at is null and n.id < ?
                and not exists (select 1 %s and s.issue_id = n.id) order by n.id desc limit ?
                """.formatted(ColumnRows.STANDING))
                .params(project.toString(), cursor == null ? "g" : cursor, limit + 1) // behind every id
                .query((row, number) -> UUID.fromString(row.getString("id")))
                .list();
        return Slice.of(rows, limit, UUID::toString);
    }

    /** Whether it stands in a column of its kind. */
    boolean stands(UUID issue) {
        return jdbc.sql("select 1 " + ColumnRows.STANDING + "and s.issue_id = ?")
                .param(issue.toString())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Where an issue stands in this column. */
    Optional<Long> rank(UUID column, UUID issue) {
        return jdbc.sql("select s.rank " + ColumnRows.STANDING + "and s.column_id = ? and s.issue_id = ?")
                .params(column.toString(), issue.toString())
                .query(Long.class)
                .optional();
    }

    /** The first behind a rank, or at all; also of what does not belong there any more, because it may come back. */
    @Nullable
    Long next(UUID column, @Nullable Long after, UUID besides) {
        List<Long> ranks = jdbc.sql("""
                select rank from board_place where column_id = ? and rank > ? and issue_id <> ? order by rank limit 1
                """)
                .params(column.toString(), after == null ? Long.MIN_VALUE : after, besides.toString())
                .query(Long.class)
                .list();
        return ranks.isEmpty() ? null : ranks.getFirst();
    }

    Map<UUID, Board.Standing> standing(Collection<UUID> issues) {
        Map<UUID, Board.Standing> standing = new HashMap<>();
        if (!issues.isEmpty()) {
            jdbc.sql("select issue_id, column_id, rank from board_place where issue_id in (:ids)")
                    .param(
                            "ids",
                            Database.inList(issues.stream().map(UUID::toString).toList()))
                    .query(row -> {
                        var column = UUID.fromString(row.getString("column_id"));
                        standing.put(
                                UUID.fromString(row.getString("issue_id")),
                                new Board.Standing(column, row.getLong("rank")));
                    });
        }
        return standing;
    }

    void put(UUID issue, UUID column, long rank) {
        jdbc.sql("""
                insert into board_place (issue_id, column_id, rank) values (?, ?, ?)
                on conflict (issue_id) do update set column_id = excluded.column_id, rank = excluded.rank
                """).params(issue.toString(), column.toString(), rank).update();
    }

    void remove(UUID issue) {
        jdbc.sql("delete from board_place where issue_id = ?")
                .param(issue.toString())
                .update();
    }

    /** In the same order, with room between all. */
    void spread(UUID column) {
        jdbc.sql("""
                update board_place set rank = spread.place * :gap
                from (select issue_id as id, row_number() over (order by rank, issue_id) as place
                      from board_place where column_id = :column) spread
                where board_place.issue_id = spread.id
                """).param("gap", Ranks.GAP).param("column", column.toString()).update();
    }

    private record Position(long rank, String id) {}

    private static Position parse(@Nullable String cursor) {
        if (cursor == null) {
            return new Position(Long.MIN_VALUE, "");
        }
        int cut = cursor.indexOf('_');
        try {
            return new Position(Long.parseLong(cursor.substring(0, Math.max(cut, 0))), cursor.substring(cut + 1));
        } catch (NumberFormatException strange) {
            throw Refused.invalid("cursor_invalid", "cursor", "This is not a cursor that a column gave out.");
        }
    }
}
