package dev.lockstep.operation;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads sync states for many records at once, from the queue's own small indexes. What is not named in an answer is in step. */
class SyncStates {
    /** More comments of one issue than this are not told apart. */
    private static final int COMMENTS = 1_000;

    /** By the index of the resource alone, which is what keeps it short. */
    private static final String NOT_MADE_GOOD = """
            e.state = 'errored' and not exists (select 1 from operation n
              where n.res_key = e.res_key and n.seq > e.seq and n.subject_id || '' = e.subject_id
                and n.link_id || '' = e.link_id and n.state = 'completed')
            """;

    private final JdbcClient jdbc;

    SyncStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of issues, by what is done for the issues themselves. */
    Map<UUID, SyncState> ofIssues(Collection<UUID> issues) {
        if (issues.isEmpty()) {
            return Map.of();
        }
        var found = jdbc.sql("""
                        select e.res_key, 'errored' from operation e
                        where e.res_key in (:keys) and e.turn < 2 and %s
                        union all
                        select h.res_key, 'queued' from queue_head h
                        where h.res_key in (:keys) and exists (select 1 from operation q where q.state = 'queued'
                          and q.res_key = h.res_key and q.link_id = h.link_id and q.turn < 2)
                        union all
                        select res_key, 'processing' from operation
                        where state = 'processing' and res_key in (:keys) and turn < 2
                        """.formatted(NOT_MADE_GOOD))
                .param("keys", issues.stream().map(UUID::toString).toList())
                .query(Found::read)
                .list();
        return strongest(found);
    }

    Map<UUID, SyncState> ofComments(UUID issue) {
        var found = jdbc.sql("""
                        select e.subject_id, 'errored' from operation e
                        where e.res_key = :key and e.turn >= 2 and %s
                        union all
                        select subject_id, 'queued' from (select subject_id from operation
                          where state = 'queued' and res_key = :key and turn >= 2 limit :most) waiting
                        union all
                        select subject_id, 'processing' from operation
                        where state = 'processing' and res_key = :key and turn >= 2
                        """.formatted(NOT_MADE_GOOD))
                .param("key", issue.toString())
                .param("most", COMMENTS)
                .query(Found::read)
                .list();
        return strongest(found);
    }

    private static Map<UUID, SyncState> strongest(List<Found> found) {
        Map<UUID, SyncState> states = new HashMap<>();
        found.forEach(each -> states.merge(each.id(), each.state(), SyncStates::stronger));
        return new LinkedHashMap<>(states);
    }

    private static SyncState stronger(SyncState one, SyncState other) {
        return one == SyncState.PROCESSING || other == SyncState.PROCESSING
                ? SyncState.PROCESSING
                : one == SyncState.QUEUED || other == SyncState.QUEUED ? SyncState.QUEUED : SyncState.ERRORED;
    }

    private record Found(UUID id, SyncState state) {
        static Found read(java.sql.ResultSet row, int number) throws java.sql.SQLException {
            var word = row.getString(2).toUpperCase(java.util.Locale.ROOT);
            return new Found(UUID.fromString(row.getString(1)), SyncState.valueOf(word));
        }
    }
}
