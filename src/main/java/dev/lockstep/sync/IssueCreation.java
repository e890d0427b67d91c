package dev.lockstep.sync;

import dev.lockstep.base.Json;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.IssueDraft;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.connector.RemoteState;
import dev.lockstep.connector.StateKind;
import dev.lockstep.issue.Issue;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.Operations;
import dev.lockstep.operation.Outcome;
import dev.lockstep.operation.Processed;
import dev.lockstep.sync.Intents.Intent;
import dev.lockstep.sync.allow.Act;
import dev.lockstep.text.LongText;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The hub has an issue that its link's container lacks: matches what stands there, or creates it, once. */
@Component
final class IssueCreation {
    private final StoredTwins twins;
    private final CommentSweep sweep;
    private final Crossings crossings;
    private final Candidates candidates;
    private final HeldBack heldBack;
    private final StoredLinks links;
    private final StagedComments staged;
    private final MissingComments missingComments;
    private final Leftovers leftovers;
    private final ExactlyOnce exactlyOnce;
    private final Operations operations;
    private final InstantSource clock;

    IssueCreation(
            StoredTwins twins,
            CommentSweep sweep,
            Crossings crossings,
            Candidates candidates,
            HeldBack heldBack,
            StoredLinks links,
            StagedComments staged,
            MissingComments missingComments,
            Leftovers leftovers,
            ExactlyOnce exactlyOnce,
            Operations operations,
            InstantSource clock) {
        this.twins = twins;
        this.sweep = sweep;
        this.crossings = crossings;
        this.candidates = candidates;
        this.heldBack = heldBack;
        this.links = links;
        this.staged = staged;
        this.missingComments = missingComments;
        this.leftovers = leftovers;
        this.exactlyOnce = exactlyOnce;
        this.operations = operations;
        this.clock = clock;
    }

    Processed create(Look look, Issue hub) {
        if (hub.deletedAt() != null) {
            return exactlyOnce
                    .settle(look, new IssueToCreate(look, hub))
                    .map(settled -> thenRemoved(look, hub, settled))
                    .orElseGet(() -> Processed.of(new Outcome.Completed("nothing_to_send")));
        }
        if (!look.link().outgoing()) {
            return Processed.of(new Outcome.Completed("outgoing_off"));
        }
        if (look.rejected() != null) {
            return exactlyOnce.settle(look, new IssueToCreate(look, hub)).orElseGet(() -> rejected(look, hub));
        }
        var creation = new IssueToCreate(look, hub);
        List<Link> others = links.ofProject(look.link().projectId());
        if (heldBack.is(look.link(), hub, others)) {
            // What was sent before it was held, and nobody answered, may stand there by now.
            return exactlyOnce
                    .settleFirst(look, creation)
                    .orElseGet(() -> new Processed(
                            new Outcome.Completed("held_only_here"), () -> heldBack.keep(look.link(), hub, others)));
        }
        return candidates
                .match(look.link().id(), hub)
                .filter(standing -> !isLinked(look.link().id(), standing))
                // Listed after a create that nobody answered: if that was carried out, it is what was meant.
                .map(standing -> exactlyOnce.settleFirst(look, creation).orElseGet(() -> matched(look, hub, standing)))
                .orElseGet(() -> exactlyOnce.create(look, creation));
    }

    /** What an unanswered create left there is looked at once more: now it has a twin, which is to go. */
    private Processed thenRemoved(Look look, Issue hub, Processed settled) {
        return new Processed(settled.outcome(), () -> {
            settled.effects().run();
            if (settled.outcome() instanceof Outcome.Completed) {
                operations.enqueue(
                        Requests.look(look.link(), Kind.ISSUE, hub.id(), hub.id(), clock.instant(), look.cause()));
            }
        });
    }

    /** A person did not want it there. */
    private Processed rejected(Look look, Issue hub) {
        var never = Twin.unborn(look.link().id(), Twin.Kind.ISSUE, hub.id(), null);
        return new Processed(new Outcome.Completed(Gate.REJECTED), () -> twins.save(never.with(Twin.Status.IGNORED)));
    }

    /** Held back from the others, it stands for an issue that has its twin already. */
    private boolean isLinked(UUID linkId, RemoteIssue standing) {
        return twins.findRemote(linkId, Twin.Kind.ISSUE, standing.ref().id())
                .filter(twin -> twin.status() == Twin.Status.LINKED)
                .isPresent();
    }

    /** Comments that came in under a place that is given up move to this one. */
    private void claim(Look look, Twin twin) {
        for (UUID givenUp : twins.claim(twin)) {
            for (UUID comment : twins.rehome(twin.linkId(), givenUp, twin.hubId())) {
                operations.enqueue(
                        Requests.look(look.link(), Kind.COMMENT, twin.hubId(), comment, clock.instant(), look.cause()));
            }
        }
    }

    private Processed matched(Look look, Issue hub, RemoteIssue standing) {
        UUID linkId = look.link().id();
        look.permit().act(Act.MATCH, linkId);
        Runnable comments;
        try {
            comments = staged.stage(look, standing);
        } catch (ConnectorException failure) {
            if (!IssueLook.isGone(look.session(), failure)) {
                throw failure;
            }
            // Deleted since it was listed, it holds up nobody any more.
            look.lease().write(() -> candidates.release(linkId, standing.ref().id()));
            return create(look, hub);
        }
        return new Processed(new Outcome.Completed("matched"), () -> {
            if (!candidates.holds(linkId, standing.ref().id())) {
                throw new Processed.Stale("Another issue was matched with it.");
            }
            candidates.release(linkId, standing.ref().id());
            exactlyOnce.withdraw(linkId, Twin.Kind.ISSUE, hub.id());
            claim(
                    look,
                    Twin.unborn(linkId, Twin.Kind.ISSUE, hub.id(), null)
                            .linked(standing.ref(), standing.url(), Base.EMPTY, standing.updatedAt())
                            .attributed(Attribution.found(hub.author(), standing.body())
                                    .line()));
            comments.run();
            twins.commentsSeen(linkId, hub.id(), standing.updatedAt());
            missingComments.enqueue(look.link(), hub.id(), look.cause());
            operations.enqueue(
                    Requests.look(look.link(), Kind.ISSUE, hub.id(), hub.id(), clock.instant(), look.cause()));
        });
    }

    /** What is sent of it: what the tracker can hold and is not switched off. */
    static Map<Field, String> sent(Look look, Issue hub) {
        Map<Field, String> words = new Words(look.session(), null).of(hub);
        words.keySet().removeIf(field -> field != Field.TITLE && look.kept().contains(field));
        return words;
    }

    /**
     * Exactly what is sent, in the hub's words, and the line above the body; it becomes the base.
     *
     * @param text the body as it is spelled there; null for the hub's own
     */
    record Sent(
            Map<Field, String> hub,
            @Nullable String attribution,
            @Nullable String text) {
        String body() {
            var line = attribution == null ? Attribution.NONE : new Attribution(attribution, true);
            return line.on(text == null ? hub.getOrDefault(Field.BODY, "") : text);
        }
    }

    private final class IssueToCreate implements ExactlyOnce.Creation<RemoteIssue> {
        private final Look look;
        private final Issue hub;

        IssueToCreate(Look look, Issue hub) {
            this.look = look;
            this.hub = hub;
        }

        @Override
        public Twin.Kind kind() {
            return Twin.Kind.ISSUE;
        }

        @Override
        public UUID hubId() {
            return hub.id();
        }

        @Override
        public @Nullable UUID parentId() {
            return null;
        }

        /** What a listing finds may be matched with it by another worker, under the key of what was found. */
        @Override
        public void begins() {
            twins.one(hub.id());
            if (twins.find(look.link().id(), Twin.Kind.ISSUE, hub.id())
                    .filter(twin -> twin.status() == Twin.Status.LINKED)
                    .isPresent()) {
                throw new Processed.Stale("It was matched with what stands there.");
            }
        }

        @Override
        public String payload() {
            var words = sent(look, hub);
            look.permit().act(Act.CREATE, look.link().id(), Rehearsal.prints(words));
            String body = words.get(Field.BODY);
            var crossing = crossings.of(look.link(), hub.id(), hub.author());
            return Json.write(new Sent(
                    words, Attribution.due(look, hub.author()).line(), body == null ? null : crossing.there(body, "")));
        }

        @Override
        public RemoteIssue send(String marker, String payload) {
            var whole = Json.read(payload, Sent.class);
            Map<Field, String> sent = whole.hub();
            return look.session()
                    .createIssue(new IssueDraft(
                            marker,
                            sent.getOrDefault(Field.TITLE, ""),
                            whole.body(),
                            state(sent),
                            new TreeSet<>(Canonical.elements(
                                    look.words(null).toRemote(Field.LABELS, sent.getOrDefault(Field.LABELS, "")))),
                            sent.get(Field.PRIORITY)));
        }

        @Override
        public Optional<RemoteIssue> find(Intent intent) {
            return look.session().findIssueByMarker(intent.mark(), intent.sentAt());
        }

        @Override
        public Runnable adopt(RemoteIssue found, String payload, boolean answered) {
            Sent sent = Json.read(payload, Sent.class);
            Agreed agreed = answered ? asAnswered(sent.hub(), found) : asSent(sent);
            var twin = Twin.unborn(look.link().id(), Twin.Kind.ISSUE, hub.id(), null)
                    .attributed(sent.attribution());
            return () -> {
                claim(look, twin.linked(found.ref(), found.url(), agreed.base(), found.updatedAt()));
                if (answered) { // a moment old, it has no comments
                    twins.commentsSeen(look.link().id(), hub.id(), found.updatedAt());
                    sweep.wrote(look, found.updatedAt());
                }
                leftovers.born(look, hub, found);
                missingComments.enqueue(look.link(), hub.id(), look.cause());
                if (!answered
                        || !agreed.complete()
                        || LongText.part(found.body()).isPresent()) {
                    operations.enqueue(
                            Requests.look(look.link(), Kind.ISSUE, hub.id(), hub.id(), clock.instant(), look.cause()));
                }
            };
        }

        private Agreed asAnswered(Map<Field, String> sent, RemoteIssue found) {
            Map<Field, String> remote = new Words(look.session(), found.state()).of(found);
            return agreed(sent, remote, found.state());
        }

        /** Found later, it may have been edited since: the base is what was sent, so that the edit survives. */
        private Agreed asSent(Sent sent) {
            var words = look.words(null);
            Map<Field, String> remote = new EnumMap<>(Field.class);
            sent.hub()
                    .forEach((field, value) -> remote.put(
                            field,
                            field == Field.BODY
                                    ? look.session().canonicalBody(sent.body())
                                    : words.toRemote(field, value)));
            return agreed(sent.hub(), remote, look.session().bornAs(state(sent.hub())));
        }

        /** What is not sent is as the tracker began it; what the hub has there is still to be sent, should it be one day. */
        private Map<Field, Base.Pair> unsent(Map<Field, String> sent, Map<Field, String> remote) {
            var words = look.words(null);
            Map<Field, Base.Pair> begun = new EnumMap<>(Field.class);
            remote.forEach((field, value) -> {
                if (!sent.containsKey(field) && field != Field.STATE) {
                    begun.put(field, new Base.Pair(words.toHub(field, value), value));
                }
            });
            return begun;
        }

        /** A tracker may be unable to create an issue in the state that was asked for; then that is still to be written. */
        private Agreed agreed(Map<Field, String> sent, Map<Field, String> remote, RemoteState born) {
            Base base = Agreement.of(sent, remote).with(unsent(sent, remote));
            boolean peopleToTell = false;
            if (sent.containsKey(Field.ASSIGNEES)) {
                // A draft names nobody, so nothing is agreed on yet, whoever was assigned there by itself.
                base = base.with(Map.of(Field.ASSIGNEES, new Base.Pair("", "")));
                peopleToTell = !look.words(null)
                        .toRemote(Field.ASSIGNEES, sent.get(Field.ASSIGNEES))
                        .isEmpty();
            }
            var asBorn = new Base.Pair(born.kind().name(), born.key());
            if (!sent.containsKey(Field.STATE)) {
                return new Agreed(base.with(Map.of(Field.STATE, asBorn)), !peopleToTell);
            }
            String wanted = look.session().stateFor(state(sent), null).key();
            if (born.key().equals(wanted)) {
                return new Agreed(base, !peopleToTell);
            }
            return new Agreed(base.with(Map.of(Field.STATE, asBorn)), false);
        }
    }

    private record Agreed(Base base, boolean complete) {}

    private static StateKind state(Map<Field, String> sent) {
        return StateKind.valueOf(sent.getOrDefault(Field.STATE, StateKind.TODO.name()));
    }
}
