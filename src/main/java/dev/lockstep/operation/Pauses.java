package dev.lockstep.operation;

import static dev.lockstep.operation.OperationRow.text;

import dev.lockstep.base.Slice;
import dev.lockstep.operation.Pause.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stored pauses. Methods that write run inside a unit of work. */
class Pauses {
    private static final String NOTHING = ""; // the target of a pause of everything
    private static final int MAX_SHOWN = 500;

    private final JdbcClient jdbc;

    Pauses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(Pause pause) {
        jdbc.sql("""
                        insert into pause (scope, target, reason, paused_by, paused_at) values (?, ?, ?, ?, ?)
                        on conflict (scope, target) do update set reason = excluded.reason,
                          paused_by = excluded.paused_by, paused_at = excluded.paused_at
                        """)
                .param(text(pause.scope()))
                .param(target(pause.target()))
                .param(pause.reason())
                .param(pause.by())
                .param(pause.at().toEpochMilli())
                .update();
    }

    boolean lift(Scope scope, @Nullable UUID target) {
        return jdbc.sql("delete from pause where scope = ? and target = ?")
                        .params(text(scope), target(target))
                        .update()
                == 1;
    }

    /** Everything, connections and links; of issues there may be many. */
    List<Pause> wide() {
        return jdbc.sql("select * from pause where scope in ('all', 'connection', 'link')")
                .query(Pauses::read)
                .list();
    }

    boolean someIssue() {
        return jdbc.sql("select 1 from pause where scope = 'issue' limit 1")
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    Set<String> issuesAmong(Collection<String> keys) {
        return jdbc.sql("select target from pause where scope = 'issue' and target in (:keys)")
                .param("keys", keys)
                .query(String.class)
                .set();
    }

    List<Pause> holding(Operation operation) {
        var request = operation.request();
        return jdbc.sql("""
                        select * from pause
                        where scope = 'all' or scope = 'connection' and target = ? or scope = 'link' and target = ?
                          or scope = 'issue' and target = ?
                        order by scope
                        """)
                .param(request.connectionId().toString())
                .param(request.linkId().toString())
                .param(request.key().value())
                .query(Pauses::read)
                .list();
    }

    /** In the order of scope and target. */
    Slice<Pause> list(int limit, @Nullable String cursor) {
        int shown = Math.clamp(limit, 1, MAX_SHOWN);
        var after = cursor == null ? NOTHING : cursor;
        var found = jdbc.sql("""
                        select * from pause where scope || '/' || target > ? order by scope, target limit ?
                        """).params(after, shown + 1).query(Pauses::read).list();
        return Slice.of(found, shown, pause -> text(pause.scope()) + "/" + target(pause.target()));
    }

    private static String target(@Nullable UUID id) {
        return id == null ? NOTHING : id.toString();
    }

    private static Pause read(ResultSet row, int number) throws SQLException {
        var target = row.getString("target");
        return new Pause(
                Scope.valueOf(row.getString("scope").toUpperCase(Locale.ROOT)),
                target.equals(NOTHING) ? null : UUID.fromString(target),
                row.getString("reason"),
                row.getString("paused_by"),
                Instant.ofEpochMilli(row.getLong("paused_at")));
    }
}
