package dev.lockstep.sync;

import dev.lockstep.connector.RemoteSession;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.connector.StateKind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What of a value does not survive the way to a tracker, and why, in one sentence for a person. */
final class Losses {
    private Losses() {}

    /** @param value in the hub's words; null when all of it arrives */
    static @Nullable String of(Words words, RemoteSession session, Field field, String value) {
        String place = name(session);
        if (!session.fields().contains(field)) {
            boolean empty = value.isEmpty() || value.equals("none");
            return empty ? null : place + " has no " + field.name().toLowerCase(Locale.ROOT) + "; it stays in the hub.";
        }
        return switch (field) {
            case STATE -> state(session, value, place);
            case ASSIGNEES -> people(words, value, place);
            case BODY ->
                Canonical.same(Field.BODY, words.toHub(field, words.toRemote(field, value)), value)
                        ? null
                        : place + " keeps some of the markup in another form.";
            case TITLE, LABELS, PRIORITY -> null;
        };
    }

    private static @Nullable String state(RemoteSession session, String value, String place) {
        var wanted = StateKind.valueOf(value);
        var there = session.stateFor(wanted, null);
        return there.kind() == wanted
                ? null
                : place + " has no state like " + value.toLowerCase(Locale.ROOT) + "; it shows " + there.key() + ".";
    }

    private static @Nullable String people(Planner.Translation words, String value, String place) {
        List<String> unknown = Canonical.elements(value).stream()
                .filter(person -> words.toRemote(Field.ASSIGNEES, person).isEmpty())
                .toList();
        return unknown.isEmpty()
                ? null
                : unknown.stream().collect(Collectors.joining(", ", "Not known in " + place + ": ", "."));
    }

    private static String name(RemoteSession session) {
        return switch (session.tracker()) {
            case GITHUB -> "GitHub";
            case JIRA -> "Jira";
            case PLANE -> "Plane";
        };
    }
}
