package dev.lockstep.sync;

import dev.lockstep.connector.Connector;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.connector.RemoteState;
import dev.lockstep.guard.Change;
import dev.lockstep.guard.Exit;
import dev.lockstep.issue.Author;
import dev.lockstep.issue.Origin;
import dev.lockstep.operation.Operation;
import dev.lockstep.operation.OperationProcessor.Lease;
import dev.lockstep.operation.OperationRequest.Direction;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.OperationRequest.Priority;
import dev.lockstep.sync.allow.Act;
import dev.lockstep.sync.allow.Exceeded;
import dev.lockstep.sync.allow.Permit;
import dev.lockstep.sync.hand.Way;
import dev.lockstep.terms.Wording;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One look at a pair: the operation that asks for it, the link it goes over, and the lease that entitles to it.
 *
 * @param rejected what a person did not want to be written there; such a look only notes that. Null for all others
 */
record Look(
        Operation operation,
        Lease lease,
        Link link,
        RemoteSession session,
        Permit permit,
        Wording wording,
        @Nullable Change rejected) {
    Words words(@Nullable RemoteState current) {
        return words(current, Spelling.NONE);
    }

    Words words(@Nullable RemoteState current, Spelling spelling) {
        return new Words(session, current, spelling, wording);
    }

    /** Where it writes. */
    Way way() {
        var terms = new Connector.Terms(backfill(), link.doneState(), wording.states());
        return new Way(link, terms, session);
    }

    UUID issueId() {
        return UUID.fromString(operation.request().key().value());
    }

    UUID subjectId() {
        return operation.request().subjectId();
    }

    boolean isComment() {
        return operation.request().kind() == Kind.COMMENT;
    }

    /** What is not written there although the link's outgoing side is on. */
    Set<Field> kept() {
        if (!isComment()) {
            return link.switches().kept();
        }
        return link.switches().comments() ? Set.of() : Set.of(Field.BODY);
    }

    /** It was asked for to write what is not written there; it is sent once it may be. */
    boolean isKept() {
        var request = operation.request();
        boolean outbound = request.direction() == Direction.OUTBOUND && link.outgoing();
        return outbound
                && (isComment() ? !link.sendsComments() : link.switches().keeps(request.covers()));
    }

    /** What it sees was read for it, and not listed some time before. */
    boolean hasRead() {
        return operation.request().payload() == null;
    }

    /** What of a change here cannot be written there is told in a comment, so both sides have to be known. */
    boolean tells() {
        return link.notesSince() != null;
    }

    boolean backfill() {
        return operation.request().priority() == Priority.BACKFILL;
    }

    /** @throws Exceeded when the look carries out a plan that does not have what was decided */
    void ask(List<SyncStep> steps) {
        if (!permit.isLimited()) {
            return;
        }
        Map<Field, String> here = new EnumMap<>(Field.class);
        Map<Field, String> there = new EnumMap<>(Field.class);
        for (SyncStep step : steps) {
            switch (step) {
                case SyncStep.EditHub edit -> here.put(edit.field(), edit.value());
                case SyncStep.EditRemote edit -> there.put(edit.field(), edit.value());
                case SyncStep.AskPerson ask -> permit.act(Act.ASK, link.id());
                case SyncStep.RecordConflict conflict -> {} // comes with the edit
                case SyncStep.MoveBase move -> {}
            }
        }
        if (!here.isEmpty()) {
            permit.act(Act.EDIT, null, Rehearsal.prints(here));
        }
        if (!there.isEmpty()) {
            permit.act(Act.EDIT, link.id(), Rehearsal.prints(there));
        }
    }

    Requests.Cause cause() {
        return new Requests.Cause(
                operation.request().jobId(),
                backfill(),
                null,
                pass(),
                operation.request().by());
    }

    @Nullable
    UUID pass() {
        var hold = operation.request().hold();
        return hold == null ? null : hold.plan();
    }

    Exit exit() {
        return new Exit(link.id(), link.projectId());
    }

    /** Where the changes that this look brings into the hub come from. */
    Origin origin(@Nullable Author by) {
        return new Origin(
                Words.place(link.tracker()),
                by,
                link.id(),
                operation.id(),
                operation.request().jobId(),
                pass(),
                backfill());
    }
}
