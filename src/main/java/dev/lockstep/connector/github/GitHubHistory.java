package dev.lockstep.connector.github;

import dev.lockstep.connector.Person;
import dev.lockstep.connector.RemoteChange;
import dev.lockstep.connector.RemoteJson;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.connector.RemoteText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the list of an issue's events tells: labels, people, titles, open or closed. Of texts it tells nothing. */
final class GitHubHistory {
    private GitHubHistory() {}

    /** Empty for what is no change of a field. */
    static Optional<RemoteChange> change(RemoteJson event) {
        return switch (event.text("event")) {
            case "labeled" -> label(event).map(name -> came(event, Field.LABELS, name));
            case "unlabeled" -> label(event).map(name -> went(event, Field.LABELS, name));
            case "assigned" -> assignee(event).map(name -> came(event, Field.ASSIGNEES, name));
            case "unassigned" -> assignee(event).map(name -> went(event, Field.ASSIGNEES, name));
            case "renamed" -> Optional.of(other(event, Field.TITLE));
            case "closed", "reopened" -> Optional.of(other(event, Field.STATE));
            default -> Optional.empty();
        };
    }

    /** Its times have whole seconds: what happened within the one that is named may be older than that, or newer. */
    static List<RemoteChange> since(Instant time, List<Optional<RemoteChange>> changes) {
        return changes.stream()
                .flatMap(Optional::stream)
                .filter(change -> !change.at().isBefore(time))
                .toList();
    }

    private static Optional<String> label(RemoteJson event) {
        return event.has("label")
                ? Optional.of(RemoteText.clean(event.object("label").text("name")))
                : Optional.empty();
    }

    /** Nobody where the account was deleted since. */
    private static Optional<String> assignee(RemoteJson event) {
        return event.has("assignee")
                ? Optional.of(GitHubRecords.person(event.object("assignee")).name())
                : Optional.empty();
    }

    private static RemoteChange came(RemoteJson event, Field field, String name) {
        return new RemoteChange(field, Set.of(name), Set.of(), author(event), event.time("created_at"));
    }

    private static RemoteChange went(RemoteJson event, Field field, String name) {
        return new RemoteChange(field, Set.of(), Set.of(name), author(event), event.time("created_at"));
    }

    private static RemoteChange other(RemoteJson event, Field field) {
        return RemoteChange.of(field, author(event), event.time("created_at"));
    }

    private static @Nullable Person author(RemoteJson event) {
        return event.has("actor") ? GitHubRecords.person(event.object("actor")) : null;
    }
}
