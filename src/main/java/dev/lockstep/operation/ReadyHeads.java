package dev.lockstep.operation;

import dev.lockstep.operation.QueueHeads.Head;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what could run, by index alone: the cost does not depend on how much is queued. */
class ReadyHeads {
    private static final Instant ASIDE = Instant.parse("9999-12-31T23:59:59Z");

    private final JdbcClient jdbc;

    ReadyHeads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record ReadyLink(UUID id, UUID connectionId) {}

    /** Links with an idle head, in the order of their ids; hops from link to link in the index. */
    List<ReadyLink> links() {
        return jdbc.sql("""
                        with recursive hop (link_id) as (
                          select min(link_id) from queue_head where busy = 0
                          union all
                          select (select min(h.link_id) from queue_head h where h.busy = 0 and h.link_id > hop.link_id)
                          from hop where hop.link_id is not null)
                        select link_id,
                          (select connection_id from queue_head h where h.busy = 0 and h.link_id = hop.link_id limit 1)
                        from hop where link_id is not null
                        order by link_id
                        """)
                .query((row, n) -> new ReadyLink(UUID.fromString(row.getString(1)), UUID.fromString(row.getString(2))))
                .list();
    }

    List<Head> ready(UUID linkId, int priority, Instant now, int limit) {
        return jdbc.sql("""
                        select res_key, link_id, connection_id, op_id from queue_head
                        where link_id = ? and priority = ? and busy = 0 and ready_at <= ?
                        order by ready_at, op_id
                        limit ?
                        """)
                .param(linkId.toString())
                .param(priority)
                .param(now.toEpochMilli())
                .param(limit)
                .query(Head::read)
                .list();
    }

    /** Heads of paused issues are not ready until their next is found anew, at the latest when they are resumed. */
    void putAside(Set<String> keys) {
        jdbc.sql("""
                        update queue_head set ready_at = :aside where res_key in (:keys) and exists
                          (select 1 from pause p where p.scope = 'issue' and p.target = queue_head.res_key)
                        """).param("aside", ASIDE.toEpochMilli()).param("keys", keys).update();
    }

    /** When something becomes due that is not due now; a connection's wait counts as well. */
    Optional<Instant> nextDue(Instant now) {
        return jdbc.sql("""
                        with recursive hop (link_id) as (
                          select min(link_id) from queue_head where busy = 0
                          union all
                          select (select min(h.link_id) from queue_head h where h.busy = 0 and h.link_id > hop.link_id)
                          from hop where hop.link_id is not null)
                        select coalesce(min(at), 0) from (
                          select (select min(h.ready_at) from queue_head h where h.busy = 0
                            and h.link_id = hop.link_id and h.priority = p.priority and h.ready_at > :now) as at
                          from hop cross join (select 0 as priority union all select 1) p
                          where hop.link_id is not null
                          union all
                          select min(not_before) from connection_gate where not_before > :now) times
                        """)
                .param("now", now.toEpochMilli())
                .query(Long.class)
                .optional()
                .filter(at -> at > 0)
                .map(Instant::ofEpochMilli);
    }
}
