package dev.lockstep.operation;

import dev.lockstep.base.Slice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The queue. Thread-safe. */
public interface Operations {
    /**
     * Intake, steps I0 to I8: judges the request against what is known of its key and stores it with the verdict. Must be
     * called inside a unit of work; the dispatcher is woken when that commits.
     *
     * @return the id of its operation; a look that was queued already stands for an equal one
     */
    UUID enqueue(OperationRequest request);

    /**
     * Runs a part of a unit of work whose wishes are judged and stored together at its end, which costs much less than one
     * by one. The part does not see what it has enqueued.
     */
    void together(Runnable part);

    Optional<Operation> find(UUID id);

    /** Newest first. */
    Slice<Operation> list(Filter filter, int limit, @Nullable String cursor);

    Map<OperationState, Long> counts(@Nullable UUID linkId);

    /** Ended and all operations of a job. */
    JobCount count(UUID jobId);

    /** Oldest queued operation's creation, null when none is queued. */
    @Nullable
    Instant oldestQueued();

    /** From errored or disabled back to queued, attempts from zero. */
    Operation retry(UUID id);

    /** A queued operation is canceled by a person. */
    Operation cancel(UUID id);

    /** Operations of a link are not dispatched until {@link #resumeLink}. */
    void pauseLink(UUID linkId, String reason);

    void resumeLink(UUID linkId);

    /** Lifts the wait of a connection (a new token, a limit that ended early). */
    void reopenConnection(UUID connectionId);

    /**
     * Called after a commit that changed the queue, on the writer's thread: it must only wake somebody. Calls come in
     * plenty; what is shown to people is to be throttled by the listener.
     */
    void onChange(Runnable signal);

    /** Why an operation is where it is: its transitions besides the plain way to completed, oldest first. */
    List<Transition> history(UUID id);

    /** @param state the state it came into; reason is a snake_case code, detail a sentence */
    record Transition(
            Instant at,
            OperationState state,
            String reason,
            @Nullable String detail) {}

    /** Null members do not filter. {@code resource} is a key or a subject's id. */
    record Filter(
            @Nullable OperationState state,
            OperationRequest.@Nullable Direction direction,
            @Nullable UUID linkId,
            @Nullable UUID jobId,
            @Nullable String resource) {
        public static final Filter ALL = new Filter(null, null, null, null, null);
    }

    /** @param reasons how many operations ended with each reason of {@link Outcome.Completed} */
    record JobCount(long total, long ended, long failed, Map<String, Long> reasons) {}
}
