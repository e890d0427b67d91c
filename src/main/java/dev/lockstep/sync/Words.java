package dev.lockstep.sync;

import dev.lockstep.connector.Person;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.connector.RemoteState;
import dev.lockstep.connector.StateKind;
import dev.lockstep.connector.Tracker;
import dev.lockstep.issue.Author;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.IssueState;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Between the hub's words and a tracker's: fields as comparable texts, and their translation. The hub names people with
 * the place that knows them ({@code github:ann}); a tracker is told only of its own, the others stay in the hub.
 */
final class Words implements Planner.Translation {
    private final RemoteSession session;
    private final @Nullable RemoteState current;
    private final Attribution attribution;

    Words(RemoteSession session, @Nullable RemoteState current) {
        this(session, current, Attribution.NONE);
    }

    Words(RemoteSession session, @Nullable RemoteState current, Attribution attribution) {
        this.session = session;
        this.current = current;
        this.attribution = attribution;
    }

    @Override
    public String toHub(Field field, String remote) {
        if (field == Field.BODY) {
            return attribution.off(remote);
        }
        if (field == Field.ASSIGNEES) {
            return People.atHome(place(session.tracker()), remote);
        }
        if (field != Field.STATE || current == null || !current.key().equals(remote)) {
            return remote;
        }
        return current.kind().name();
    }

    @Override
    public String toRemote(Field field, String hub) {
        return switch (field) {
            case BODY -> session.canonicalBody(attribution.on(hub));
            case STATE -> session.stateFor(StateKind.valueOf(hub), current).key();
            case ASSIGNEES -> People.of(place(session.tracker()), hub);
            case TITLE, LABELS, PRIORITY -> hub;
        };
    }

    Map<Field, String> of(RemoteIssue issue) {
        Map<Field, String> values = new EnumMap<>(Field.class);
        for (Field field : session.fields()) {
            values.put(field, value(issue, field));
        }
        return values;
    }

    Map<Field, String> of(Issue issue) {
        Map<Field, String> values = new EnumMap<>(Field.class);
        for (Field field : session.fields()) {
            values.put(field, value(issue, field));
        }
        return values;
    }

    static String value(Issue issue, Field field) {
        return switch (field) {
            case TITLE -> issue.title();
            case BODY -> issue.body();
            case STATE -> issue.state().name();
            case LABELS -> Canonical.set(issue.labels());
            case ASSIGNEES -> Canonical.set(issue.assignees());
            case PRIORITY -> issue.priority();
        };
    }

    private static String value(RemoteIssue issue, Field field) {
        return switch (field) {
            case TITLE -> issue.title();
            case BODY -> issue.body();
            case STATE -> issue.state().key();
            case LABELS -> Canonical.set(issue.labels());
            case ASSIGNEES ->
                Canonical.set(issue.assignees().stream().map(Person::name).toList());
            case PRIORITY -> issue.priority() == null ? "none" : issue.priority();
        };
    }

    static IssueState state(StateKind kind) {
        return IssueState.valueOf(kind.name());
    }

    static String place(Tracker tracker) {
        return tracker.name().toLowerCase(Locale.ROOT);
    }

    static @Nullable Author author(Tracker tracker, @Nullable Person person) {
        return person == null ? null : new Author(place(tracker), person.id(), person.name(), person.url());
    }
}
