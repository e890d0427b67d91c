package dev.lockstep.sync;

import dev.lockstep.base.Json;
import dev.lockstep.connector.RemoteComment;
import dev.lockstep.connector.RemoteRef;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.identity.OwnTokens.Doing;
import dev.lockstep.issue.Author;
import dev.lockstep.issue.Comment;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.Operations;
import dev.lockstep.operation.Outcome;
import dev.lockstep.operation.Processed;
import dev.lockstep.sync.Intents.Intent;
import dev.lockstep.sync.allow.Act;
import dev.lockstep.sync.hand.Hands;
import dev.lockstep.text.LongText;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The hub has a comment that its link's container lacks. */
@Component
final class CommentCreation {
    private final StoredTwins twins;
    private final CommentSweep sweep;
    private final Crossings crossings;
    private final StagedComments staged;
    private final ExactlyOnce exactlyOnce;
    private final Hands hands;
    private final Operations operations;
    private final InstantSource clock;

    CommentCreation(
            StoredTwins twins,
            CommentSweep sweep,
            Crossings crossings,
            StagedComments staged,
            ExactlyOnce exactlyOnce,
            Hands hands,
            Operations operations,
            InstantSource clock) {
        this.twins = twins;
        this.sweep = sweep;
        this.crossings = crossings;
        this.staged = staged;
        this.exactlyOnce = exactlyOnce;
        this.hands = hands;
        this.operations = operations;
        this.clock = clock;
    }

    Processed create(Look look, Twin issue, Comment hub) {
        if (hub.deletedAt() != null) {
            return exactlyOnce
                    .settle(look, new CommentToCreate(look, issue, hub))
                    .orElseGet(() -> Processed.of(new Outcome.Completed("nothing_to_send")));
        }
        if (!look.link().sendsComments()) {
            return Processed.of(new Outcome.Completed("outgoing_off"));
        }
        if (look.rejected() != null) {
            var never = unborn(look, hub).with(Twin.Status.IGNORED);
            return exactlyOnce
                    .settle(look, new CommentToCreate(look, issue, hub))
                    .orElseGet(() -> new Processed(new Outcome.Completed(Gate.REJECTED), () -> twins.save(never)));
        }
        return staged.match(look.link().id(), Objects.requireNonNull(issue.remoteKey()), hub)
                .filter(standing -> !look.link().tracker().listsCommentsOfContainer())
                .map(standing -> matched(look, hub, standing))
                .orElseGet(() -> exactlyOnce.create(look, new CommentToCreate(look, issue, hub)));
    }

    private Processed matched(Look look, Comment hub, RemoteComment standing) {
        return new Processed(new Outcome.Completed("matched"), () -> {
            staged.release(look.link().id(), standing.ref().id());
            String line = Attribution.found(hub.author(), standing.body()).line();
            twins.save(
                    CommentLook.linked(unborn(look, hub), standing, hub.body()).attributed(line));
        });
    }

    private static Twin unborn(Look look, Comment hub) {
        return Twin.unborn(look.link().id(), Twin.Kind.COMMENT, hub.id(), hub.issueId());
    }

    /**
     * Exactly what is sent, and the line above it; it becomes the base.
     *
     * @param text the body as it is spelled there; null for the hub's own
     * @param by who makes it with a token of his or her own; null for the connection's account
     */
    record Sent(
            String body,
            @Nullable String attribution,
            @Nullable String text,
            @Nullable UUID by) {
        String whole() {
            var spelled = text == null ? body : text;
            return attribution == null ? spelled : new Attribution(attribution, true).on(spelled);
        }
    }

    private final class CommentToCreate implements ExactlyOnce.Creation<RemoteComment> {
        private final Look look;
        private final Twin issue;
        private final Comment hub;

        CommentToCreate(Look look, Twin issue, Comment hub) {
            this.look = look;
            this.issue = issue;
            this.hub = hub;
        }

        @Override
        public Twin.Kind kind() {
            return Twin.Kind.COMMENT;
        }

        @Override
        public UUID hubId() {
            return hub.id();
        }

        @Override
        public @Nullable UUID parentId() {
            return hub.issueId();
        }

        @Override
        public String payload() {
            look.permit().act(Act.CREATE, look.link().id(), Rehearsal.prints(Map.of(Field.BODY, hub.body())));
            var crossing = crossings.of(look.link(), hub.id(), hub.author());
            String text = crossing.there(hub.body(), "");
            UUID by = author(text);
            String line = by == null ? Attribution.due(look, hub.author()).line() : null;
            return Json.write(new Sent(hub.body(), line, text, by));
        }

        /** Who wrote it and may make it; what is too long for one comment the connection's account makes, which can mend it. */
        private @Nullable UUID author(String text) {
            String account = Author.account(hub.author());
            if (account == null || !look.session().fits(text)) {
                return null;
            }
            UUID author = UUID.fromString(account);
            return hands.of(look.way(), author, Doing.COMMENTS).isPresent() ? author : null;
        }

        @Override
        public RemoteComment send(String marker, String payload) {
            Sent sent = Json.read(payload, Sent.class);
            RemoteRef under = IssueLook.ref(issue);
            Function<RemoteSession, RemoteComment> request =
                    session -> session.createComment(under, marker, sent.whole());
            return sent.by() == null
                    ? request.apply(look.session())
                    : hands.comment(look.way(), sent.by(), under, request);
        }

        @Override
        public Optional<RemoteComment> find(Intent intent) {
            String marker = intent.mark();
            return look.session().findCommentByMarker(IssueLook.ref(issue), marker, intent.sentAt());
        }

        @Override
        public Runnable adopt(RemoteComment found, String payload, boolean answered) {
            Sent sent = Json.read(payload, Sent.class);
            // Found later, it may have been edited since: the base is what was sent, so that the edit survives.
            String there = answered ? found.body() : look.session().canonicalBody(sent.whole());
            var base = Base.EMPTY.with(Map.of(Field.BODY, new Base.Pair(sent.body(), there)));
            return () -> {
                twins.claim(unborn(look, hub)
                        .linked(found.ref(), found.url(), base, found.updatedAt())
                        .attributed(sent.attribution()));
                sweep.wrote(look, found.updatedAt());
                if (!answered || LongText.part(found.body()).isPresent()) {
                    operations.enqueue(Requests.look(
                            look.link(), Kind.COMMENT, hub.issueId(), hub.id(), clock.instant(), look.cause()));
                }
            };
        }
    }
}
