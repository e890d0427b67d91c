package dev.lockstep.connector.budget;

import dev.lockstep.base.Database;
import dev.lockstep.base.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.JacksonException;

/** One row per lane that all nodes settle on, one after another. */
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

    /** A tracker's word that nothing may be sent for a while. */
    record Pause(Instant until, String reason) {}

    Optional<Budgets.Budget> find(UUID lane) {
        return jdbc.sql("select request_limit, remaining, resets_at, not_before, reason from budget where lane_id = ?")
                .param(lane.toString())
                .query((row, number) -> read(row))
                .optional()
                .map(this::today);
    }

    /** What is over is not told. */
    private Budgets.Budget today(Budgets.Budget stored) {
        var now = clock.instant();
        var waits = stored.notBefore() != null && stored.notBefore().isAfter(now);
        var current = stored.resetsAt() != null && stored.resetsAt().isAfter(now);
        return new Budgets.Budget(
                stored.limit(),
                current ? stored.remaining() : null,
                current ? stored.resetsAt() : null,
                waits ? stored.notBefore() : null,
                waits ? stored.reason() : null);
    }

    /** A pause that holds now, whichever node was told; an indexed read of one row. */
    Optional<Pause> pause(UUID lane) {
        return find(lane)
                .filter(budget -> budget.notBefore() != null)
                .map(budget -> new Pause(
                        budget.notBefore() == null ? Instant.EPOCH : budget.notBefore(),
                        budget.reason() == null ? "" : budget.reason()));
    }

    SharedBudget.Stored stored(UUID lane) {
        return jdbc.sql("select state from budget where lane_id = ?")
                .param(lane.toString())
                .query(String.class)
                .optional()
                .map(StoredBudgets::parsed)
                .orElse(SharedBudget.Stored.NOTHING);
    }

    /**
     * Reads, changes and writes back what is stored; the first statement locks the row, so that on every database one
     * node after the other does. Of a lane that is gone nothing is kept.
     */
    <T> T settle(UUID lane, RateRules rules, Function<SharedBudget, T> change) {
        return database.write(() -> {
            var now = clock.instant();
            var row = lock(lane, now);
            var shared =
                    new SharedBudget(rules, row.map(StoredBudgets::parsed).orElse(SharedBudget.Stored.NOTHING), now);
            var result = change.apply(shared);
            if (row.isPresent()) {
                save(lane, shared, now);
            }
            return result;
        });
    }

    private Optional<String> lock(UUID lane, Instant now) {
        return jdbc.sql("""
                        insert into budget (lane_id, state, updated_at)
                        select id, '', :now from lane where id = :id
                        on conflict (lane_id) do update set updated_at = excluded.updated_at
                        returning state
                        """)
                .param("id", lane.toString())
                .param("now", now.toEpochMilli())
                .query(String.class)
                .optional();
    }

    private void save(UUID lane, SharedBudget shared, Instant now) {
        var budget = shared.budget(now);
        jdbc.sql("""
                        update budget set request_limit = ?, remaining = ?, resets_at = ?, not_before = ?, reason = ?, state = ?
                        where lane_id = ?
                        """)
                .param(budget.limit())
                .param(budget.remaining())
                .param(millis(budget.resetsAt()))
                .param(millis(budget.notBefore()))
                .param(budget.reason())
                .param(Json.write(shared.stored(now)))
                .param(lane.toString())
                .update();
    }

    /** A row that cannot be read is begun again: then one request at a time asks the tracker how it stands. */
    private static SharedBudget.Stored parsed(String state) {
        try {
            return state.isEmpty() ? SharedBudget.Stored.NOTHING : Json.read(state, SharedBudget.Stored.class);
        } catch (JacksonException unreadable) {
            return SharedBudget.Stored.NOTHING;
        }
    }

    private static Budgets.Budget read(ResultSet row) throws SQLException {
        return new Budgets.Budget(
                (Integer) row.getObject("request_limit"),
                (Integer) row.getObject("remaining"),
                instant(row, "resets_at"),
                instant(row, "not_before"),
                row.getString("reason"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    private static @Nullable Long millis(@Nullable Instant at) {
        return at == null ? null : at.toEpochMilli();
    }
}
