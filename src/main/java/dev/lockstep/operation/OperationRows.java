package dev.lockstep.operation;

import static dev.lockstep.operation.OperationRow.millis;
import static dev.lockstep.operation.OperationRow.text;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The operations as rows. Methods that write run inside a unit of work; each names the state it starts from. */
class OperationRows {
    /** More of one subject's news than this is not weighed; the rules only save work. */
    private static final int KNOWN_ROWS = 64;

    private final JdbcClient jdbc;

    OperationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param ending null when it is queued */
    Operation insert(UUID id, OperationRequest request, @Nullable Ending ending, int maxAttempts, Instant now) {
        var end = ending == null ? new Ending(OperationState.QUEUED, "", null, null, null) : ending;
        long seq = jdbc.sql("""
                        insert into operation (id, res_key, kind, subject_id, direction, link_id, connection_id, job_id,
                          event_kind, remote_id, remote_updated_at, effective_at, content_hash, delivery_id, payload,
                          covers, turn, priority, state, duplicate_of, dropped_for, reason, max_attempts, created_at,
                          finished_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        returning seq
                        """)
                .param(id.toString())
                .param(request.key().value())
                .param(text(request.kind()))
                .param(request.subjectId().toString())
                .param(text(request.direction()))
                .param(request.linkId().toString())
                .param(request.connectionId().toString())
                .param(text(request.jobId()))
                .param(request.eventKind())
                .param(request.remoteId())
                .param(millis(request.remoteUpdatedAt()))
                .param(request.effectiveAt().toEpochMilli())
                .param(request.contentHash())
                .param(request.deliveryId())
                .param(ending == null ? request.payload() : null)
                .param(OperationRow.names(request.covers()))
                .param(Turn.of(request))
                .param(request.priority().ordinal())
                .param(text(end.state()))
                .param(text(end.relatedIf(OperationState.DUPLICATE)))
                .param(text(end.relatedIf(OperationState.DROPPED)))
                .param(ending == null ? null : end.reason())
                .param(maxAttempts)
                .param(now.toEpochMilli())
                .param(ending == null ? null : now.toEpochMilli())
                .query(Long.class)
                .single();
        return new Operation(
                id,
                seq,
                ending == null ? request : request.withoutPayload(),
                end.state(),
                null,
                end.relatedIf(OperationState.DUPLICATE),
                end.relatedIf(OperationState.DROPPED),
                ending == null ? null : end.reason(),
                null,
                null,
                0,
                maxAttempts,
                null,
                0,
                now,
                null,
                ending == null ? null : now);
    }

    Optional<Operation> find(UUID id) {
        return jdbc.sql("select * from operation where id = ?")
                .param(id.toString())
                .query(OperationRow::read)
                .optional();
    }

    /** The newest news of a subject on a link that are queued, processing or completed. */
    List<Known> known(UUID subjectId, UUID linkId) {
        return jdbc.sql("""
                        select id, seq, state, direction, event_kind, effective_at, remote_updated_at, content_hash, covers
                        from operation
                        where subject_id = ? and link_id = ?
                          and event_kind <> 'look' and duplicate_of is null
                          and state in ('queued', 'processing', 'completed')
                        order by effective_at desc
                        limit ?
                        """)
                .param(subjectId.toString())
                .param(linkId.toString())
                .param(KNOWN_ROWS)
                .query(OperationRow::known)
                .list();
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
                        order by seq limit 1
                        """)
                .param(news.subjectId().toString())
                .param(news.linkId().toString())
                .param(text(news.kind()))
                .param(news.key().value())
                .query((row, n) -> UUID.fromString(row.getString(1)))
                .optional()
                .orElse(null);
    }

    /** A person began to wait for something that was queued as backfill. */
    void hurry(UUID id) {
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
                        returning *
                        """)
                .param("owner", owner)
                .param("until", leaseUntil.toEpochMilli())
                .param("now", now.toEpochMilli())
                .param("ids", ids)
                .query(OperationRow::read)
                .list();
    }

    /** Ends a processing operation; false when its fence is not the current one. */
    boolean end(UUID id, long fence, Ending end, int attempts, Instant now) {
        return jdbc.sql("""
                        update operation set state = ?, reason = ?, dropped_for = ?, error_class = ?, hint = ?,
                          attempts = ?, payload = null, lease_owner = null, lease_until = null, finished_at = ?
                        where id = ? and fence = ? and state = 'processing'
                        """)
                        .param(text(end.state()))
                        .param(end.reason())
                        .param(text(end.relatedIf(OperationState.DROPPED)))
                        .param(end.errorClass())
                        .param(end.hint())
                        .param(attempts)
                        .param(now.toEpochMilli())
                        .param(id.toString())
                        .param(fence)
                        .update()
                == 1;
    }

    /** Puts a processing operation back; false when its fence is not the current one. */
    boolean requeue(UUID id, long fence, Requeue back) {
        return jdbc.sql("""
                        update operation set state = 'queued', reason = ?, error_class = ?, attempts = ?,
                          next_attempt_at = ?, lease_owner = null, lease_until = null
                        where id = ? and fence = ? and state = 'processing'
                        """)
                        .param(back.reason())
                        .param(back.errorClass())
                        .param(back.attempts())
                        .param(millis(back.notBefore()))
                        .param(id.toString())
                        .param(fence)
                        .update()
                == 1;
    }

    /** From errored or disabled back to queued; false when it is in another state. */
    boolean revive(UUID id) {
        return jdbc.sql("""
                        update operation set state = 'queued', reason = null, error_class = null, hint = null,
                          attempts = 0, next_attempt_at = null, finished_at = null
                        where id = ? and state in ('errored', 'disabled')
                        """).param(id.toString()).update() == 1;
    }

    /** True while nobody else has taken it over. */
    boolean owned(UUID id, long fence) {
        return jdbc.sql("select 1 from operation where id = ? and fence = ? and state = 'processing'")
                .param(id.toString())
                .param(fence)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** @param notBefore null when due at once */
    record Requeue(
            String reason,
            @Nullable String errorClass,
            int attempts,
            @Nullable Instant notBefore) {}
}
