package dev.lockstep.sync.hand;

import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.issue.Author;
import dev.lockstep.issue.Change;
import dev.lockstep.issue.Issues.TimelineEntry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose edit it is that a tracker lacks: the one person's who made all of it in the hub. What several made, or what came from
 * elsewhere, is nobody's own. Pure.
 */
public final class Penned {
    /** How many entries of a timeline are worth reading for it. */
    public static final int NEWEST = 50;

    /** Of an account; a project that was read in from a file may name anybody. */
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Penned() {}

    /**
     * @param newest of the issue's timeline, newest first
     * @param agreed the text that both sides had last
     */
    public static Optional<UUID> comment(List<TimelineEntry> newest, UUID comment, String agreed) {
        UUID by = null;
        for (var entry : newest) {
            if (entry.change() instanceof Change.CommentEdited edited
                    && edited.commentId().equals(comment)) {
                var editor = editor(entry);
                if (editor == null || by != null && !by.equals(editor)) {
                    return Optional.empty();
                }
                by = editor;
                if (edited.before().equals(agreed)) {
                    return Optional.of(by);
                }
            }
        }
        return Optional.empty(); // it goes further back than is shown
    }

    public static Optional<UUID> deletion(List<TimelineEntry> newest, UUID comment) {
        return newest.stream()
                .filter(entry -> entry.change() instanceof Change.CommentDeleted deleted
                        && deleted.commentId().equals(comment))
                .findFirst()
                .map(Penned::editor);
    }

    /** What is written of an issue, as far as the hub changed it since both sides agreed. */
    public sealed interface Part {
        Field field();
    }

    /** @param agreed what both sides had last */
    public record Value(Field field, String agreed) implements Part {}

    public record Elements(Field field, List<String> came, List<String> went) implements Part {}

    /** @param parts not empty; each must be the same person's */
    public static Optional<UUID> issue(List<TimelineEntry> newest, List<Part> parts) {
        var by = parts.stream()
                .map(part -> switch (part) {
                    case Value value -> value(newest, value);
                    case Elements elements -> elements(newest, elements);
                })
                .distinct()
                .toList();
        return by.size() == 1 ? by.getFirst() : Optional.empty();
    }

    private static Optional<UUID> value(List<TimelineEntry> newest, Value part) {
        UUID by = null;
        for (var entry : newest) {
            var before = before(entry.change(), part.field());
            if (before != null) {
                var editor = editor(entry);
                if (editor == null || by != null && !by.equals(editor)) {
                    return Optional.empty();
                }
                by = editor;
                if (before.equals(part.agreed())) {
                    return Optional.of(by);
                }
            }
        }
        return Optional.empty();
    }

    /** Whoever put each element there, or took it away, last. */
    private static Optional<UUID> elements(List<TimelineEntry> newest, Elements part) {
        var by = Stream.concat(
                        part.came().stream().map(each -> doer(newest, part.field(), each, true)),
                        part.went().stream().map(each -> doer(newest, part.field(), each, false)))
                .distinct()
                .toList();
        return by.size() == 1 ? by.getFirst() : Optional.empty();
    }

    private static Optional<UUID> doer(List<TimelineEntry> newest, Field field, String element, boolean came) {
        return newest.stream()
                .filter(entry -> touched(entry.change(), field, came).stream().anyMatch(element::equalsIgnoreCase))
                .findFirst()
                .map(Penned::editor);
    }

    private static @Nullable String before(Change change, Field field) {
        return switch (field) {
            case TITLE -> change instanceof Change.TitleChanged title ? title.before() : null;
            case BODY -> change instanceof Change.BodyChanged body ? body.before() : null;
            case STATE ->
                change instanceof Change.StateChanged state ? state.before().name() : null;
            case PRIORITY -> change instanceof Change.PriorityChanged priority ? priority.before() : null;
            case LABELS, ASSIGNEES -> null;
        };
    }

    private static Set<String> touched(Change change, Field field, boolean came) {
        if (field == Field.LABELS && change instanceof Change.LabelsChanged labels) {
            return came ? labels.added() : labels.removed();
        }
        if (field == Field.ASSIGNEES && change instanceof Change.AssigneesChanged people) {
            return came ? people.added() : people.removed();
        }
        return Set.of();
    }

    /** Null for who has no account here, and for what was done elsewhere. */
    static @Nullable UUID editor(TimelineEntry entry) {
        if (!entry.origin().place().equals(Author.ADMIN.place())) {
            return null;
        }
        var account = Author.account(entry.origin().by());
        return account == null || !ID.matcher(account).matches() ? null : UUID.fromString(account);
    }
}
