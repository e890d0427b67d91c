package dev.lockstep.sync;

import dev.lockstep.base.Ids;
import dev.lockstep.conflict.Decisions;
import dev.lockstep.connector.Person;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.connector.StateKind;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.IssueState;
import dev.lockstep.issue.Issues;
import dev.lockstep.operation.Operation;
import dev.lockstep.operation.OperationProcessor.Lease;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.OperationState;
import dev.lockstep.sync.Course.Side;
import dev.lockstep.sync.Rehearsal.FieldChange;
import dev.lockstep.sync.Rehearsal.From;
import dev.lockstep.sync.allow.Permit;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What becomes of an issue itself on its links, as far as it can be known before anything is written. */
@Component
final class RehearsedIssue {
    private static final Lease NONE = new Lease() {
        @Override
        public boolean outlasts(int seconds) {
            return false;
        }

        @Override
        public void write(Runnable unit) {
            throw new IllegalStateException("A rehearsal writes nothing.");
        }
    };

    private final Conversations conversations;
    private final StoredTwins twins;
    private final IssueMeeting meeting;
    private final HeldBack heldBack;
    private final StoredLinks links;
    private final Decisions decisions;
    private final InstantSource clock;

    RehearsedIssue(
            Conversations conversations,
            StoredTwins twins,
            IssueMeeting meeting,
            HeldBack heldBack,
            StoredLinks links,
            Decisions decisions,
            InstantSource clock) {
        this.conversations = conversations;
        this.twins = twins;
        this.meeting = meeting;
        this.heldBack = heldBack;
        this.links = links;
        this.decisions = decisions;
        this.clock = clock;
    }

    static Issue future(Issues.NewIssue wish) {
        return new Issue(
                wish.id(),
                wish.projectId(),
                0,
                wish.title(),
                wish.body(),
                wish.state(),
                wish.labels(),
                wish.assignees(),
                wish.priority(),
                wish.author(),
                1,
                wish.createdAt(),
                wish.modifiedAt(),
                null,
                wish.filing());
    }

    /** The side of a link, whatever is known there. */
    void enter(Course course, Link link) {
        Twin twin = course.fresh
                ? null
                : twins.find(link.id(), Twin.Kind.ISSUE, course.hub.id()).orElse(null);
        if (twin == null || twin.remoteId() == null) {
            missing(course, link);
            return;
        }
        if (twin.status() == Twin.Status.GONE || twin.status() == Twin.Status.IGNORED) {
            return;
        }
        switch (course.stage.readings().of(link, twin)) {
            case Rehearsal.Sight.There there -> side(course, link, twin, there.issue(), false, false);
            case Rehearsal.Sight.Gone gone -> {
                var from = new From(link.id(), twin.remoteId(), Objects.requireNonNull(twin.remoteKey()));
                course.add(course.change(
                        Rehearsal.Kind.GONE, link.id(), List.of(), from, "It was deleted there; here it stays."));
            }
            case Rehearsal.Sight.Unknown unknown -> {}
        }
    }

    void match(Course course, Link link, RemoteIssue remote) {
        var twin = Twin.unborn(link.id(), Twin.Kind.ISSUE, course.hub.id(), null)
                .linked(remote.ref(), remote.url(), Base.EMPTY, remote.updatedAt())
                .attributed(
                        Attribution.found(course.hub.author(), remote.body()).line());
        side(course, link, twin, remote, true, false);
        var from = new From(link.id(), remote.ref().id(), remote.ref().key());
        course.add(course.change(Rehearsal.Kind.MATCH, link.id(), List.of(), from, "The same title and text."));
    }

    void arrive(Course course, Link link, RemoteIssue remote, Base base) {
        var twin = Twin.unborn(link.id(), Twin.Kind.ISSUE, course.hub.id(), null)
                .linked(remote.ref(), remote.url(), base, remote.updatedAt());
        side(course, link, twin, remote, false, true);
        var from = new From(link.id(), remote.ref().id(), remote.ref().key());
        List<FieldChange> fields = new ArrayList<>();
        for (Field field : Field.values()) {
            fields.add(new FieldChange(field, null, Words.value(course.hub, field), null));
        }
        course.add(course.change(Rehearsal.Kind.CREATE, null, fields, from, null));
    }

    /** Nothing is there: it is matched with what stands there alone, created, or kept back. */
    private void missing(Course course, Link link) {
        if (!link.outgoing() || !(course.fresh || course.stage.fill())) {
            return;
        }
        boolean held = !course.fresh && heldBack.is(link, course.hub, links.ofProject(link.projectId()));
        if (held) {
            course.add(course.change(
                    Rehearsal.Kind.ONLY_HERE,
                    link.id(),
                    List.of(),
                    null,
                    "It stood elsewhere before the link; approve that link to send it here."));
            return;
        }
        var contents = Candidates.keys(course.hub);
        Optional<RemoteIssue> standing = course.stage.readings().standing(link, contents);
        if (standing.isPresent()) {
            match(course, link, standing.get());
        } else {
            side(course, link, Twin.unborn(link.id(), Twin.Kind.ISSUE, course.hub.id(), null), null, false, false);
        }
    }

    private void side(
            Course course, Link link, Twin twin, @Nullable RemoteIssue remote, boolean matched, boolean arrived) {
        var look = look(link, course.stage.readings().session(link), Kind.ISSUE, course.hub.id(), course.hub.id());
        course.sides.add(new Side(link, look, twin, remote, matched, arrived));
    }

    /** A look that cannot write. */
    Look look(Link link, RemoteSession session, Kind kind, UUID issueId, UUID subjectId) {
        Instant now = clock.instant();
        var request = Requests.look(link, kind, issueId, subjectId, now, Requests.Cause.LIVE);
        var operation = new Operation(
                Ids.next(),
                0,
                request,
                OperationState.PROCESSING,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                1,
                null,
                0,
                now,
                now,
                null,
                null);
        return new Look(operation, NONE, link, session, new Permit(null), conversations.wording(link), null);
    }

    Words words(RemoteSession session, Link link, RemoteIssue remote) {
        var line = Attribution.forgotten(remote.marker() != null, remote.body());
        return new Words(session, remote.state(), Spelling.arriving(link, line), conversations.wording(link));
    }

    /** Goes round the sides until none brings anything new into the hub. */
    void settle(Course course) {
        boolean moved = true;
        for (int round = 0; moved && round <= course.sides.size(); round++) {
            moved = false;
            for (Side side : course.sides) {
                moved |= side.remote != null && meet(course, side, side.remote);
            }
        }
        if (!course.edits.isEmpty()) {
            course.add(
                    course.change(Rehearsal.Kind.EDIT, null, List.copyOf(course.edits.values()), source(course), null));
        }
        for (Side side : course.sides) {
            if (side.remote == null) {
                create(course, side);
            } else if (!side.edits.isEmpty()) {
                course.add(course.change(
                        Rehearsal.Kind.EDIT, side.link.id(), List.copyOf(side.edits.values()), side.from(), null));
            }
            if (side.remote != null && course.stage.differences()) {
                differences(course, side, side.remote);
            }
        }
    }

    private static @Nullable From source(Course course) {
        return course.sides.stream()
                .map(Side::from)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** True when the hub would be edited. */
    private boolean meet(Course course, Side side, RemoteIssue remote) {
        Twin known = IssueMeeting.knowing(side.twin, decisions.waiting(side.link.id(), course.hub.id()));
        List<SyncStep> steps = meeting.plan(side.look, known, course.hub, remote);
        var words = meeting.words(side.look, known, course.hub, remote);
        Map<Field, String> there = words.of(remote);
        Map<Field, String> here = new EnumMap<>(Field.class);
        Map<Field, String> sent = new EnumMap<>(Field.class);
        Map<Field, Base.Pair> agreed = new EnumMap<>(Field.class);
        for (SyncStep step : steps) {
            switch (step) {
                case SyncStep.EditHub edit -> here.put(edit.field(), edit.value());
                case SyncStep.EditRemote edit -> {
                    String then = words.toRemote(edit.field(), edit.value());
                    sent.put(edit.field(), then);
                    agreed.put(edit.field(), edit.agreed(then));
                    String before = words.toHub(edit.field(), there.getOrDefault(edit.field(), ""));
                    edit(
                            side.edits,
                            edit.field(),
                            before,
                            edit.value(),
                            Losses.of(words, side.session, edit.field(), edit.value()));
                }
                case SyncStep.MoveBase move -> agreed.put(move.field(), move.pair());
                case SyncStep.RecordConflict lost ->
                    course.add(course.change(
                            Rehearsal.Kind.DIFFERS,
                            side.link.id(),
                            List.of(new FieldChange(lost.field(), lost.losing(), lost.winning(), null)),
                            side.from(),
                            "Both sides changed it; what gives way is kept as a conflict (" + lost.policy() + ")."));
                case SyncStep.AskPerson ask ->
                    course.add(course.change(
                            Rehearsal.Kind.ASK,
                            side.link.id(),
                            List.of(new FieldChange(
                                    ask.field(),
                                    ask.sides().remote(),
                                    ask.sides().hub(),
                                    null)),
                            side.from(),
                            "Both sides changed it, and a person is asked (" + ask.policy() + ")."));
            }
        }
        here.forEach((field, value) -> edit(course.edits, field, Words.value(course.hub, field), value, null));
        course.hub = edited(course.hub, here);
        side.remote = edited(remote, sent, side.session);
        side.twin = known.with(known.base().with(agreed));
        return !here.isEmpty();
    }

    private static void edit(
            Map<Field, FieldChange> edits, Field field, String before, String after, @Nullable String lost) {
        FieldChange earlier = edits.get(field);
        edits.put(field, new FieldChange(field, earlier == null ? before : earlier.before(), after, lost));
    }

    private static void create(Course course, Side side) {
        var words = new Words(side.session, null);
        Map<Field, String> sent = IssueCreation.sent(side.look, course.hub);
        List<FieldChange> fields = new ArrayList<>();
        for (Field field : Field.values()) {
            String value = Words.value(course.hub, field);
            boolean kept = side.session.fields().contains(field) && !sent.containsKey(field);
            String lost = kept ? "Switched off for this link." : Losses.of(words, side.session, field, value);
            fields.add(new FieldChange(field, null, value, lost));
        }
        course.add(course.change(Rehearsal.Kind.CREATE, side.link.id(), fields, source(course), null));
    }

    /** What stands differently on both sides although nothing would be done. */
    private void differences(Course course, Side side, RemoteIssue remote) {
        var words = meeting.words(side.look, side.twin, course.hub, remote);
        words.of(remote).forEach((field, value) -> {
            String here = Words.value(course.hub, field);
            String there = words.toHub(field, value);
            if (!Canonical.same(field, here, there)) {
                boolean oneWay = !side.link.incoming()
                        || !side.link.outgoing()
                        || side.look.kept().contains(field);
                boolean converted = Canonical.same(field, words.toRemote(field, here), value);
                String why = converted
                        ? field == Field.ASSIGNEES ? "unmapped" : "lost_in_conversion"
                        : oneWay ? "one_way" : field == Field.ASSIGNEES ? "unmapped" : "kept_apart";
                course.add(course.change(
                        Rehearsal.Kind.DIFFERS,
                        side.link.id(),
                        List.of(new FieldChange(field, there, here, null)),
                        side.from(),
                        why));
            }
        });
    }

    static Issue edited(Issue hub, Map<Field, String> values) {
        if (values.isEmpty()) {
            return hub;
        }
        return new Issue(
                hub.id(),
                hub.projectId(),
                hub.number(),
                values.getOrDefault(Field.TITLE, hub.title()),
                values.getOrDefault(Field.BODY, hub.body()),
                IssueState.valueOf(values.getOrDefault(Field.STATE, hub.state().name())),
                new TreeSet<>(Canonical.elements(values.getOrDefault(Field.LABELS, Words.value(hub, Field.LABELS)))),
                new TreeSet<>(
                        Canonical.elements(values.getOrDefault(Field.ASSIGNEES, Words.value(hub, Field.ASSIGNEES)))),
                values.getOrDefault(Field.PRIORITY, hub.priority()),
                hub.author(),
                hub.version(),
                hub.createdAt(),
                hub.modifiedAt(),
                null,
                hub.filing());
    }

    private static RemoteIssue edited(RemoteIssue there, Map<Field, String> sent, RemoteSession session) {
        if (sent.isEmpty()) {
            return there;
        }
        var state = there.state();
        if (sent.containsKey(Field.STATE)) {
            for (StateKind kind : StateKind.values()) {
                var candidate = session.stateFor(kind, there.state());
                state = candidate.key().equals(sent.get(Field.STATE)) ? candidate : state;
            }
        }
        String assignees = sent.get(Field.ASSIGNEES);
        return new RemoteIssue(
                there.ref(),
                sent.getOrDefault(Field.TITLE, there.title()),
                sent.getOrDefault(Field.BODY, there.body()),
                state,
                sent.containsKey(Field.LABELS)
                        ? new TreeSet<>(Canonical.elements(sent.get(Field.LABELS)))
                        : there.labels(),
                assignees == null
                        ? there.assignees()
                        : Canonical.elements(assignees).stream()
                                .map(name -> new Person(name, name, null))
                                .toList(),
                sent.getOrDefault(Field.PRIORITY, there.priority()),
                there.author(),
                there.createdAt(),
                there.updatedAt(),
                there.url(),
                there.pullRequest(),
                there.marker(),
                there.otherHub());
    }
}
