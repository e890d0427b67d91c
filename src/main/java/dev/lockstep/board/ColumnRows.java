package dev.lockstep.board;

import dev.lockstep.board.BoardColumn.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code board_column}. */
final class ColumnRows {
    /** What stands there and still belongs there. */
    static final String STANDING = """
            from board_place s join issue i on i.id = s.issue_id join board_column b on b.id = s.column_id
            where i.deleted_at is null and (b.kind = 'closed') = (i.state in ('done', 'cancelled'))
            """;

    private static final String COLUMNS =
            "select c.*, (select count(*) " + STANDING + " and s.column_id = c.id) as issues from board_column c ";

    private final JdbcClient jdbc;

    ColumnRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<BoardColumn> of(UUID project) {
        return jdbc.sql(COLUMNS + "where c.project_id = ? order by c.place, c.id")
                .param(project.toString())
                .query(ColumnRows::column)
                .list();
    }

    Optional<BoardColumn> find(UUID project, UUID id) {
        return jdbc.sql(COLUMNS + "where c.project_id = ? and c.id = ?")
                .params(project.toString(), id.toString())
                .query(ColumnRows::column)
                .optional();
    }

    /** Last of all; false when there is one of this name. */
    boolean add(BoardColumn column) {
        return jdbc.sql("""
                insert into board_column (id, project_id, name, kind, wip_limit, place)
                values (?, ?, ?, ?, ?, (select coalesce(max(place), 0) + 1 from board_column where project_id = ?))
                on conflict (project_id, name) do nothing
                """)
                        .param(column.id().toString())
                        .param(column.projectId().toString())
                        .param(column.name())
                        .param(column.kind().name().toLowerCase(Locale.ROOT))
                        .param(column.wipLimit())
                        .param(column.projectId().toString())
                        .update()
                == 1;
    }

    void change(UUID id, String name, @Nullable Integer wipLimit) {
        jdbc.sql("update board_column set name = ?, wip_limit = cast(? as integer) where id = ?")
                .param(name)
                .param(wipLimit)
                .param(id.toString())
                .update();
    }

    void place(UUID id, int place) {
        jdbc.sql("update board_column set place = ? where id = ?")
                .params(place, id.toString())
                .update();
    }

    void remove(UUID id) {
        jdbc.sql("delete from board_column where id = ?").param(id.toString()).update();
    }

    private static BoardColumn column(ResultSet row, int number) throws SQLException {
        int limit = row.getInt("wip_limit");
        boolean unlimited = row.wasNull();
        return new BoardColumn(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("project_id")),
                row.getString("name"),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                unlimited ? null : Integer.valueOf(limit),
                row.getLong("issues"));
    }
}
