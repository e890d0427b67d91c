package dev.lockstep.operation;

import dev.lockstep.base.Slice;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** Nothing of a job is left but what waits for an answer. */
    boolean onlyHeldLeft(UUID jobId);

    /** Something of a plan is processing or can be now. */
    boolean busy(UUID plan);

    /** Something of this record on this link waits for an answer about its plan. */
    boolean waits(UUID linkId, UUID subjectId);

    /** Oldest queued operation's creation, null when none is queued. */
    @Nullable
    Instant oldestQueued();

    /** Lifts the wait of a connection (a new token, a limit that ended early). */
    void reopenConnection(UUID connectionId);

    /**
     * Removes a page of what ended before a time; inside a unit of work. What failed stays while nothing newer is known of
     * its resource.
     *
     * @param runningJobs their operations stay, because they are counted
     * @param after where the last page ended, 0 to begin
     */
    Pruned prune(Instant before, Set<UUID> runningJobs, long after, int rows);

    /** @param last nothing older comes behind this page */
    record Pruned(int gone, long after, boolean last) {}

    /**
     * Called after a commit that changed the queue, on the writer's thread: it must only wake somebody. Calls come in
     * plenty; what is shown to people is to be throttled by the listener.
     */
    void onChange(Runnable signal);

    /** Why an operation is where it is: its transitions besides the plain way to completed, oldest first. */
    List<Transition> history(UUID id);

    /** The same of many, at most 2,000 transitions in all; those without any are not named. */
    Map<UUID, List<Transition>> histories(Collection<UUID> ids);

    /** Who holds it and what holds it back. */
    Standing standing(Operation operation);

    /** Of these issues, by what is done for the issues themselves; those that are in step are not named. */
    Map<UUID, SyncState> syncStates(Collection<UUID> issues);

    /** Of an issue's comments; those that are in step are not named. */
    Map<UUID, SyncState> commentStates(UUID issue);

    /** What failed, most often first; told from the newest {@value OperationLists#ERRORS_TOLD} only. */
    List<ErrorGroup> errors(@Nullable UUID linkId);

    /**
     * @param sentence one of the reasons, for a person
     * @param newest one that failed with it
     */
    record ErrorGroup(
            String errorClass,
            UUID linkId,
            long count,
            String sentence,
            String hint,
            UUID newest,
            Instant firstAt,
            Instant lastAt) {}

    /**
     * @param leaseOwner the node that works on it, with the time until which it may
     * @param pauses what stops it
     * @param notBefore until when its connection must wait, with the reason
     */
    record Standing(
            @Nullable String leaseOwner,
            @Nullable Instant leaseUntil,
            List<Pause> pauses,
            @Nullable Instant notBefore,
            @Nullable String waitsFor) {}

    /** @param state the state it came into; reason is a snake_case code, detail a sentence */
    record Transition(
            Instant at,
            OperationState state,
            String reason,
            @Nullable String detail) {}

    /**
     * Null members do not filter.
     *
     * @param resource a key or a subject's id
     * @param errorClass of those that ended as errored
     * @param from taken in at this time or later
     * @param before taken in earlier
     * @param connections over any of these
     * @param by the name of the person whose doing it is, in any letters; {@link #NOBODY} for what is nobody's
     */
    record Filter(
            @Nullable OperationState state,
            OperationRequest.@Nullable Direction direction,
            @Nullable UUID linkId,
            @Nullable UUID jobId,
            @Nullable String resource,
            @Nullable String errorClass,
            @Nullable Instant from,
            @Nullable Instant before,
            @Nullable Set<UUID> connections,
            @Nullable String by) {
        /** Asks for what Lockstep does by itself. */
        public static final String NOBODY = "lockstep";

        public static final Filter ALL = new Filter(null, null, null, null, null, null, null, null, null, null);

        static Filter of(OperationState state, UUID linkId) {
            return new Filter(state, null, linkId, null, null, null, null, null, null, null);
        }

        public static Filter of(UUID linkId, UUID subject) {
            return new Filter(null, null, linkId, null, subject.toString(), null, null, null, null, null);
        }

        public static Filter ofResource(UUID issue) {
            return new Filter(null, null, null, null, issue.toString(), null, null, null, null, null);
        }

        Filter in(OperationState wanted) {
            return new Filter(wanted, direction, linkId, jobId, resource, errorClass, from, before, connections, by);
        }
    }

    /** @param reasons how many operations ended with each reason of {@link Outcome.Completed} */
    record JobCount(long total, long ended, long failed, Map<String, Long> reasons) {}
}
