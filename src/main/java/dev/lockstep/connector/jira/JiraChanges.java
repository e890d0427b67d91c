package dev.lockstep.connector.jira;

import dev.lockstep.connector.Person;
import dev.lockstep.connector.RemoteChange;
import dev.lockstep.connector.RemoteJson;
import dev.lockstep.connector.RemoteSession.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What an issue's changelog tells: every item of every entry, with who did it and when. */
record JiraChanges(JiraLabels labels) {
    /** @param issue as read with its changelog; ascending, and perhaps only the newest */
    List<RemoteChange> of(RemoteJson issue) {
        if (!issue.has("changelog")) {
            return List.of();
        }
        var changes = new ArrayList<RemoteChange>();
        for (var history : issue.object("changelog").list("histories")) {
            var author = JiraRecords.author(history, "author");
            var at = JiraTimes.of(history, "created");
            for (var item : history.list("items")) {
                var change = change(item, author, at);
                if (change != null) {
                    changes.add(change);
                }
            }
        }
        changes.sort(Comparator.comparing(RemoteChange::at));
        return List.copyOf(changes);
    }

    private @Nullable RemoteChange change(RemoteJson item, @Nullable Person author, Instant at) {
        return switch (item.text("field")) {
            case "summary" -> RemoteChange.of(Field.TITLE, author, at);
            case "description" -> RemoteChange.of(Field.BODY, author, at);
            case "status", "resolution" -> RemoteChange.of(Field.STATE, author, at);
            case "priority" -> RemoteChange.of(Field.PRIORITY, author, at);
            case "labels" -> set(Field.LABELS, words(item, "fromString"), words(item, "toString"), author, at);
            case "assignee" -> set(Field.ASSIGNEES, one(item, "from"), one(item, "to"), author, at);
            default -> null;
        };
    }

    private static RemoteChange set(
            Field field, Set<String> before, Set<String> after, @Nullable Person author, Instant at) {
        var added = new TreeSet<>(after);
        added.removeAll(before);
        var removed = new TreeSet<>(before);
        removed.removeAll(after);
        return new RemoteChange(field, added, removed, author, at);
    }

    /** Labels stand in one text, with spaces between them. */
    private Set<String> words(RemoteJson item, String name) {
        var text = item.textOrNull(name);
        return text == null
                ? Set.of()
                : labels.read(Arrays.stream(text.split(" ", -1))
                        .filter(word -> !word.isEmpty())
                        .toList());
    }

    private static Set<String> one(RemoteJson item, String name) {
        var text = item.textOrNull(name);
        return text == null ? Set.of() : Set.of(text);
    }
}
