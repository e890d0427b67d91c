package dev.lockstep.sync;

import dev.lockstep.conflict.Conflict;
import dev.lockstep.conflict.Decisions;
import dev.lockstep.conflict.Finding;
import dev.lockstep.conflict.Found;
import dev.lockstep.conflict.Place;
import dev.lockstep.conflict.Rules;
import dev.lockstep.conflict.Seen;
import dev.lockstep.conflict.Sides;
import dev.lockstep.connector.RemoteComment;
import dev.lockstep.connector.RemoteRef;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.guard.Change;
import dev.lockstep.guard.Change.What;
import dev.lockstep.identity.OwnTokens.Doing;
import dev.lockstep.identity.OwnTokens.Own;
import dev.lockstep.issue.Comment;
import dev.lockstep.issue.Issues;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.Operations;
import dev.lockstep.operation.Outcome;
import dev.lockstep.operation.Processed;
import dev.lockstep.sync.SyncStep.AskPerson;
import dev.lockstep.sync.SyncStep.EditHub;
import dev.lockstep.sync.SyncStep.EditRemote;
import dev.lockstep.sync.SyncStep.MoveBase;
import dev.lockstep.sync.SyncStep.RecordConflict;
import dev.lockstep.sync.allow.Act;
import dev.lockstep.sync.hand.Hands;
import dev.lockstep.sync.hand.Penned;
import dev.lockstep.sync.part.Remains;
import dev.lockstep.sync.part.Torn;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Both sides have, or had, the comment. */
@Component
final class CommentMeeting {
    /** The hub's side of the base once it was agreed that the comment stands at the tracker alone. */
    private static final String NOTHING = "";

    private final StoredTwins twins;
    private final Issues issues;
    private final Evidence evidence;
    private final Decisions decisions;
    private final Rules rules;
    private final Crossings crossings;
    private final Hands hands;
    private final Operations operations;
    private final Gate gate;
    private final InstantSource clock;

    CommentMeeting(
            StoredTwins twins,
            Issues issues,
            Evidence evidence,
            Decisions decisions,
            Rules rules,
            Crossings crossings,
            Hands hands,
            Operations operations,
            Gate gate,
            InstantSource clock) {
        this.twins = twins;
        this.issues = issues;
        this.evidence = evidence;
        this.decisions = decisions;
        this.rules = rules;
        this.crossings = crossings;
        this.hands = hands;
        this.operations = operations;
        this.gate = gate;
        this.clock = clock;
    }

    /** True when a look that sees this would write to the tracker. */
    boolean writesThere(Look look, Twin twin, Comment hub, RemoteComment remote) {
        return hub.deletedAt() != null && look.link().sendsComments()
                || only(plan(look, IssueMeeting.knowing(twin, waiting(look)), hub, remote), EditRemote.class)
                        .isPresent();
    }

    private List<Conflict> waiting(Look look) {
        return decisions.waiting(look.link().id(), look.subjectId());
    }

    boolean hubChangedAfter(Comment hub, Instant time) {
        return evidence.hubChangedAfter(hub, time);
    }

    /** Decides and does nothing; what a rehearsal asks as well. */
    List<SyncStep> plan(Look look, Twin twin, Comment hub, RemoteComment remote) {
        var words = new Words(look.session(), null, spelling(look, twin, hub, remote));
        var terms = new Planner.Terms(
                look.link().incoming(),
                look.link().outgoing(),
                field -> rules.of(look.link().id(), Evidence.name(look, field)),
                (field, value) -> false,
                field -> hub.modifiedAt().isAfter(look.operation().createdAt()),
                look.kept());
        Map<Field, String> here = Map.of(Field.BODY, hub.body());
        var heard = heard(twin, remote);
        var mending = mending(look, heard, hub, remote);
        var steps = Planner.plan(terms, heard.base(), here, Map.of(Field.BODY, mending.there()), words);
        return heard.with(mending.with(steps, words), here, words);
    }

    private OwnWrites.Heard heard(Twin twin, RemoteComment remote) {
        return OwnWrites.heard(twin.base(), Map.of(Field.BODY, remote.body()), clock.instant());
    }

    private static Mending mending(Look look, OwnWrites.Heard heard, Comment hub, RemoteComment remote) {
        return new Mending(
                look.session(),
                heard.base().pair(Field.BODY),
                hub.body(),
                remote.body(),
                look.link().sendsComments());
    }

    private Spelling spelling(Look look, Twin twin, Comment hub, RemoteComment remote) {
        var line = Attribution.of(twin.attribution(), remote.body());
        return new Spelling(line, crossings.of(look.link(), hub.id(), hub.author()), remote.body());
    }

    Processed meet(Look look, Twin issue, Twin stored, Comment hub, RemoteComment remote) {
        List<Conflict> waiting = waiting(look);
        Twin twin = IssueMeeting.knowing(stored, waiting);
        List<SyncStep> planned = plan(look, twin, hub, remote);
        look.ask(planned);
        var heard = heard(twin, remote);
        var mending = mending(look, heard, hub, remote);
        boolean clears = look.rejected() == null && mending.clears(look, waiting);
        Optional<Processed> postponed =
                clears ? gate.postponed(look, change(look, What.EDIT), () -> {}) : Optional.empty();
        if (postponed.isPresent()) {
            return postponed.get();
        }
        var words = new Words(look.session(), null, spelling(look, twin, hub, remote));
        List<SyncStep> steps = clears
                ? mending.cleared(
                        look, planned, words, Remains.ofComment(look.session(), IssueLook.ref(issue), remote.ref()))
                : planned;
        var found = found(look, waiting, evidence.findings(look, steps, there(look, remote.updatedAt())));
        Twin moved = movedBase(twin, remote, steps);
        Instant now = clock.instant();
        Base left = look.hasRead() ? heard.left(moved.base(), now) : moved.base();
        Consumer<Base> hubSide = base -> {
            applyToHub(look, hub, remote, steps);
            decisions.store(found);
            twins.save(moved.with(base));
        };
        Optional<EditRemote> write = only(steps, EditRemote.class);
        if (write.isEmpty()) {
            boolean edited = only(steps, EditHub.class).isPresent();
            boolean asked = only(steps, AskPerson.class).isPresent();
            return new Processed(
                    new Outcome.Completed(asked ? IssueMeeting.ASKED : edited ? "updated" : "unchanged"),
                    () -> hubSide.accept(left));
        }
        if (look.rejected() != null) {
            var settled = left.with(Map.of(Field.BODY, settled(left, write.get(), remote)));
            return new Processed(new Outcome.Completed(Gate.REJECTED), () -> hubSide.accept(settled));
        }
        var later = gate.postponed(look, change(look, What.EDIT), () -> hubSide.accept(left));
        if (later.isPresent()) {
            return later.get();
        }
        EditRemote edit = write.get();
        String sent = spelling(look, twin, hub, remote).there(edit.value());
        var own = look.session().fits(sent) ? editor(look, twin, hub, remote) : Optional.<Own>empty();
        Base then = OwnWrites.leaving(left, steps, words, now);
        look.lease().write(() -> hubSide.accept(then));
        var written = OwnWrites.sending(
                () -> hands.edit(look.way(), own, session -> edited(session, issue, remote, sent)),
                Set.of(Field.BODY),
                known -> look.lease().write(() -> twins.save(moved.with(known.apply(then)))));
        return new Processed(new Outcome.Completed(written.by().reason()), () -> {
            var agreed = Map.of(Field.BODY, edit.agreed(written.answer().body()));
            twins.save(linked(
                    twin,
                    written.answer(),
                    OwnWrites.ended(then, Set.of(Field.BODY)).with(agreed)));
        });
    }

    private static RemoteComment edited(RemoteSession session, Twin issue, RemoteComment remote, String body) {
        return session.updateMarkedComment(IssueLook.ref(issue), remote.ref(), remote.marker(), body);
    }

    /** What the hub has is no change any more, and what stands there stays. */
    private static Base.Pair settled(Base left, EditRemote write, RemoteComment remote) {
        Base.Pair base = left.pair(Field.BODY);
        return new Base.Pair(write.hub(), base == null ? remote.body() : base.remote());
    }

    private static Twin linked(Twin twin, RemoteComment there, Base base) {
        return twin.linked(there.ref(), there.url(), base, there.updatedAt());
    }

    /** With the token of who made all of the edit, where it may change the comment: trackers let people edit their own. */
    private Optional<Own> editor(Look look, Twin twin, Comment hub, RemoteComment remote) {
        var agreed = twin.base().pair(Field.BODY);
        return agreed == null
                ? Optional.empty()
                : own(
                        look,
                        Penned.comment(issues.newest(look.issueId(), Penned.NEWEST), hub.id(), agreed.hub()),
                        remote);
    }

    private Optional<Own> own(Look look, Optional<UUID> person, RemoteComment remote) {
        var author = remote.author();
        return author == null || !look.session().fits(remote.body())
                ? Optional.empty()
                : hands.of(look.way(), person.orElse(null), Doing.COMMENTS)
                        .filter(own -> own.remoteId().equals(author.id()));
    }

    private static Seen there(Look look, Instant at) {
        return new Seen(Words.place(look.link().tracker()), null, at);
    }

    private Found found(Look look, List<Conflict> waiting, List<Finding> findings) {
        var place = new Place(
                look.link().projectId(),
                look.issueId(),
                look.subjectId(),
                look.link().id());
        return new Found(place, look.origin(null), waiting, findings, clock.instant());
    }

    private static Twin movedBase(Twin twin, RemoteComment remote, List<SyncStep> steps) {
        Base moved = only(steps, MoveBase.class)
                .map(move -> twin.base().with(Map.of(move.field(), move.pair())))
                .orElse(twin.base());
        return linked(twin, remote, moved).seen(remote.updatedAt());
    }

    private void applyToHub(Look look, Comment hub, RemoteComment remote, List<SyncStep> steps) {
        Instant at = remote.updatedAt().isAfter(hub.modifiedAt()) ? remote.updatedAt() : hub.modifiedAt();
        only(steps, EditHub.class)
                .ifPresent(edit ->
                        issues.editComment(hub.id(), hub.version(), edit.value(), look.origin(hub.author()), at));
    }

    /** It was deleted there. Edited here since both last agreed, the edit stays and the timeline says so. */
    Processed goneThere(Look look, Twin twin, @Nullable Comment hub) {
        if (hub != null && hub.deletedAt() == null && look.link().incoming() && !editedHere(twin, hub)) {
            look.permit().act(Act.DELETE, null);
        }
        return new Processed(new Outcome.Completed("deleted"), () -> {
            twins.save(twin.with(Twin.Status.GONE));
            if (wasLong(look, twin)) {
                operations.enqueue(Requests.look(
                        look.link(), Kind.COMMENT, look.issueId(), look.subjectId(), clock.instant(), look.cause()));
            }
            if (hub == null || hub.deletedAt() != null || !look.link().incoming()) {
                return;
            }
            if (editedHere(twin, hub)) {
                String known =
                        Objects.requireNonNull(twin.base().pair(Field.BODY)).hub();
                survives(look, new Sides(known, hub.body(), ""), hub.body());
            } else {
                issues.deleteComment(hub.id(), hub.version(), look.origin(null), clock.instant());
                decisions.store(found(look, waiting(look), List.of()));
            }
        });
    }

    private static boolean wasLong(Look look, Twin twin) {
        var agreed = twin.base().pair(Field.BODY);
        return agreed != null && look.link().sendsComments() && !look.session().fits(agreed.remote());
    }

    /** After a comment was deleted there: the parts in which it went on go as well, unless somebody edited one. */
    Processed after(Look look, Twin issue, Twin gone, @Nullable Comment hub) {
        if (gone.remoteId() == null || !wasLong(look, gone) || look.rejected() != null) {
            return Processed.of(new Outcome.Completed("gone"));
        }
        Optional<Processed> postponed = gate.postponed(look, change(look, What.EDIT), () -> {});
        if (postponed.isPresent()) {
            return postponed.get();
        }
        var agreed = Objects.requireNonNull(gone.base().pair(Field.BODY));
        var remains = Remains.ofComment(look.session(), IssueLook.ref(issue), IssueLook.ref(gone));
        var left = Mending.clear(look, agreed, remains);
        return new Processed(new Outcome.Completed("gone"), () -> {
            twins.save(gone.with(gone.base().with(Map.of(Field.BODY, new Base.Pair(agreed.hub(), ""))))); // done
            left.ifPresent(edited -> recorded(look, Mending.kept(agreed, hub == null ? "" : hub.body(), edited)));
        });
    }

    static boolean editedHere(Twin twin, Comment hub) {
        Base.Pair base = twin.base().pair(Field.BODY);
        return base != null && !Canonical.same(Field.BODY, hub.body(), base.hub());
    }

    private static boolean editedThere(Twin twin, RemoteComment remote) {
        Base.Pair base = twin.base().pair(Field.BODY);
        return base != null
                && !Canonical.same(Field.BODY, remote.body(), base.remote())
                && !Torn.isNoEdit(remote.body(), base.remote());
    }

    /** It was agreed before that it stands at the tracker alone. */
    private static boolean keptThere(Twin twin) {
        Base.Pair base = twin.base().pair(Field.BODY);
        return base != null && base.hub().equals(NOTHING);
    }

    /** Deleted in the hub, it is not deleted there. */
    static boolean staysThere(Twin twin, RemoteComment remote) {
        return editedThere(twin, remote) || keptThere(twin);
    }

    /** It was deleted in the hub. Edited there since both last agreed, it stays there and the timeline says so. */
    Processed goneHere(Look look, Twin issue, Twin twin, Comment hub, RemoteComment remote) {
        if (!look.link().sendsComments()) {
            return Processed.of(new Outcome.Completed("outgoing_off"));
        }
        if (editedThere(twin, remote)) {
            String known = Objects.requireNonNull(twin.base().pair(Field.BODY)).hub();
            String kept = spelling(look, twin, hub, remote).back(remote.body());
            return new Processed(new Outcome.Completed("kept_edited_there"), () -> {
                survives(look, new Sides(known, "", kept), kept);
                twins.save(CommentLook.linked(twin, remote, NOTHING));
            });
        }
        if (keptThere(twin)) {
            return Processed.of(new Outcome.Completed("kept_edited_there")); // as was decided before, and recorded
        }
        if (look.rejected() != null) {
            return new Processed(
                    new Outcome.Completed(Gate.REJECTED), () -> twins.save(twin.with(Twin.Status.IGNORED)));
        }
        var later = gate.postponed(look, change(look, What.DELETE), () -> {});
        if (later.isPresent()) {
            return later.get();
        }
        look.permit().act(Act.DELETE, look.link().id());
        look.lease().write(() -> {}); // it is still ours, and its link still there
        RemoteRef ref = remote.ref();
        var deleter = Penned.deletion(issues.newest(look.issueId(), Penned.NEWEST), hub.id());
        hands.edit(look.way(), own(look, deleter, remote), session -> {
            session.deleteComment(IssueLook.ref(issue), ref);
            return true;
        });
        return new Processed(new Outcome.Completed("deleted"), () -> twins.save(twin.with(Twin.Status.GONE)));
    }

    private static Change change(Look look, What what) {
        return new Change(look.issueId(), look.subjectId(), what, Set.of());
    }

    private void survives(Look look, Sides sides, String edited) {
        recorded(look, new RecordConflict(Field.BODY, edited, "", "edit_survives_delete", sides));
    }

    private void recorded(Look look, RecordConflict lost) {
        var findings = evidence.findings(look, List.of(lost), there(look, clock.instant()));
        decisions.store(found(look, waiting(look), findings));
    }

    private static <S extends SyncStep> Optional<S> only(List<SyncStep> steps, Class<S> kind) {
        return steps.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
