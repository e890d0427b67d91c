package dev.lockstep.operation;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What holds operations back without touching them: connections that must wait, links that are paused. */
class Gates {
    private final JdbcClient jdbc;

    Gates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param waiting connections with the time they may be used again */
    record Closed(Map<UUID, Instant> waiting, Set<UUID> pausedLinks) {
        boolean holds(UUID linkId, UUID connectionId) {
            return pausedLinks.contains(linkId) || waiting.containsKey(connectionId);
        }
    }

    Closed closed(Instant now) {
        Map<UUID, Instant> waiting = new HashMap<>();
        jdbc.sql("select connection_id, not_before from connection_gate where not_before > ?")
                .param(now.toEpochMilli())
                .query((row, n) -> waiting.put(UUID.fromString(row.getString(1)), Instant.ofEpochMilli(row.getLong(2))))
                .list();
        var paused = jdbc.sql("select link_id from link_gate")
                .query((row, n) -> UUID.fromString(row.getString(1)))
                .set();
        return new Closed(waiting, paused);
    }

    /** The later of two waits holds. */
    void closeConnection(UUID connectionId, Instant until, String reason) {
        jdbc.sql("""
                        insert into connection_gate (connection_id, not_before, reason) values (?, ?, ?)
                        on conflict (connection_id) do update set not_before = excluded.not_before, reason = excluded.reason
                        where excluded.not_before > connection_gate.not_before
                        """)
                .param(connectionId.toString())
                .param(until.toEpochMilli())
                .param(reason)
                .update();
    }

    void openConnection(UUID connectionId) {
        jdbc.sql("delete from connection_gate where connection_id = ?")
                .param(connectionId.toString())
                .update();
    }

    void pauseLink(UUID linkId, String reason, Instant now) {
        jdbc.sql("""
                        insert into link_gate (link_id, paused_at, reason) values (?, ?, ?)
                        on conflict (link_id) do update set reason = excluded.reason
                        """)
                .param(linkId.toString())
                .param(now.toEpochMilli())
                .param(reason)
                .update();
    }

    void resumeLink(UUID linkId) {
        jdbc.sql("delete from link_gate where link_id = ?")
                .param(linkId.toString())
                .update();
    }
}
