package dev.lockstep.sync;

import dev.lockstep.connector.RemoteComment;
import dev.lockstep.connector.RemoteRef;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.issue.Change;
import dev.lockstep.issue.Comment;
import dev.lockstep.issue.Issues;
import dev.lockstep.operation.Outcome;
import dev.lockstep.operation.Processed;
import dev.lockstep.sync.SyncStep.EditHub;
import dev.lockstep.sync.SyncStep.EditRemote;
import dev.lockstep.sync.SyncStep.MoveBase;
import dev.lockstep.sync.SyncStep.RecordConflict;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Both sides have, or had, the comment. */
@Component
final class CommentMeeting {
    private static final Duration LEASE_PAUSE = Duration.ofSeconds(1);

    private final StoredTwins twins;
    private final Issues issues;
    private final InstantSource clock;

    CommentMeeting(StoredTwins twins, Issues issues, InstantSource clock) {
        this.twins = twins;
        this.issues = issues;
        this.clock = clock;
    }

    /** True when a look that sees this would write to the tracker. */
    boolean writesThere(Look look, Twin twin, Comment hub, RemoteComment remote) {
        return hub.deletedAt() != null
                || only(plan(look, twin, hub, remote), EditRemote.class).isPresent();
    }

    private static List<SyncStep> plan(Look look, Twin twin, Comment hub, RemoteComment remote) {
        var words = new Words(look.session(), null, attribution(twin, remote));
        var terms = new Planner.Terms(
                look.link().incoming(),
                look.link().outgoing(),
                field -> hub.modifiedAt().isAfter(look.operation().createdAt()));
        return Planner.plan(
                terms, twin.base(), Map.of(Field.BODY, hub.body()), Map.of(Field.BODY, remote.body()), words);
    }

    private static Attribution attribution(Twin twin, RemoteComment remote) {
        return Attribution.of(twin.attribution(), remote.body());
    }

    Processed meet(Look look, Twin issue, Twin twin, Comment hub, RemoteComment remote) {
        List<SyncStep> steps = plan(look, twin, hub, remote);
        Runnable hubSide = () -> {
            applyToHub(look, hub, remote, steps);
            twins.save(movedBase(twin, remote, steps));
        };
        Optional<EditRemote> write = only(steps, EditRemote.class);
        if (write.isEmpty()) {
            boolean edited = only(steps, EditHub.class).isPresent();
            return new Processed(new Outcome.Completed(edited ? "updated" : "unchanged"), hubSide);
        }
        if (!look.lease().outlasts(RemoteSession.DEADLINE_SECONDS)) {
            return leaseTooShort();
        }
        look.lease().write(hubSide);
        String text = write.get().value();
        String sent = attribution(twin, remote).on(text);
        RemoteComment answer = look.session().updateComment(IssueLook.ref(issue), remote.ref(), sent);
        return new Processed(new Outcome.Completed("sent"), () -> twins.save(CommentLook.linked(twin, answer, text)));
    }

    private static Twin movedBase(Twin twin, RemoteComment remote, List<SyncStep> steps) {
        Base moved = only(steps, MoveBase.class)
                .map(move -> twin.base().with(Map.of(move.field(), move.pair())))
                .orElse(twin.base());
        return twin.linked(remote.ref(), remote.url(), moved, remote.updatedAt())
                .seen(remote.updatedAt());
    }

    private void applyToHub(Look look, Comment hub, RemoteComment remote, List<SyncStep> steps) {
        Instant at = remote.updatedAt().isAfter(hub.modifiedAt()) ? remote.updatedAt() : hub.modifiedAt();
        only(steps, EditHub.class)
                .ifPresent(edit ->
                        issues.editComment(hub.id(), hub.version(), edit.value(), look.origin(hub.author()), at));
        only(steps, RecordConflict.class)
                .ifPresent(lost -> note(look, hub, lost.winning(), lost.losing(), lost.policy()));
    }

    /** It was deleted there. Edited here since both last agreed, the edit stays and the timeline says so. */
    Processed goneThere(Look look, Twin twin, @Nullable Comment hub) {
        return new Processed(new Outcome.Completed("deleted"), () -> {
            twins.save(twin.with(Twin.Status.GONE));
            if (hub == null || hub.deletedAt() != null || !look.link().incoming()) {
                return;
            }
            Base.Pair base = twin.base().pair(Field.BODY);
            if (base != null && !Canonical.same(Field.BODY, hub.body(), base.hub())) {
                note(look, hub, hub.body(), "", "edit_survives_delete");
            } else {
                issues.deleteComment(hub.id(), hub.version(), look.origin(null), clock.instant());
            }
        });
    }

    /** It was deleted in the hub. Edited there since both last agreed, it stays there and the timeline says so. */
    Processed goneHere(Look look, Twin issue, Twin twin, Comment hub, RemoteComment remote) {
        if (!look.link().outgoing()) {
            return Processed.of(new Outcome.Completed("outgoing_off"));
        }
        Base.Pair base = twin.base().pair(Field.BODY);
        if (base != null && !Canonical.same(Field.BODY, remote.body(), base.remote())) {
            String kept = attribution(twin, remote).off(remote.body());
            return new Processed(new Outcome.Completed("kept_edited_there"), () -> {
                note(look, hub, kept, "", "edit_survives_delete");
                twins.save(CommentLook.linked(twin, remote, kept));
            });
        }
        if (!look.lease().outlasts(RemoteSession.DEADLINE_SECONDS)) {
            return leaseTooShort();
        }
        look.lease().write(() -> {}); // it is still ours, and its link still there
        RemoteRef ref = remote.ref();
        look.session().deleteComment(IssueLook.ref(issue), ref);
        return new Processed(new Outcome.Completed("deleted"), () -> twins.save(twin.with(Twin.Status.GONE)));
    }

    private void note(Look look, Comment hub, String winning, String losing, String policy) {
        var decided = new Change.ConflictDecided("comment", winning, losing, policy, hub.id());
        issues.note(hub.issueId(), decided, look.origin(null), clock.instant());
    }

    private Processed leaseTooShort() {
        return Processed.of(new Outcome.Waiting(clock.instant().plus(LEASE_PAUSE), "lease_too_short"));
    }

    private static <S extends SyncStep> Optional<S> only(List<SyncStep> steps, Class<S> kind) {
        return steps.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
