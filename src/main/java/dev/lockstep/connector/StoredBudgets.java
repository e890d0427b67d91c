package dev.lockstep.connector;

import dev.lockstep.base.Database;
import dev.lockstep.base.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The last known budget of each connection, up to a second old. */
@Repository
class StoredBudgets {
    private final JdbcClient jdbc;
    private final Database database;
    private final InstantSource clock;

    StoredBudgets(JdbcClient jdbc, Database database, InstantSource clock) {
        this.jdbc = jdbc;
        this.database = database;
        this.clock = clock;
    }

    record Row(Budgets.Budget budget, List<Instant> creations) {}

    Optional<Row> find(UUID connection) {
        return jdbc.sql("select * from budget where connection_id = :id")
                .param("id", connection.toString())
                .query((row, number) -> read(row))
                .optional();
    }

    /** Does nothing when the connection is gone. */
    void save(UUID connection, Row row) {
        var budget = row.budget();
        database.write(() -> {
            jdbc.sql("""
                            insert into budget (connection_id, request_limit, remaining, resets_at, not_before, reason, creations, updated_at)
                            select id, :limit, :remaining, :resetsAt, :notBefore, :reason, :creations, :now from connection where id = :id
                            on conflict (connection_id) do update set
                              request_limit = excluded.request_limit, remaining = excluded.remaining,
                              resets_at = excluded.resets_at, not_before = excluded.not_before,
                              reason = excluded.reason, creations = excluded.creations, updated_at = excluded.updated_at
                            """)
                    .param("id", connection.toString())
                    .param("limit", budget.limit())
                    .param("remaining", budget.remaining())
                    .param("resetsAt", millis(budget.resetsAt()))
                    .param("notBefore", millis(budget.notBefore()))
                    .param("reason", budget.reason())
                    .param(
                            "creations",
                            Json.write(row.creations().stream()
                                    .mapToLong(Instant::toEpochMilli)
                                    .toArray()))
                    .param("now", clock.millis())
                    .update();
        });
    }

    private static Row read(ResultSet row) throws SQLException {
        var budget = new Budgets.Budget(
                (Integer) row.getObject("request_limit"),
                (Integer) row.getObject("remaining"),
                instant(row, "resets_at"),
                instant(row, "not_before"),
                row.getString("reason"));
        var creations = Json.read(row.getString("creations"), long[].class);
        return new Row(
                budget, Arrays.stream(creations).mapToObj(Instant::ofEpochMilli).toList());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    private static @Nullable Long millis(@Nullable Instant at) {
        return at == null ? null : at.toEpochMilli();
    }
}
