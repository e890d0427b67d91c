package dev.lockstep.sync;

import dev.lockstep.conflict.Conflict;
import dev.lockstep.conflict.Decisions;
import dev.lockstep.conflict.Found;
import dev.lockstep.conflict.Place;
import dev.lockstep.conflict.Rules;
import dev.lockstep.conflict.Seen;
import dev.lockstep.connector.IssuePatch;
import dev.lockstep.connector.RemoteChange;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.guard.Change;
import dev.lockstep.guard.Change.What;
import dev.lockstep.identity.OwnTokens.Doing;
import dev.lockstep.identity.OwnTokens.Own;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.Operations;
import dev.lockstep.operation.Outcome;
import dev.lockstep.operation.Processed;
import dev.lockstep.sync.Base.Pair;
import dev.lockstep.sync.SyncStep.AskPerson;
import dev.lockstep.sync.SyncStep.EditHub;
import dev.lockstep.sync.SyncStep.EditRemote;
import dev.lockstep.sync.SyncStep.RecordConflict;
import dev.lockstep.sync.hand.Hands;
import dev.lockstep.sync.hand.Penned;
import dev.lockstep.sync.hand.Written;
import dev.lockstep.sync.part.Remains;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Both sides have the issue: plans what either lacks, and carries it out. */
@Component
final class IssueMeeting {
    /** What was read is not in the base then. */
    static final String ASKED = "asked";

    /** Perhaps, of the last one. */
    static final Set<String> WROTE = Set.of("sent", "sent_by_person", "sent_instead", "merged");

    private final StoredTwins twins;
    private final Issues issues;
    private final Evidence evidence;
    private final Decisions decisions;
    private final Rules rules;
    private final CommentSweep sweep;
    private final Notes notes;
    private final Leftovers leftovers;
    private final Crossings crossings;
    private final Operations operations;
    private final Gate gate;
    private final Hands hands;
    private final InstantSource clock;

    IssueMeeting(
            StoredTwins twins,
            Issues issues,
            Evidence evidence,
            Decisions decisions,
            Rules rules,
            CommentSweep sweep,
            Notes notes,
            Leftovers leftovers,
            Crossings crossings,
            Operations operations,
            Gate gate,
            Hands hands,
            InstantSource clock) {
        this.twins = twins;
        this.issues = issues;
        this.evidence = evidence;
        this.decisions = decisions;
        this.rules = rules;
        this.sweep = sweep;
        this.notes = notes;
        this.leftovers = leftovers;
        this.crossings = crossings;
        this.operations = operations;
        this.gate = gate;
        this.hands = hands;
        this.clock = clock;
    }

    /** True when a look that sees this would write to the tracker. */
    boolean writesThere(Look look, Twin twin, Issue hub, RemoteIssue remote) {
        Twin known = knowing(twin, decisions.waiting(look.link().id(), hub.id()));
        return !words(look, twin, hub, remote)
                .patch(plan(look, known, hub, remote), remote)
                .isEmpty();
    }

    /** With what persons' answers were given on as the base. */
    static Twin knowing(Twin twin, List<Conflict> waiting) {
        return twin.with(twin.base().with(Evidence.answered(waiting)));
    }

    /** Decides and does nothing; what a rehearsal asks as well. */
    List<SyncStep> plan(Look look, Twin twin, Issue hub, RemoteIssue remote) {
        var words = words(look, twin, hub, remote);
        Map<Field, String> values = words.of(hub);
        Map<Field, String> settled = words.settled(values);
        boolean reworded = look.link().wording() > twins.wording(look.link(), twin.id());
        Map<Field, String> there = words.of(remote);
        var heard = OwnWrites.heard(twin.base(), there, clock.instant());
        Base base = words.settled(heard.base());
        var mending = mending(look, heard, hub, remote);
        there.put(Field.BODY, mending.there());
        List<SyncStep> steps =
                Planner.plan(terms(look, hub), reworded ? words.unheard(base) : base, settled, there, words);
        return renamed(look, values, settled, heard.with(mending.with(steps, words), values, words));
    }

    private static Mending mending(Look look, OwnWrites.Heard heard, Issue hub, RemoteIssue remote) {
        boolean mayWrite = look.link().outgoing() && !look.kept().contains(Field.BODY);
        return new Mending(look.session(), heard.base().pair(Field.BODY), hub.body(), remote.body(), mayWrite);
    }

    /** What has another name since names were mapped is called so in the hub as well. */
    private static List<SyncStep> renamed(
            Look look, Map<Field, String> before, Map<Field, String> settled, List<SyncStep> steps) {
        if (before.equals(settled) || !look.link().incoming()) {
            return steps;
        }
        List<SyncStep> all = new ArrayList<>(steps);
        settled.forEach((field, value) -> {
            boolean edited = steps.stream().anyMatch(step -> step instanceof EditHub && step.field() == field);
            if (!value.equals(before.get(field)) && !edited) {
                all.add(new EditHub(field, value));
            }
        });
        return all;
    }

    Words words(Look look, Twin twin, Issue hub, RemoteIssue remote) {
        return look.words(remote.state(), spelling(look, twin, hub, remote.body()));
    }

    private Spelling spelling(Look look, Twin twin, Issue hub, String there) {
        var line = Attribution.of(twin.attribution(), there);
        return new Spelling(line, crossings.of(look.link(), hub.id(), hub.author()), there);
    }

    Processed meet(Look look, Twin stored, Issue hub, RemoteIssue remote) {
        List<Conflict> waiting = decisions.waiting(look.link().id(), hub.id());
        Twin twin = knowing(stored, waiting);
        Runnable comments = sweep.look(look, twin, remote);
        List<SyncStep> planned = plan(look, twin, hub, remote);
        look.ask(planned);
        var words = words(look, twin, hub, remote);
        Map<Field, String> there = words.of(remote);
        var heard = OwnWrites.heard(twin.base(), there, clock.instant());
        var mending = mending(look, heard, hub, remote);
        boolean clears = look.rejected() == null && mending.clears(look, waiting);
        Optional<Processed> postponed =
                clears ? gate.postponed(look, edit(hub, Set.of(Field.BODY)), () -> {}) : Optional.empty();
        if (postponed.isPresent()) {
            return postponed.get();
        }
        List<SyncStep> steps = clears
                ? mending.cleared(look, planned, words, Remains.ofDescription(look.session(), remote.ref()))
                : planned;
        IssuePatch patch = words.patch(steps, remote);
        Twin met = met(twin, remote);
        // Who did it and when, where the tracker tells; asked outside of the transaction.
        List<RemoteChange> told = touchesHub(steps) ? look.session().changes(remote.ref()) : List.of();
        var found = found(look, hub, remote.updatedAt(), waiting, steps);
        long[] version = new long[1];
        Base moved = met.base().with(SyncStep.moves(steps));
        Base left = look.hasRead() ? heard.left(moved, clock.instant()) : moved;
        Consumer<Base> hubSide = base -> {
            version[0] = applyToHub(look, hub, remote.updatedAt(), steps, told);
            decisions.store(found);
            twins.save(stored, met.with(base).seen(remote.updatedAt()), clock.instant());
            comments.run();
        };
        if (patch.isEmpty()) {
            return new Processed(new Outcome.Completed(reason(look, twin, steps)), () -> {
                hubSide.accept(left);
                told(look, met, version[0], remote, steps);
            });
        }
        if (look.rejected() != null) {
            return new Processed(new Outcome.Completed(Gate.REJECTED), () -> {
                hubSide.accept(left);
                settle(look, met, there, steps);
                notes.judge(look, met, version[0], remote, SyncStep.fields(steps, AskPerson.class));
            });
        }
        var later =
                gate.postponed(look, edit(hub, SyncStep.fields(steps, EditRemote.class)), () -> hubSide.accept(left));
        if (later.isPresent()) {
            return later.get();
        }
        var parts = Agreement.broken(heard.base(), words.of(hub), steps);
        var out = new Outgoing(patch, steps, own(look, parts, remote, patch));
        // Stored first: if we die after the remote write, the next look knows it for ours and only moves the base.
        look.lease().write(() -> hubSide.accept(OwnWrites.leaving(left, steps, words, clock.instant())));
        var written = sent(look, met, remote, out);
        return new Processed(new Outcome.Completed(reason(written.by(), steps)), () -> {
            stored(look, met, remote, written.answer(), steps);
            told(look, met, version[0], written.answer(), steps);
        });
    }

    /**
     * What our write replaced unseen comes into the hub, or is kept as a conflict; and goes out from there.
     *
     * @param theirs by field, in the tracker's words
     */
    Processed restore(Look look, Twin twin, Issue hub, Map<Field, String> theirs) {
        List<Conflict> waiting = decisions.waiting(look.link().id(), hub.id());
        var words = look.words(null, spelling(look, twin, hub, theirs.getOrDefault(Field.BODY, "")));
        List<SyncStep> steps = Overwritten.steps(words.of(hub), twin.base().replaced(), theirs, words);
        Instant at = Objects.requireNonNull(twin.remoteUpdatedAt());
        var found = found(look, hub, at, waiting, steps);
        return new Processed(new Outcome.Completed(Overwritten.POLICY), () -> {
            applyToHub(look, hub, at, steps, List.of());
            decisions.store(found);
            twins.save(twin.with(twin.base().replacing(Map.of())));
            operations.enqueue(Requests.look(
                    look.link(), Kind.ISSUE, look.issueId(), look.issueId(), clock.instant(), look.cause()));
        });
    }

    private static Twin met(Twin twin, RemoteIssue remote) {
        return twin.status() == Twin.Status.LINKED
                ? twin.called(remote.ref(), remote.url())
                : twin.linked(remote.ref(), remote.url(), twin.base(), remote.updatedAt());
    }

    private static Change edit(Issue hub, Set<Field> fields) {
        return new Change(hub.id(), hub.id(), What.EDIT, Gate.names(fields));
    }

    /** @param own with which it is written; empty for the connection's */
    private record Outgoing(IssuePatch patch, List<SyncStep> steps, Optional<Own> own) {}

    /** Of whoever made all of it, where the tracker takes it in one piece. */
    private Optional<Own> own(Look look, List<Penned.Part> parts, RemoteIssue remote, IssuePatch patch) {
        boolean fits = look.session().fits(remote.body())
                && (patch.body() == null || look.session().fits(patch.body()));
        return parts.isEmpty() || !fits
                ? Optional.empty()
                : Penned.issue(issues.newest(look.issueId(), Penned.NEWEST), parts)
                        .flatMap(person -> hands.of(look.way(), person, Doing.FIELDS));
    }

    private Written<RemoteIssue> sent(Look look, Twin met, RemoteIssue remote, Outgoing out) {
        return OwnWrites.sending(
                () -> hands.edit(
                        look.way(),
                        out.own(),
                        new Hands.Edit<>(
                                Doing.FIELDS,
                                session -> session.updateMarkedIssue(remote.ref(), remote.marker(), out.patch()),
                                answer -> Agreement.shows(out.steps(), look.words(answer.state()), answer))),
                SyncStep.fields(out.steps(), EditRemote.class),
                known -> remembered(look, met, known));
    }

    private void remembered(Look look, Twin met, UnaryOperator<Base> known) {
        look.lease()
                .write(() -> twins.find(met.linkId(), met.kind(), met.hubId())
                        .ifPresent(twin -> twins.save(twin.with(known.apply(twin.base())))));
    }

    /** All that could be written there is: what is left is listed, and told there where that is wanted. */
    private void told(Look look, Twin met, long version, RemoteIssue there, List<SyncStep> steps) {
        twins.worded(look.link(), met.id());
        leftovers.list(look, version, there, SyncStep.fields(steps, AskPerson.class));
        notes.judge(look, met, version, there, SyncStep.fields(steps, AskPerson.class));
    }

    /** A person did not want it there: what the hub has is no change any more, and what stands there stays. */
    private void settle(Look look, Twin met, Map<Field, String> there, List<SyncStep> steps) {
        Twin current = twins.find(met.linkId(), met.kind(), met.hubId()).orElse(met);
        Set<Field> fields = gate.rejectedFields(look);
        Map<Field, Pair> settled = new EnumMap<>(Field.class);
        for (SyncStep step : steps) {
            if (step instanceof EditRemote edit && fields.contains(edit.field())) {
                Pair known = current.base().pair(edit.field());
                String remote = known == null ? there.getOrDefault(edit.field(), "") : known.remote();
                settled.put(edit.field(), new Pair(edit.hub(), remote));
            }
        }
        twins.save(current.with(current.base().with(settled)));
    }

    private Planner.Terms terms(Look look, Issue hub) {
        Instant seen = look.operation().createdAt();
        return new Planner.Terms(
                look.link().incoming(),
                look.link().outgoing(),
                field -> rules.of(look.link().id(), Evidence.name(look, field)),
                (field, value) -> evidence.fights(look.link(), hub, field, value),
                field -> evidence.hubChangedAfter(hub.id(), field, seen),
                look.kept());
    }

    private Found found(Look look, Issue hub, Instant at, List<Conflict> waiting, List<SyncStep> steps) {
        var place = new Place(hub.projectId(), hub.id(), hub.id(), look.link().id());
        var there = new Seen(Words.place(look.link().tracker()), null, at);
        return new Found(place, look.origin(null), waiting, evidence.findings(look, steps, there), clock.instant());
    }

    /** After a write only the written fields move in the base; any other difference in the answer is a new remote edit. */
    private void stored(Look look, Twin met, RemoteIssue before, RemoteIssue answer, List<SyncStep> steps) {
        var words = new Words(look.session(), answer.state());
        Map<Field, String> now = words.of(answer);
        Map<Field, String> then = new Words(look.session(), before.state()).of(before);
        Map<Field, Pair> written = new EnumMap<>(Field.class);
        Map<Field, String> replaced = new EnumMap<>(Field.class);
        for (SyncStep step : steps) {
            if (step instanceof EditRemote edit) {
                written.put(edit.field(), edit.agreed(now.getOrDefault(edit.field(), edit.value())));
                if (look.session().tellsReplaced().contains(edit.field())) {
                    replaced.put(edit.field(), then.getOrDefault(edit.field(), ""));
                }
            }
        }
        Twin current = twins.find(met.linkId(), met.kind(), met.hubId()).orElse(met);
        Base agreed =
                OwnWrites.ended(current.base(), written.keySet()).with(written).replacing(replaced);
        sweep.wrote(look, answer.updatedAt());
        twins.save(current.with(agreed).seen(answer.updatedAt()));
        boolean editedMeanwhile = now.entrySet().stream()
                .filter(entry -> !written.containsKey(entry.getKey()))
                .anyMatch(entry ->
                        !Canonical.same(entry.getKey(), entry.getValue(), then.getOrDefault(entry.getKey(), "")));
        if (editedMeanwhile) {
            operations.enqueue(Requests.look(
                    look.link(), Kind.ISSUE, look.issueId(), look.issueId(), clock.instant(), look.cause()));
        }
    }

    /** Answers the version that the record has now. */
    private long applyToHub(Look look, Issue hub, Instant there, List<SyncStep> steps, List<RemoteChange> told) {
        Instant at = there.isAfter(hub.modifiedAt()) ? there : hub.modifiedAt();
        String place = Words.place(look.link().tracker());
        Issue current = hub;
        for (Credits.Credit credit : Credits.of(Credits.edit(steps), hub, told, place, at)) {
            var by = Words.author(look.link().tracker(), credit.by());
            current = issues.edit(hub.id(), current.version(), credit.edit(), look.origin(by), credit.at());
        }
        return current.version();
    }

    private static boolean touchesHub(List<SyncStep> steps) {
        return SyncStep.any(steps, EditHub.class) || SyncStep.any(steps, RecordConflict.class);
    }

    private static String reason(Written.By by, List<SyncStep> steps) {
        if (SyncStep.any(steps, AskPerson.class)) {
            return ASKED;
        }
        return by == Written.By.CONNECTION && touchesHub(steps) ? "merged" : by.reason();
    }

    private static String reason(Look look, Twin twin, List<SyncStep> steps) {
        if (SyncStep.any(steps, AskPerson.class)) {
            return ASKED;
        }
        if (SyncStep.any(steps, RecordConflict.class)) {
            return "merged";
        }
        return SyncStep.any(steps, EditHub.class) ? "updated" : isEcho(look, twin) ? "echo" : "unchanged";
    }

    /** It was told of a time that we know already: that of our own write, as a rule. */
    private static boolean isEcho(Look look, Twin twin) {
        Instant told = look.operation().request().remoteUpdatedAt();
        return told != null && twin.remoteUpdatedAt() != null && !told.isAfter(twin.remoteUpdatedAt());
    }
}
