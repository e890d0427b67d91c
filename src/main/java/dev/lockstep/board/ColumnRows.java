package dev.lockstep.board;

import dev.lockstep.base.Database;
import dev.lockstep.board.BoardColumn.Kind;
import dev.lockstep.board.listing.PlaceLists;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code board_column}. */
final class ColumnRows {
    /** What stands there and still belongs there. */
    static final String STANDING = "from " + PlaceLists.FROM + " where " + PlaceLists.STANDS + " ";

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

    Map<UUID, List<BoardColumn>> of(Collection<UUID> projects) {
        Map<UUID, List<BoardColumn>> found = new HashMap<>();
        jdbc.sql(COLUMNS + "where c.project_id in (:ids) order by c.place, c.id")
                .param(
                        "ids",
                        Database.inList(projects.stream().map(UUID::toString).toList()))
                .query(ColumnRows::column)
                .list()
                .forEach(column -> found.computeIfAbsent(column.projectId(), project -> new ArrayList<>())
                        .add(column));
        return found;
    }

    Map<UUID, UUID> projectsOf(Collection<UUID> ids) {
        Map<UUID, UUID> found = new HashMap<>();
        jdbc.sql("select id, project_id from board_column where id in (:ids)")
                .param("ids", Database.inList(ids.stream().map(UUID::toString).toList()))
                .query(row -> {
                    found.put(UUID.fromString(row.getString("id")), UUID.fromString(row.getString("project_id")));
                });
        return found;
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
                insert into board_column (id, project_id, name, kind, wip_limit, takes, place)
                values (?, ?, ?, ?, ?, cast(? as text), (select coalesce(max(place), 0) + 1 from board_column where project_id = ?))
                on conflict (project_id, name) do nothing
                """)
                        .param(column.id().toString())
                        .param(column.projectId().toString())
                        .param(column.name())
                        .param(column.kind().name().toLowerCase(Locale.ROOT))
                        .param(column.wipLimit())
                        .param(word(column.takes()))
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

    boolean hasIssues(UUID project) {
        return jdbc.sql("select 1 from issue where project_id = ? limit 1")
                .param(project.toString())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** The one that takes them, if there is one. */
    Optional<UUID> taking(UUID project, Takes takes) {
        return jdbc.sql("select id from board_column where project_id = ? and takes = ?")
                .params(project.toString(), Objects.requireNonNull(word(takes)))
                .query(String.class)
                .optional()
                .map(UUID::fromString);
    }

    /** Takes them from the column that took them before; null for nothing. */
    void take(UUID project, UUID id, @Nullable Takes takes) {
        jdbc.sql("update board_column set takes = null where project_id = ? and takes = cast(? as text) and id <> ?")
                .param(project.toString())
                .param(word(takes))
                .param(id.toString())
                .update();
        jdbc.sql("update board_column set takes = cast(? as text) where id = ?")
                .param(word(takes))
                .param(id.toString())
                .update();
    }

    private static @Nullable String word(@Nullable Takes takes) {
        return takes == null ? null : takes.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Takes takes(@Nullable String word) {
        return word == null ? null : Takes.valueOf(word.toUpperCase(Locale.ROOT));
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
                takes(row.getString("takes")),
                row.getLong("issues"));
    }
}
