package dev.lockstep.sync;

import dev.lockstep.connector.IssuePatch;
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
import dev.lockstep.terms.Wording;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Between the hub's words and a tracker's: fields as comparable texts, and their translation. The hub names people with
 * the place that knows them ({@code github:ann}); a tracker is told only of its own, the others stay in the hub.
 */
final class Words implements Planner.Translation {
    private final RemoteSession session;
    private final @Nullable RemoteState current;
    private final Spelling spelling;
    private final Wording wording;

    Words(RemoteSession session, @Nullable RemoteState current) {
        this(session, current, Spelling.NONE);
    }

    Words(RemoteSession session, @Nullable RemoteState current, Spelling spelling) {
        this(session, current, spelling, Wording.NONE.at(place(session.tracker())));
    }

    Words(RemoteSession session, @Nullable RemoteState current, Spelling spelling, Wording wording) {
        this.session = session;
        this.current = current;
        this.spelling = spelling;
        this.wording = wording;
    }

    @Override
    public String toHub(Field field, String remote) {
        if (field == Field.BODY) {
            return spelling.back(remote);
        }
        if (field == Field.ASSIGNEES) {
            return settled(field, People.atHome(place(session.tracker()), remote));
        }
        if (field == Field.LABELS) {
            return settled(field, remote);
        }
        if (field != Field.STATE || current == null || !current.key().equals(remote)) {
            return remote;
        }
        return current.kind().name();
    }

    @Override
    public String toRemote(Field field, String hub) {
        return switch (field) {
            case BODY -> session.canonicalBody(spelling.there(hub));
            case STATE -> session.stateFor(StateKind.valueOf(hub), current).key();
            case ASSIGNEES -> Canonical.set(wording.peopleThere(Canonical.elements(hub)));
            case LABELS -> Canonical.set(wording.labelsThere(Canonical.elements(hub)));
            case TITLE, PRIORITY -> hub;
        };
    }

    /** The hub's value with one name for what has several. */
    String settled(Field field, String hub) {
        return switch (field) {
            case ASSIGNEES ->
                Canonical.set(
                        Canonical.elements(hub).stream().map(wording::person).toList());
            case LABELS ->
                Canonical.set(
                        Canonical.elements(hub).stream().map(wording::label).toList());
            case TITLE, BODY, STATE, PRIORITY -> hub;
        };
    }

    Map<Field, String> settled(Map<Field, String> hub) {
        Map<Field, String> settled = new EnumMap<>(Field.class);
        hub.forEach((field, value) -> settled.put(field, settled(field, value)));
        return settled;
    }

    /** The base in today's names. */
    Base settled(Base base) {
        return with(base, (field, pair) -> new Base.Pair(settled(field, pair.hub()), shown(field, pair.remote())));
    }

    /** Where a label stood for a state and is only a label now, nobody has moved the issue. */
    private String shown(Field field, String remote) {
        boolean onlyLabel = field == Field.STATE
                && RemoteState.label(remote).isPresent()
                && !wording.states().containsValue(remote);
        return onlyLabel ? session.stateFor(StateKind.TODO, null).key() : remote;
    }

    /** True when a label that was seen there stands for a state since, or a label for a state does so no more. */
    boolean isSeenOtherwise(Base base) {
        var state = base.pair(Field.STATE);
        var labels = base.pair(Field.LABELS);
        var chosen = Canonical.folded(Canonical.set(wording.states().values().stream()
                .flatMap(key -> RemoteState.label(key).stream())
                .toList()));
        boolean isStateNow = labels != null
                && Canonical.folded(labels.remote()).keySet().stream().anyMatch(chosen::containsKey);
        return isStateNow
                || (state != null && !shown(Field.STATE, state.remote()).equals(state.remote()));
    }

    /** The base without what can be said there since names were mapped: it goes out as if it were new in the hub. */
    Base unheard(Base base) {
        return with(base, (field, pair) -> switch (field) {
            case ASSIGNEES -> without(pair, wording.unheardPeople(elements(pair.hub()), elements(pair.remote())));
            case LABELS -> without(pair, wording.unheardLabels(elements(pair.hub()), elements(pair.remote())));
            case STATE -> isOtherThanChosen(pair) ? new Base.Pair("", pair.remote()) : pair;
            case TITLE, BODY, PRIORITY -> pair;
        });
    }

    private boolean isOtherThanChosen(Base.Pair pair) {
        return wording.states().entrySet().stream()
                .anyMatch(chosen -> chosen.getKey().name().equals(pair.hub())
                        && !chosen.getValue().equals(pair.remote()));
    }

    private static Base.Pair without(Base.Pair pair, List<String> elements) {
        var left = new ArrayList<>(elements(pair.hub()));
        left.removeAll(elements);
        return new Base.Pair(Canonical.set(left), pair.remote());
    }

    private static List<String> elements(String set) {
        return Canonical.elements(set);
    }

    private static Base with(Base base, BiFunction<Field, Base.Pair, Base.Pair> change) {
        Map<Field, Base.Pair> changed = new EnumMap<>(Field.class);
        base.fields().forEach((field, pair) -> changed.put(field, change.apply(field, pair)));
        return new Base(changed);
    }

    /** What the steps write there, as the tracker is asked for it. */
    IssuePatch patch(List<SyncStep> steps, RemoteIssue there) {
        Map<Field, String> values = new EnumMap<>(Field.class);
        for (SyncStep step : steps) {
            if (step instanceof SyncStep.EditRemote edit) {
                values.put(edit.field(), edit.value());
            }
        }
        String state = values.get(Field.STATE);
        String body = values.get(Field.BODY);
        String labels = values.get(Field.LABELS);
        String people = values.get(Field.ASSIGNEES);
        return new IssuePatch(
                values.get(Field.TITLE),
                body == null ? null : spelling.there(body),
                state == null ? null : StateKind.valueOf(state),
                labels == null ? null : there(Field.LABELS, labels),
                values.get(Field.PRIORITY),
                people == null
                        ? null
                        : new IssuePatch.Assignment(
                                new TreeSet<>(elements(value(there, Field.ASSIGNEES))),
                                there(Field.ASSIGNEES, people)));
    }

    private TreeSet<String> there(Field field, String hub) {
        return new TreeSet<>(elements(toRemote(field, hub)));
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
