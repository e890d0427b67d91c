package dev.lockstep.operation;

import static dev.lockstep.operation.OperationRow.text;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Why an operation is where it is: every transition that is not the plain way from queued to completed. */
class HistoryRows {
    private static final int SHOWN = 200;
    private static final int SHOWN_OF_MANY = 2_000;
    private static final int DETAIL_CHARS = 2_000;

    private final JdbcClient jdbc;

    HistoryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID operationId, OperationState state, String reason, @Nullable String detail, Instant at) {
        jdbc.sql("insert into operation_history (operation_id, at, state, reason, detail) values (?, ?, ?, ?, ?)")
                .param(operationId.toString())
                .param(at.toEpochMilli())
                .param(text(state))
                .param(reason)
                .param(detail == null ? null : detail.substring(0, Math.min(detail.length(), DETAIL_CHARS)))
                .update();
    }

    /** The newest ones, oldest first. */
    List<Operations.Transition> of(UUID operationId) {
        return jdbc.sql("""
                        select at, state, reason, detail from operation_history
                        where operation_id = ? order by seq desc limit ?
                        """)
                .param(operationId.toString())
                .param(SHOWN)
                .query((row, n) -> read(row))
                .list()
                .reversed();
    }

    Map<UUID, List<Operations.Transition>> of(Collection<UUID> operationIds) {
        Map<UUID, List<Operations.Transition>> histories = new HashMap<>();
        if (operationIds.isEmpty()) {
            return histories;
        }
        jdbc.sql("""
                        select operation_id, at, state, reason, detail from operation_history
                        where operation_id in (:ids) order by operation_id, seq limit :most
                        """)
                .param("ids", operationIds.stream().map(UUID::toString).toList())
                .param("most", SHOWN_OF_MANY)
                .query(row -> {
                    histories
                            .computeIfAbsent(UUID.fromString(row.getString("operation_id")), id -> new ArrayList<>())
                            .add(read(row));
                });
        return histories;
    }

    private static Operations.Transition read(ResultSet row) throws SQLException {
        return new Operations.Transition(
                Instant.ofEpochMilli(row.getLong("at")),
                OperationRow.state(row.getString("state")),
                row.getString("reason"),
                row.getString("detail"));
    }
}
