package dev.lockstep.sync;

import dev.lockstep.base.Slice;
import dev.lockstep.conflict.Conflict;
import dev.lockstep.conflict.Fight;
import dev.lockstep.conflict.Finding;
import dev.lockstep.conflict.Seen;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.issue.Change;
import dev.lockstep.issue.Comment;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.issue.Issues.TimelineEntry;
import dev.lockstep.sync.SyncStep.AskPerson;
import dev.lockstep.sync.SyncStep.RecordConflict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Who changed a field in the hub, and when the hub learnt of it. Both sides of a conflict are measured by when the hub first
 * saw them, so no tracker's clock decides. Asked only where both sides changed the same field.
 */
@Component
final class Evidence {
    private static final int PAGE = 200;
    /** Of all fields together. */
    private static final int NEWEST = 4 * Fight.WINDOW;

    private final Issues issues;

    Evidence(Issues issues) {
        this.issues = issues;
    }

    boolean hubChangedAfter(UUID issueId, Field field, Instant remoteSeenAt) {
        return recordedAfter(issueId, change -> concerns(change, field), remoteSeenAt);
    }

    boolean hubChangedAfter(Comment comment, Instant time) {
        return recordedAfter(comment.issueId(), change -> isOf(change, comment.id()), time);
    }

    private boolean recordedAfter(UUID issueId, Predicate<Change> meant, Instant time) {
        return newest(issueId, meant)
                .map(Evidence::recordedAt)
                .orElse(Instant.EPOCH)
                .isAfter(time);
    }

    /** Would this value, brought by the link, only go on with links overwriting each other? */
    boolean fights(Link link, Issue hub, Field field, String value) {
        List<Fight.Write> writes = new ArrayList<>();
        writes.add(new Fight.Write(Words.value(hub, field), value, link.id()));
        for (TimelineEntry entry : issues.newest(hub.id(), NEWEST)) {
            if (entry.change() instanceof Change.ConflictResolved answer
                    && answer.field().equals(field.name().toLowerCase(Locale.ROOT))) {
                break;
            }
            if (entry.change() instanceof Change.TitleChanged title && field == Field.TITLE) {
                writes.add(write(title.before(), title.after(), entry));
            } else if (entry.change() instanceof Change.BodyChanged body && field == Field.BODY) {
                writes.add(write(body.before(), body.after(), entry));
            } else if (entry.change() instanceof Change.StateChanged state && field == Field.STATE) {
                writes.add(write(state.before().name(), state.after().name(), entry));
            } else if (entry.change() instanceof Change.PriorityChanged priority && field == Field.PRIORITY) {
                writes.add(write(priority.before(), priority.after(), entry));
            }
        }
        return Fight.isOn(writes);
    }

    private static Fight.Write write(String before, String after, TimelineEntry entry) {
        return new Fight.Write(before, after, entry.origin().linkId());
    }

    /** @param remote who is behind the remote side */
    List<Finding> findings(Look look, List<SyncStep> steps, Seen remote) {
        return steps.stream().flatMap(step -> finding(look, step, remote)).toList();
    }

    private Stream<Finding> finding(Look look, SyncStep step, Seen remote) {
        return switch (step) {
            case AskPerson ask ->
                Stream.of(new Finding(
                        name(look, ask.field()),
                        ask.sides(),
                        hub(look, ask.field()),
                        remote,
                        new Finding.Ask(ask.there(), ask.policy())));
            case RecordConflict lost ->
                Stream.of(new Finding(
                        name(look, lost.field()),
                        lost.sides(),
                        hub(look, lost.field()),
                        remote,
                        new Finding.Decided(lost.winning(), lost.losing(), lost.policy())));
            case SyncStep.EditHub edit -> Stream.empty();
            case SyncStep.EditRemote edit -> Stream.empty();
            case SyncStep.MoveBase move -> Stream.empty();
        };
    }

    /** What persons' answers were given on is known now; the link's base has yet to learn of it. */
    static Map<Field, Base.Pair> answered(List<Conflict> waiting) {
        Map<Field, Base.Pair> known = new EnumMap<>(Field.class);
        waiting.stream()
                .filter(conflict -> conflict.state() == Conflict.State.RESOLVED)
                .forEach(answer -> known.put(
                        field(answer.field()), new Base.Pair(answer.sides().remote(), answer.there())));
        return known;
    }

    /** How rules and conflicts call a field. */
    static String name(Look look, Field field) {
        return look.isComment() ? "comment" : field.name().toLowerCase(Locale.ROOT);
    }

    private static Field field(String name) {
        return name.equals("comment") ? Field.BODY : Field.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private Seen hub(Look look, Field field) {
        Predicate<Change> meant =
                look.isComment() ? change -> isOf(change, look.subjectId()) : change -> concerns(change, field);
        return newest(look.issueId(), meant).map(Evidence::seen).orElse(new Seen("lockstep", null, Instant.EPOCH));
    }

    private static Seen seen(TimelineEntry entry) {
        var by = entry.origin().by();
        return new Seen(entry.origin().place(), by == null ? null : by.name(), entry.at());
    }

    private Optional<TimelineEntry> newest(UUID issueId, Predicate<Change> meant) {
        Optional<TimelineEntry> newest = Optional.empty();
        String cursor = null;
        do {
            Slice<TimelineEntry> page = issues.timeline(issueId, PAGE, cursor);
            for (TimelineEntry entry : page.items()) {
                if (meant.test(entry.change())) {
                    newest = Optional.of(entry);
                }
            }
            cursor = page.next();
        } while (cursor != null);
        return newest;
    }

    private static Instant recordedAt(TimelineEntry entry) {
        // The id is a UUIDv7: its first 48 bits are the hub's milliseconds at the time of recording.
        return Instant.ofEpochMilli(entry.id().getMostSignificantBits() >>> 16);
    }

    private static boolean isOf(Change change, UUID commentId) {
        return change instanceof Change.CommentEdited edited
                        && edited.commentId().equals(commentId)
                || change instanceof Change.CommentAdded added
                        && added.commentId().equals(commentId);
    }

    private static boolean concerns(Change change, Field field) {
        return switch (change) {
            case Change.Created created -> true;
            case Change.TitleChanged title -> field == Field.TITLE;
            case Change.BodyChanged body -> field == Field.BODY;
            case Change.StateChanged state -> field == Field.STATE;
            case Change.LabelsChanged labels -> field == Field.LABELS;
            case Change.AssigneesChanged assignees -> field == Field.ASSIGNEES;
            case Change.PriorityChanged priority -> field == Field.PRIORITY;
            case Change.FilingChanged filing -> false;
            case Change.CommentAdded added -> false;
            case Change.CommentEdited edited -> false;
            case Change.CommentDeleted deleted -> false;
            case Change.ConflictOpened opened -> false;
            case Change.ConflictDecided decided -> false;
            case Change.ConflictResolved resolved -> false;
            case Change.Removed removed -> false;
            case Change.Archived archived -> false;
            case Change.Unarchived again -> false;
            case Change.ClosedThere closed -> false;
        };
    }
}
