package dev.lockstep.operation;

import static dev.lockstep.operation.OperationRow.millis;
import static dev.lockstep.operation.OperationRow.text;

import dev.lockstep.base.Database;
import dev.lockstep.base.Dialect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The operations as rows. Methods that write run inside a unit of work; each names the state it starts from. */
class OperationRows {
    private final JdbcClient jdbc;
    private final JdbcOperations batches;
    private final Dialect dialect;
    private final Holds holds;

    OperationRows(JdbcClient jdbc, JdbcOperations batches, Dialect dialect) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.dialect = dialect;
        holds = new Holds(jdbc, batches);
    }

    Holds holds() {
        return holds;
    }

    /** @param ending null when it is queued */
    record New(Wish wish, @Nullable Ending ending) {
        private Ending end() {
            return ending == null ? new Ending(OperationState.QUEUED, "", null, null, null) : ending;
        }
    }

    void insert(List<New> news, int maxAttempts, Instant now) {
        batches.batchUpdate("""
                insert into operation (id, res_key, kind, subject_id, direction, link_id, connection_id, job_id,
                  event_kind, remote_id, remote_updated_at, effective_at, content_hash, delivery_id, payload,
                  covers, turn, priority, state, duplicate_of, dropped_for, reason, max_attempts, created_at,
                  finished_at, next_attempt_at, trace, caused_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, news, news.size(), (row, each) -> {
            var request = each.wish().request();
            boolean ended = each.ending() != null;
            row.setString(1, each.wish().id().toString());
            row.setString(2, request.key().value());
            row.setString(3, text(request.kind()));
            row.setString(4, request.subjectId().toString());
            row.setString(5, text(request.direction()));
            row.setString(6, request.linkId().toString());
            row.setString(7, request.connectionId().toString());
            row.setString(8, text(request.jobId()));
            row.setString(9, request.eventKind());
            row.setString(10, request.remoteId());
            row.setObject(11, millis(request.remoteUpdatedAt()));
            row.setLong(12, request.effectiveAt().toEpochMilli());
            row.setString(13, request.contentHash());
            row.setString(14, request.deliveryId());
            row.setString(15, ended ? null : request.payload());
            row.setString(16, OperationRow.names(request.covers()));
            row.setInt(17, Turn.of(request));
            row.setInt(18, request.priority().ordinal());
            row.setString(19, text(each.end().state()));
            row.setString(20, text(each.end().relatedIf(OperationState.DUPLICATE)));
            row.setString(21, text(each.end().relatedIf(OperationState.DROPPED)));
            row.setString(22, ended ? each.end().reason() : request.waits() ? Holds.REASON : null);
            row.setInt(23, maxAttempts);
            row.setLong(24, now.toEpochMilli());
            row.setObject(25, ended ? now.toEpochMilli() : null);
            row.setObject(26, !ended && request.waits() ? Holds.UNTIL_ANSWERED.toEpochMilli() : null);
            row.setString(27, each.wish().trace());
            row.setString(28, request.by());
        });
        holds.insert(news);
    }

    Optional<Operation> find(UUID id) {
        return jdbc.sql("select * from operation where id = ?")
                .param(id.toString())
                .query(OperationRow::read)
                .optional();
    }

    @Nullable
    UUID sameDelivery(OperationRequest news) {
        return jdbc.sql("""
                        select id from operation
                        where delivery_id = ? and res_key = ? and link_id = ? and kind = ? and subject_id = ?
                        order by seq limit 1
                        """)
                .param(news.deliveryId())
                .param(news.key().value())
                .param(news.linkId().toString())
                .param(text(news.kind()))
                .param(news.subjectId().toString())
                .query((row, n) -> UUID.fromString(row.getString(1)))
                .optional()
                .orElse(null);
    }

    @Nullable
    UUID queuedLook(OperationRequest news) {
        return jdbc.sql("""
                        select id from operation
                        where subject_id = ? and link_id = ? and kind = ? and res_key = ?
                          and state = 'queued' and event_kind = 'look'
                          and (next_attempt_at is null or next_attempt_at < ?)
                        order by seq limit 1
                        """)
                .param(news.subjectId().toString())
                .param(news.linkId().toString())
                .param(text(news.kind()))
                .param(news.key().value())
                .param(Holds.HELD_FROM)
                .query((row, n) -> UUID.fromString(row.getString(1)))
                .optional()
                .orElse(null);
    }

    /** A person began to wait for something that was queued as backfill. */
    void makeLive(UUID id) {
        jdbc.sql("update operation set priority = 0 where id = ? and state = 'queued'")
                .param(id.toString())
                .update();
    }

    /** Ends a queued operation that will not run; false when it is not queued any more. */
    boolean endQueued(UUID id, Ending end, Instant now) {
        return jdbc.sql("""
                        update operation set state = ?, reason = ?, canceled_by = ?, payload = null,
                          next_attempt_at = null, finished_at = ?
                        where id = ? and state = 'queued'
                        """)
                        .param(text(end.state()))
                        .param(end.reason())
                        .param(text(end.relatedIf(OperationState.CANCELED)))
                        .param(now.toEpochMilli())
                        .param(id.toString())
                        .update()
                == 1;
    }

    /**
     * Takes queued operations for {@code owner}; those that are not queued any more are left out of the answer. Queued is
     * said by its columns here, as the CHECKs allow: by its name SQLite would walk all that is queued.
     */
    List<Operation> take(List<String> ids, String owner, Instant now, Instant leaseUntil) {
        return jdbc.sql("""
                        update operation set state = 'processing', fence = fence + 1, lease_owner = :owner,
                          lease_until = :until, started_at = :now, next_attempt_at = null
                        where id in (:ids) and finished_at is null and lease_owner is null
                        returning *, (select plan from operation_hold h where h.op_id = operation.id) as plan
                        """)
                .param("owner", owner)
                .param("until", leaseUntil.toEpochMilli())
                .param("now", now.toEpochMilli())
                .param("ids", Database.inList(ids))
                .query(OperationRow::taken)
                .list();
    }

    /**
     * Processing is said by its columns, as the CHECKs allow: by the index of what is processing, PostgreSQL would walk
     * all that ever was.
     *
     * @return those whose fence is not the current one, of which nothing is stored
     */
    List<Operation> leave(List<? extends Leaving> exits, Instant now) {
        var ends = only(exits, Leaving.End.class);
        var back = only(exits, Leaving.Requeue.class);
        List<Operation> lost = new ArrayList<>();
        if (!ends.isEmpty()) {
            lost.addAll(refused(ends, end(ends, now)));
        }
        if (!back.isEmpty()) {
            lost.addAll(refused(back, requeue(back)));
            holds.keep(back);
        }
        return lost;
    }

    private static <E extends Leaving> List<E> only(List<? extends Leaving> exits, Class<E> kind) {
        return exits.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static List<Operation> refused(List<? extends Leaving> exits, int[][] counts) {
        return IntStream.range(0, exits.size())
                .filter(at -> counts[0][at] == 0)
                .mapToObj(at -> exits.get(at).operation())
                .toList();
    }

    private int[][] end(List<Leaving.End> ends, Instant now) {
        return batches.batchUpdate("""
                update operation set state = ?, reason = ?, dropped_for = ?, error_class = ?, hint = ?,
                  attempts = ?, payload = null, lease_owner = null, lease_until = null, finished_at = ?
                where id = ? and fence = ? and lease_owner is not null
                """, ends, ends.size(), (row, each) -> {
            row.setString(1, text(each.ending().state()));
            row.setString(2, each.ending().reason());
            row.setString(3, text(each.ending().relatedIf(OperationState.DROPPED)));
            row.setString(4, each.ending().errorClass());
            row.setString(5, each.ending().hint());
            row.setInt(6, each.attempts());
            row.setLong(7, now.toEpochMilli());
            row.setString(8, each.operation().id().toString());
            row.setLong(9, each.operation().fence());
        });
    }

    private int[][] requeue(List<Leaving.Requeue> back) {
        return batches.batchUpdate("""
                update operation set state = 'queued', reason = ?, error_class = ?, attempts = ?,
                  next_attempt_at = ?, lease_owner = null, lease_until = null
                where id = ? and fence = ? and lease_owner is not null
                """, back, back.size(), (row, each) -> {
            row.setString(1, each.reason());
            row.setString(2, each.errorClass());
            row.setInt(3, each.attempts());
            row.setObject(4, millis(each.notBefore()));
            row.setString(5, each.operation().id().toString());
            row.setLong(6, each.operation().fence());
        });
    }

    /** From errored or disabled back to queued; false when it is in another state. */
    boolean revive(UUID id) {
        return jdbc.sql("""
                        update operation set state = 'queued', reason = null, error_class = null, hint = null,
                          attempts = 0, next_attempt_at = null, finished_at = null
                        where id = ? and state in ('errored', 'disabled')
                        """).param(id.toString()).update() == 1;
    }

    /** It waits no longer for its next try; false where it does not, or where a plan holds it. */
    boolean hurry(UUID id) {
        return jdbc.sql("""
                        update operation set next_attempt_at = null
                        where id = ? and state = 'queued' and next_attempt_at < ?
                        """).params(id.toString(), Holds.HELD_FROM).update() == 1;
    }

    boolean someExpired(Instant now) {
        return jdbc.sql("select 1 from operation where state = 'processing' and lease_until < ? limit 1")
                .param(now.toEpochMilli())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Operations of other nodes whose lease is over, locked until the unit ends. */
    List<Operation> expired(Instant now, int limit) {
        return jdbc.sql(
                        "select * from operation where state = 'processing' and lease_until < ? order by res_key limit ?"
                                + dialect.forUpdateSkipLocked())
                .param(now.toEpochMilli())
                .param(limit)
                .query(OperationRow::read)
                .list();
    }

    /** True while nobody else has taken it over; until the unit ends, nobody can. */
    boolean owned(UUID id, long fence) {
        return jdbc.sql("select 1 from operation where id = ? and fence = ? and state = 'processing'"
                        + dialect.forUpdate())
                .param(id.toString())
                .param(fence)
                .query(Integer.class)
                .optional()
                .isPresent();
    }
}
