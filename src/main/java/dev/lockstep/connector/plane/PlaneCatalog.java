package dev.lockstep.connector.plane;

import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.RemoteJson;
import dev.lockstep.connector.RemoteSession.NamedState;
import dev.lockstep.connector.RemoteState;
import dev.lockstep.connector.RemoteText;
import dev.lockstep.connector.StateKind;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What a project's work items refer to by id: its states and labels, and how the server spells their path. Read once,
 * and again when an unknown id turns up. Shared by all sessions with one project. Thread-safe.
 */
final class PlaneCatalog {
    private static final int MAX_LABELS = 5_000;
    private static final int MAX_NAME_CHARS = 255;

    private final String projectPath;
    private final PlaneMembers members;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable String itemsPath;
    private volatile @Nullable List<State> states;
    private volatile @Nullable Map<String, String> labels;

    PlaneCatalog(PlaneProject project, InstantSource clock) {
        projectPath = project.path();
        members = new PlaneMembers(project, clock);
    }

    private record State(RemoteState state, String name, boolean byDefault, int sequence) {}

    /** What a member is called; the id where that is not known. */
    String memberName(PlaneApi api, String id) {
        return members.name(api, id);
    }

    /** The collection of work items; newer servers have renamed it. */
    String items(PlaneApi api) {
        var known = itemsPath;
        if (known != null) {
            return known;
        }
        lock.lock();
        try {
            if (itemsPath == null) {
                var renamed = projectPath + "work-items/";
                itemsPath = api.exists(renamed + "?per_page=1") ? renamed : projectPath + "issues/";
            }
            return itemsPath;
        } finally {
            lock.unlock();
        }
    }

    RemoteState state(PlaneApi api, String id) {
        var known = find(states(api), id);
        if (known == null) {
            states = null;
            known = find(states(api), id);
        }
        if (known == null) {
            throw new RemoteJson.NotAsPromised("a work item has a state that the project does not list");
        }
        return known;
    }

    /** They are read again when they are asked for next: one may be renamed, or new. */
    void forgetStates() {
        states = null;
    }

    /** As people have ordered them there. */
    List<NamedState> named(PlaneApi api) {
        return states(api).stream()
                .sorted(Comparator.comparing(State::sequence))
                .map(state -> new NamedState(state.state, state.name))
                .toList();
    }

    private static @Nullable RemoteState find(List<State> states, String id) {
        return states.stream()
                .map(State::state)
                .filter(state -> state.key().equals(id))
                .findFirst()
                .orElse(null);
    }

    /**
     * The project's state for a kind; the nearest kind stands in where the project has none of it.
     *
     * @param chosen what it shall become, null for the project's first of that kind
     */
    RemoteState stateFor(PlaneApi api, StateKind kind, @Nullable String chosen) {
        var all = states(api);
        if (chosen != null) {
            var wanted = find(all, chosen);
            if (wanted == null) {
                throw new ConnectorException(new ConnectorFault.Invalid(
                        "The project has no state " + RemoteText.clipped(chosen)
                                + ". Check the link's mappings, or PLANE_COMPLETED_STATE_ID.",
                        kind == StateKind.DONE ? "doneState" : "state"));
            }
            return wanted;
        }
        for (var candidate : nearest(kind)) {
            var found = all.stream()
                    .filter(state -> state.state.kind() == candidate)
                    .min(Comparator.comparing((State state) -> !state.byDefault).thenComparing(State::sequence));
            if (found.isPresent()) {
                return found.get().state;
            }
        }
        throw new ConnectorException(new ConnectorFault.Invalid(
                "The Plane project has no state that could mean " + kind.name().toLowerCase(Locale.ROOT) + ".",
                "state"));
    }

    private static List<StateKind> nearest(StateKind kind) {
        return switch (kind) {
            case BACKLOG -> List.of(StateKind.BACKLOG, StateKind.TODO, StateKind.STARTED);
            case TODO -> List.of(StateKind.TODO, StateKind.BACKLOG, StateKind.STARTED);
            case STARTED -> List.of(StateKind.STARTED, StateKind.TODO, StateKind.BACKLOG);
            case DONE -> List.of(StateKind.DONE, StateKind.CANCELLED);
            case CANCELLED -> List.of(StateKind.CANCELLED, StateKind.DONE);
        };
    }

    private List<State> states(PlaneApi api) {
        var known = states;
        if (known != null) {
            return known;
        }
        lock.lock();
        try {
            var read = states;
            if (read == null) {
                read = PlanePages.all(
                        api,
                        projectPath + "states/?",
                        json -> new State(
                                new RemoteState(json.text("id"), kind(json.text("group"))),
                                json.has("name") ? json.text("name") : json.text("group"),
                                json.flag("default"),
                                json.number("sequence", 0)));
                states = read;
            }
            return read;
        } finally {
            lock.unlock();
        }
    }

    private static StateKind kind(String group) {
        return switch (group) {
            case "backlog", "triage" -> StateKind.BACKLOG;
            case "started" -> StateKind.STARTED;
            case "completed" -> StateKind.DONE;
            case "cancelled" -> StateKind.CANCELLED;
            // unstarted, and what may be invented one day
            default -> StateKind.TODO;
        };
    }

    /** Names of labels; an id that stays unknown after a fresh look belongs to a label that is gone. */
    TreeSet<String> labelNames(PlaneApi api, List<String> ids) {
        if (!labels(api).keySet().containsAll(ids)) {
            labels = null;
        }
        var names = new TreeSet<String>();
        var known = labels(api);
        ids.stream().map(known::get).filter(name -> name != null).forEach(names::add);
        return names;
    }

    /** Ids of labels; the missing ones are made. */
    List<String> labelIds(PlaneApi api, Iterable<String> names) {
        var ids = new ArrayList<String>();
        for (var given : names) {
            var name = RemoteText.fitting("Plane", "label", RemoteText.clean(given), MAX_NAME_CHARS);
            var id = labelId(name, labels(api));
            ids.add(id == null ? makeLabel(api, name) : id);
        }
        return ids;
    }

    private static @Nullable String labelId(String name, Map<String, String> known) {
        String folded = null;
        for (var each : known.entrySet()) {
            if (each.getValue().equals(name)) {
                return each.getKey();
            }
            folded = each.getValue().equalsIgnoreCase(name) ? each.getKey() : folded;
        }
        return folded;
    }

    private String makeLabel(PlaneApi api, String name) {
        lock.lock();
        try {
            var raced = labelId(name, labels(api));
            if (raced != null) {
                return raced;
            }
            var answer = api.post(projectPath + "labels/", Map.of("name", name));
            if (answer.status() == 409) {
                labels = null;
                var existing = labelId(name, labels(api));
                return existing != null ? existing : PlaneApi.translated(answer, false, json -> json.text("id"));
            }
            var id = PlaneApi.translated(answer, true, json -> json.text("id"));
            var grown = new LinkedHashMap<>(labels(api));
            grown.put(id, name);
            labels = grown;
            return id;
        } finally {
            lock.unlock();
        }
    }

    private Map<String, String> labels(PlaneApi api) {
        var known = labels;
        if (known != null) {
            return known;
        }
        lock.lock();
        try {
            var read = labels;
            if (read == null) {
                var listed = new LinkedHashMap<String, String>();
                PlanePages.all(api, projectPath + "labels/?", json -> Map.entry(json.text("id"), json.text("name")))
                        .stream()
                        .limit(MAX_LABELS)
                        .forEach(label -> listed.put(label.getKey(), RemoteText.clean(label.getValue())));
                read = listed;
                labels = read;
            }
            return read;
        } finally {
            lock.unlock();
        }
    }
}
