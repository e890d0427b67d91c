package dev.lockstep.operation;

import dev.lockstep.base.Slice;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people do to the queue. Thread-safe; every call is a unit of work of its own, or several small ones. */
public interface Interventions {
    /** From which states an act leads away is said by {@link #from}. */
    enum Act {
        /** Back to queued, attempts from zero. */
        RETRY(OperationState.ERRORED, OperationState.DISABLED),
        /** A queued one is canceled. */
        CANCEL(OperationState.QUEUED),
        /** One that waits for its next try need not wait any longer; what its connection or a plan holds back goes on waiting. */
        HURRY(OperationState.QUEUED),
        /** What failed is given up: queued again, and canceled at once. */
        DISCARD(OperationState.ERRORED, OperationState.DISABLED);

        private final List<OperationState> from;

        Act(OperationState... from) {
            this.from = List.of(from);
        }

        List<OperationState> from() {
            return from;
        }
    }

    /** @throws dev.lockstep.base.Refused when there is none, or it is in a state that the act does not lead away from */
    Operation one(Act act, UUID id);

    /** Those of a selection that the act leads away from; unknown ones and others are passed over. At most 1,000 ids. */
    Done some(Act act, List<UUID> ids);

    /** All that match, in small units of work; beyond 5,000 the answer says that there are more. */
    Done all(Act act, Operations.Filter filter);

    /** @param more true when the call has to be repeated to reach the rest */
    record Done(int changed, boolean more) {}

    /** A link is linked again: what was disabled because it was not is judged anew. */
    Done relinked(UUID linkId);

    /** Replaces an earlier pause of the same. */
    Pause pause(Pause.Scope scope, @Nullable UUID target, String reason, String by);

    /** False when it was not paused. */
    boolean resume(Pause.Scope scope, @Nullable UUID target);

    /** Lets some of what waits in a plan go, as it is now; inside a unit of work or its own. True when there may be more. */
    boolean release(UUID plan, int rows);

    Slice<Pause> pauses(int limit, @Nullable String cursor);

    /** What holds up more than single issues, as it is now. Whoever asks a tracker of his own accord asks this before. */
    Stops stops();

    /** Called after a pause was lifted on this node; must only wake somebody. */
    void onResumed(Runnable signal);
}
