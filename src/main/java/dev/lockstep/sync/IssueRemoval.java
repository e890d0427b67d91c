package dev.lockstep.sync;

import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.IssuePatch;
import dev.lockstep.connector.RemoteComment;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.connector.StateKind;
import dev.lockstep.guard.Change.What;
import dev.lockstep.issue.Change;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.IssueState;
import dev.lockstep.issue.Issues;
import dev.lockstep.operation.Outcome;
import dev.lockstep.operation.Processed;
import dev.lockstep.sync.allow.Act;
import dev.lockstep.sync.allow.Exceeded;
import dev.lockstep.terms.Deletions.Policy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes issues away at a tracker: those that were deleted in the hub, as the link's policy says, and those that a job made and
 * that are undone. Decided from what stands there each time, so a write that nobody answered is seen by the next look and not
 * repeated.
 */
@Component
final class IssueRemoval {
    private static final Duration LEASE_PAUSE = Duration.ofSeconds(1);

    private final StoredTwins twins;
    private final Issues issues;
    private final Gate gate;
    private final InstantSource clock;

    IssueRemoval(StoredTwins twins, Issues issues, Gate gate, InstantSource clock) {
        this.twins = twins;
        this.issues = issues;
        this.gate = gate;
        this.clock = clock;
    }

    Processed take(Look look, Twin twin, Issue hub, Instant deletedAt) {
        Policy policy = look.link().deletions().of(deletedAt);
        if (policy == Policy.KEEP || twin.pullRequest()) {
            return done("removed_here");
        }
        if (!look.link().outgoing()) {
            return done("outgoing_off");
        }
        if (look.rejected() != null) {
            return new Processed(
                    new Outcome.Completed(Gate.REJECTED), () -> twins.save(twin.with(Twin.Status.IGNORED)));
        }
        boolean deletes = policy == Policy.DELETE && look.session().deletesIssues();
        if (!deletes && isClosed(twin.base())) {
            return done("removed_here");
        }
        if (!(Rehearsal.read(look.session(), twin) instanceof Rehearsal.Sight.There there)) {
            return gone(look, twin, hub, "gone");
        }
        return deletes ? deleted(look, twin, hub, there.issue()) : closed(look, twin, hub, there.issue());
    }

    private Processed deleted(Look look, Twin twin, Issue hub, RemoteIssue remote) {
        if (isEditedThere(look, twin, hub, remote)) {
            return done("kept_edited_there");
        }
        var later = gate.postponed(look, change(hub), () -> {});
        if (later.isPresent()) {
            return later.get();
        }
        look.permit().act(Act.DELETE, look.link().id());
        look.lease().write(() -> {}); // it is still ours, and its link still there
        try {
            look.session().deleteIssue(remote.ref());
        } catch (ConnectorException failure) {
            if (failure.fault() instanceof ConnectorFault.Forbidden) {
                return closed(look, twin, hub, remote); // many accounts may edit and not delete
            }
            throw failure;
        }
        return gone(look, twin, hub, "deleted");
    }

    /** Closed there it stays so for us: who opens it again there is left alone. */
    private Processed closed(Look look, Twin twin, Issue hub, RemoteIssue remote) {
        if (isClosed(twin.base())) {
            return done("removed_here");
        }
        if (look.kept().contains(Field.STATE)) {
            return done("switched_off");
        }
        if (!remote.state().kind().open()) {
            return agreed(look, twin, hub, remote);
        }
        var later = gate.postponed(look, change(hub), () -> {});
        if (later.isPresent()) {
            return later.get();
        }
        look.permit().act(Act.DELETE, look.link().id());
        look.lease().write(() -> {});
        var patch = new IssuePatch(null, null, StateKind.CANCELLED, null, null, null);
        RemoteIssue answer = look.session().updateIssue(remote.ref(), patch);
        if (answer.state().kind().open()) {
            return Processed.of(new Outcome.Failed(
                    "state_not_taken",
                    "It was deleted here and is to be closed there, but stays open.",
                    "Close it there, or give its tracker a state that means cancelled, then retry."));
        }
        return agreed(look, twin, hub, answer);
    }

    private Processed agreed(Look look, Twin twin, Issue hub, RemoteIssue remote) {
        var state = new Base.Pair(StateKind.CANCELLED.name(), remote.state().key());
        return new Processed(new Outcome.Completed("closed_there"), () -> {
            twins.save(twin.with(twin.base().with(Map.of(Field.STATE, state))).seen(remote.updatedAt()));
            note(look, hub, new Change.ClosedThere(Words.place(look.link().tracker())));
        });
    }

    private Processed gone(Look look, Twin twin, Issue hub, String reason) {
        return new Processed(new Outcome.Completed(reason), () -> {
            twins.save(twin.with(Twin.Status.GONE));
            note(look, hub, new Change.Removed(Words.place(look.link().tracker())));
        });
    }

    /** Takes away there what a job made there, as long as nobody did anything to it on either side. */
    Processed undo(Look look, Twin twin, Issue hub) {
        look.permit().act(Act.DELETE, look.link().id());
        Runnable gone = () -> twins.save(twin.with(Twin.Status.GONE));
        if (!(Rehearsal.read(look.session(), twin) instanceof Rehearsal.Sight.There there)) {
            return new Processed(new Outcome.Completed("gone"), gone);
        }
        assertUntouched(look, twin, hub, there.issue());
        var plan = gate.closed(look);
        if (plan.isPresent()) {
            return gate.held(look, plan.get(), change(hub), () -> {});
        }
        if (!look.lease().outlasts(RemoteSession.DEADLINE_SECONDS)) {
            return Processed.of(new Outcome.Waiting(clock.instant().plus(LEASE_PAUSE), "lease_too_short"));
        }
        look.lease().write(() -> {}); // it is still ours, and its link still there
        look.session().deleteIssue(there.issue().ref());
        return new Processed(new Outcome.Completed("undone"), gone);
    }

    private void assertUntouched(Look look, Twin twin, Issue hub, RemoteIssue remote) {
        var words = new Words(look.session(), remote.state());
        if (!Agreement.holds(twin.base(), words.of(remote))) {
            throw new Exceeded("Somebody edited it there since.");
        }
        if (!Agreement.holdsHere(twin.base(), words.of(hub), look.kept())) {
            throw new Exceeded("It was edited in the hub since.");
        }
        if (isCommentedThere(look, hub, remote, Twin.Status.LINKED)) {
            throw new Exceeded("Somebody commented on it there since.");
        }
    }

    private void note(Look look, Issue hub, Change change) {
        issues.note(hub.id(), change, look.origin(null), clock.instant());
    }

    private static boolean isClosed(Base base) {
        Base.Pair state = base.pair(Field.STATE);
        return state != null
                && !state.hub().isEmpty()
                && !IssueState.valueOf(state.hub()).open();
    }

    /** What somebody wrote there that the hub has never had would be lost with it. */
    private boolean isEditedThere(Look look, Twin twin, Issue hub, RemoteIssue remote) {
        var there = new Words(look.session(), remote.state()).of(remote);
        var base = OwnWrites.heard(twin.base(), there, clock.instant()).base();
        return !Agreement.holds(base, there)
                || isCommentedThere(look, hub, remote, Twin.Status.LINKED, Twin.Status.GONE, Twin.Status.IGNORED);
    }

    /** @param known what is known of the link's comments counts only where it has one of these */
    private boolean isCommentedThere(Look look, Issue hub, RemoteIssue remote, Twin.Status... known) {
        Map<String, Twin> ours = twins.comments(look.link().id(), hub.id()).stream()
                .filter(each -> each.remoteId() != null && List.of(known).contains(each.status()))
                .collect(Collectors.toMap(each -> String.valueOf(each.remoteId()), Function.identity()));
        return look.session().listComments(remote.ref()).stream()
                .anyMatch(comment -> !isKnown(ours.get(comment.ref().id()), comment));
    }

    private static boolean isKnown(@Nullable Twin ours, RemoteComment comment) {
        if (ours == null) {
            return false;
        }
        if (ours.status() == Twin.Status.IGNORED) {
            return ours.whyIgnored().equals("lockstep_note"); // others were never taken in
        }
        Base.Pair base = ours.base().pair(Field.BODY);
        return base != null && Canonical.same(Field.BODY, base.remote(), comment.body());
    }

    private static dev.lockstep.guard.Change change(Issue hub) {
        return new dev.lockstep.guard.Change(hub.id(), hub.id(), What.DELETE, Set.of());
    }

    private static Processed done(String reason) {
        return Processed.of(new Outcome.Completed(reason));
    }
}
