package dev.lockstep.sync;

import dev.lockstep.connector.RemoteComment;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.issue.Issues.TimelineEntry;
import dev.lockstep.operation.OperationRequest;
import dev.lockstep.operation.OperationRequest.Direction;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.OperationRequest.Priority;
import dev.lockstep.operation.Operations;
import dev.lockstep.operation.Processed;
import dev.lockstep.sync.Intents.Intent;
import dev.lockstep.terms.Note;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells at a tracker, in a comment, what of a change it cannot show. Each entry of the timeline is judged once, by the look
 * that carried it there, and its note is a record like any other that is created exactly once: it stands for the entry.
 */
@Component
final class Notes {
    /** The event of an operation that creates one; its payload is the text. */
    static final String EVENT = "note";

    private static final int PAGE = 200;

    private final StoredTwins twins;
    private final Issues issues;
    private final ExactlyOnce exactlyOnce;
    private final Operations operations;
    private final InstantSource clock;

    Notes(StoredTwins twins, Issues issues, ExactlyOnce exactlyOnce, Operations operations, InstantSource clock) {
        this.twins = twins;
        this.issues = issues;
        this.exactlyOnce = exactlyOnce;
        this.operations = operations;
        this.clock = clock;
    }

    /**
     * Inside the unit of work that ends a look. Whoever edited since has it looked at again, and is told of then.
     *
     * @param version of the hub's record that the look has brought there
     * @param asked fields of which a person is asked first what stands
     */
    void judge(Look look, Twin twin, long version, RemoteIssue there, Set<Field> asked) {
        Instant since = look.link().notesSince();
        if (since == null || isImport(look) || !look.link().sendsComments()) {
            return;
        }
        String from = twins.noted(twin.id(), first(since));
        var entries = issues.timeline(twin.hubId(), PAGE, from).items();
        if (look.rejected() != null) {
            // What came after the rejected changes is told by the looks that carry it.
            String until = first(look.operation().createdAt().plusMillis(1));
            entries.stream()
                    .map(TimelineEntry::id)
                    .filter(id -> id.toString().compareTo(until) < 0)
                    .reduce((one, next) -> next)
                    .ifPresent(last -> twins.noted(twin.id(), last));
            return;
        }
        Issue hub = issues.find(twin.hubId()).orElse(null);
        if (entries.isEmpty() || hub == null || hub.version() != version) {
            return;
        }
        var words = look.words(there.state());
        Set<Field> kept = new HashSet<>(look.kept());
        kept.addAll(asked);
        var unsaid = new Unsaid(
                hub, words.of(there), kept, words, look.link().tracker().title());
        entries.stream()
                .filter(entry -> isNews(look, entry) && !entry.at().isBefore(since))
                .forEach(entry -> {
                    var sentences = unsaid.of(entry.change());
                    if (!sentences.isEmpty()) {
                        operations.enqueue(wish(look, entry, Note.of(String.join("\n", sentences))));
                    }
                });
        twins.noted(twin.id(), entries.getLast().id());
    }

    private static boolean isImport(Look look) {
        return look.backfill() || look.operation().request().jobId() != null;
    }

    /** What an import brought, or this link itself, is not told there. */
    private static boolean isNews(Look look, TimelineEntry entry) {
        var origin = entry.origin();
        return origin.jobId() == null && !origin.backfill() && !look.link().id().equals(origin.linkId());
    }

    /** Before all entries of the timeline since then: their ids begin with the time. */
    private static String first(Instant since) {
        String millis = "%012x".formatted(since.toEpochMilli());
        return millis.substring(0, 8) + "-" + millis.substring(8);
    }

    private OperationRequest wish(Look look, TimelineEntry entry, String text) {
        return new OperationRequest(
                look.operation().request().key(),
                Kind.COMMENT,
                entry.id(),
                Direction.OUTBOUND,
                look.link().id(),
                look.link().connectionId(),
                null,
                EVENT,
                null,
                null,
                clock.instant(),
                null,
                null,
                text,
                Set.of(),
                Priority.LIVE,
                null,
                entry.origin().by() == null ? null : entry.origin().by().name());
    }

    static boolean isWish(Look look) {
        return look.operation().request().eventKind().equals(EVENT);
    }

    Processed create(Look look, Twin issue) {
        return exactlyOnce.create(look, new NoteToCreate(look, issue));
    }

    /** Its place is taken, so that no listing brings it in. */
    static Twin known(Twin unborn, RemoteComment note) {
        return unborn.linked(note.ref(), note.url(), Base.EMPTY, note.updatedAt())
                .attributed(Note.LAST_LINE)
                .with(Twin.Status.IGNORED);
    }

    /** Also one that this hub made before its database was lost, and another hub's. */
    static boolean is(RemoteComment comment) {
        return (comment.marker() != null || comment.otherHub() != null) && Note.is(comment.body());
    }

    private final class NoteToCreate implements ExactlyOnce.Creation<RemoteComment> {
        private final Look look;
        private final Twin issue;

        NoteToCreate(Look look, Twin issue) {
            this.look = look;
            this.issue = issue;
        }

        @Override
        public Twin.Kind kind() {
            return Twin.Kind.COMMENT;
        }

        @Override
        public UUID hubId() {
            return look.subjectId();
        }

        @Override
        public @Nullable UUID parentId() {
            return look.issueId();
        }

        @Override
        public String payload() {
            return Objects.requireNonNull(look.operation().request().payload());
        }

        @Override
        public RemoteComment send(String marker, String payload) {
            return look.session().createComment(IssueLook.ref(issue), marker, payload);
        }

        @Override
        public Optional<RemoteComment> find(Intent intent) {
            String marker = intent.mark();
            return look.session().findCommentByMarker(IssueLook.ref(issue), marker, intent.sentAt());
        }

        @Override
        public Runnable adopt(RemoteComment found, String payload, boolean answered) {
            var unborn = Twin.unborn(look.link().id(), Twin.Kind.COMMENT, look.subjectId(), look.issueId());
            return () -> twins.claim(known(unborn, found));
        }
    }
}
