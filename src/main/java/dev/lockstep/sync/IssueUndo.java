package dev.lockstep.sync;

import dev.lockstep.connector.RemoteComment;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.guard.Change;
import dev.lockstep.guard.Change.What;
import dev.lockstep.issue.Issue;
import dev.lockstep.operation.Outcome;
import dev.lockstep.operation.Processed;
import dev.lockstep.sync.allow.Act;
import dev.lockstep.sync.allow.Exceeded;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Takes away at a tracker what a job made there, as long as nobody did anything to it on either side. */
@Component
final class IssueUndo {
    private static final Duration LEASE_PAUSE = Duration.ofSeconds(1);

    private final StoredTwins twins;
    private final Gate gate;
    private final InstantSource clock;

    IssueUndo(StoredTwins twins, Gate gate, InstantSource clock) {
        this.twins = twins;
        this.gate = gate;
        this.clock = clock;
    }

    Processed take(Look look, Twin twin, Issue hub) {
        look.permit().act(Act.DELETE, look.link().id());
        Runnable gone = () -> twins.save(twin.with(Twin.Status.GONE));
        if (!(Rehearsal.read(look.session(), twin) instanceof Rehearsal.Sight.There there)) {
            return new Processed(new Outcome.Completed("gone"), gone);
        }
        assertUntouched(look, twin, hub, there.issue());
        var plan = gate.closed(look);
        if (plan.isPresent()) {
            return gate.held(look, plan.get(), new Change(hub.id(), hub.id(), What.DELETE, Set.of()), () -> {});
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
        Map<String, Twin> known = twins.comments(look.link().id(), hub.id()).stream()
                .filter(each -> each.remoteId() != null && each.status() == Twin.Status.LINKED)
                .collect(Collectors.toMap(each -> String.valueOf(each.remoteId()), Function.identity()));
        for (RemoteComment comment : look.session().listComments(remote.ref())) {
            Twin ours = known.get(comment.ref().id());
            Base.Pair base = ours == null ? null : ours.base().pair(Field.BODY);
            if (base == null || !Canonical.same(Field.BODY, base.remote(), comment.body())) {
                throw new Exceeded("Somebody commented on it there since.");
            }
        }
    }
}
