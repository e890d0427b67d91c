package dev.lockstep.sync;

import dev.lockstep.connector.Container;
import dev.lockstep.connector.Tracker;
import dev.lockstep.terms.Deletions;
import dev.lockstep.terms.Intake;
import dev.lockstep.terms.Switches;
import dev.lockstep.terms.WhenDeleted;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A project bound to one remote container.
 *
 * @param incoming changes there come into the hub
 * @param outgoing changes in the hub go out to it
 * @param doneState the tracker's key of the state that means done, null for the tracker's own default
 * @param onlyHereApproved what already stood there before the link may come in and go out to the others
 * @param checkedAt when it was last looked at in full, null before the first time
 * @param trouble why it is not in step, for a person; null when all is well
 * @param otherHub another Lockstep that was seen writing there, null when there is none
 * @param attribution what the account makes for others says so ({@link Attribution})
 * @param switches what does not go out although {@code outgoing} is on
 * @param notesSince since when changes that the tracker cannot express are told in a comment; null where they are not
 * @param wording counts the changes of what is called how there
 * @param maxMutations changes that one cycle may write there unasked, 0 for any number
 * @param whenDeleted what becomes of the hub's issue when it is deleted there
 * @param deletions what becomes there of what is deleted in the hub
 * @param intake which issues come in from there
 */
public record Link(
        UUID id,
        UUID projectId,
        UUID connectionId,
        Tracker tracker,
        Container container,
        boolean incoming,
        boolean outgoing,
        boolean includePullRequests,
        @Nullable String doneState,
        boolean onlyHereApproved,
        @Nullable String pausedReason,
        Instant createdAt,
        @Nullable Instant checkedAt,
        @Nullable String trouble,
        @Nullable String otherHub,
        boolean attribution,
        Switches switches,
        @Nullable Instant notesSince,
        long wording,
        int maxMutations,
        WhenDeleted whenDeleted,
        Deletions deletions,
        Intake intake) {
    /** True when changes of comments go out. */
    boolean sendsComments() {
        return outgoing && switches.comments();
    }

    /**
     * True for what another hub made since this link stands. Brought into step it would come back from there as something
     * new, and so on for ever. What is older can only be the remains of one, and is anybody's.
     */
    boolean leavesAlone(@Nullable String madeBy, Instant madeAt) {
        // Trackers keep whole seconds: what was made right after the link may seem to be a little older.
        return madeBy != null && !madeAt.isBefore(createdAt.truncatedTo(ChronoUnit.SECONDS));
    }
}
