package dev.lockstep.operation;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What holds operations back without touching them: connections that must wait, and pauses. */
class Gates {
    private final JdbcClient jdbc;
    private final Pauses pauses;

    Gates(JdbcClient jdbc) {
        this.jdbc = jdbc;
        pauses = new Pauses(jdbc);
    }

    Pauses pauses() {
        return pauses;
    }

    /**
     * @param waiting connections with the time they may be used again
     * @param forLiveOnly connections that backfill may not use now
     * @param stopped targets of pauses
     * @param someIssue an issue is paused, so that what is chosen must be looked at again
     */
    record Closed(
            Map<UUID, Instant> waiting,
            Set<UUID> forLiveOnly,
            boolean everything,
            Set<UUID> stopped,
            boolean someIssue) {
        boolean holds(UUID linkId, UUID connectionId) {
            return everything
                    || stopped.contains(linkId)
                    || stopped.contains(connectionId)
                    || waiting.containsKey(connectionId);
        }
    }

    Closed closed(Instant now) {
        Map<UUID, Instant> waiting = new HashMap<>();
        Set<UUID> forLiveOnly = new HashSet<>();
        jdbc.sql("select connection_id, not_before, backfill_only from connection_gate where not_before > ?")
                .param(now.toEpochMilli())
                .query((row, n) -> {
                    var id = UUID.fromString(row.getString(1));
                    if (row.getInt(3) == 1) {
                        forLiveOnly.add(id);
                    } else {
                        waiting.put(id, Instant.ofEpochMilli(row.getLong(2)));
                    }
                    return id;
                })
                .list();
        boolean everything = false;
        Set<UUID> stopped = new HashSet<>();
        for (var pause : pauses.wide()) {
            everything |= pause.target() == null;
            if (pause.target() != null) {
                stopped.add(pause.target());
            }
        }
        return new Closed(waiting, forLiveOnly, everything, stopped, pauses.someIssue());
    }

    /** Until when a connection must not be used and why, if so. */
    Optional<Wait> waiting(UUID connectionId, Instant now) {
        return jdbc.sql("""
                        select not_before, reason from connection_gate where connection_id = ? and not_before > ?
                        order by backfill_only limit 1
                        """)
                .params(connectionId.toString(), now.toEpochMilli())
                .query((row, n) -> new Wait(Instant.ofEpochMilli(row.getLong(1)), row.getString(2)))
                .optional();
    }

    record Wait(Instant until, String reason) {}

    /** The later of two waits holds. */
    void closeConnection(UUID connectionId, Outcome.Deferred deferred) {
        jdbc.sql("""
                        insert into connection_gate (connection_id, backfill_only, not_before, reason) values (?, ?, ?, ?)
                        on conflict (connection_id, backfill_only) do update set not_before = excluded.not_before, reason = excluded.reason
                        where excluded.not_before > connection_gate.not_before
                        """)
                .param(connectionId.toString())
                .param(deferred.backfillOnly() ? 1 : 0)
                .param(deferred.until().toEpochMilli())
                .param(deferred.reason())
                .update();
    }

    void openConnection(UUID connectionId) {
        jdbc.sql("delete from connection_gate where connection_id = ?")
                .param(connectionId.toString())
                .update();
    }
}
