package dev.lockstep.connector.jira;

import dev.lockstep.connector.RemoteJson;
import dev.lockstep.connector.RemoteState;
import dev.lockstep.connector.StateKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A status of the workflow, and what it means: its category says that best, names only where it says too little. */
record JiraStatus(String id, String name, String category) {
    private static final Pattern GIVEN_UP = Pattern.compile(
            ".*(won'?t|will not|not planned|cancel|reject|declin|duplicate|invalid|abandon|obsolete|cannot reproduce|incomplete).*");

    static JiraStatus of(RemoteJson json) {
        var category =
                json.has("statusCategory") ? json.object("statusCategory").textOrNull("key") : null;
        return new JiraStatus(json.text("id"), json.text("name"), category == null ? "new" : category);
    }

    StateKind kind() {
        return switch (category) {
            case "done" -> givenUp(name) ? StateKind.CANCELLED : StateKind.DONE;
            case "indeterminate" -> StateKind.STARTED;
            default -> name.toLowerCase(Locale.ROOT).contains("backlog") ? StateKind.BACKLOG : StateKind.TODO;
        };
    }

    /** An issue that was closed for nothing is given up, whatever its status is called. */
    RemoteState state(@Nullable String resolution) {
        boolean givenUp = resolution != null && kind() == StateKind.DONE && givenUp(resolution);
        return givenUp ? new RemoteState(id + "/" + resolution, StateKind.CANCELLED) : new RemoteState(id, kind());
    }

    static boolean givenUp(String words) {
        return GIVEN_UP.matcher(words.toLowerCase(Locale.ROOT)).matches();
    }

    /** The status for a kind; the nearest kind stands in where there is none of it. */
    static Optional<JiraStatus> fitting(List<JiraStatus> all, StateKind wanted) {
        return nearest(wanted).stream()
                .flatMap(kind -> all.stream().filter(status -> status.kind() == kind).findFirst().stream())
                .findFirst();
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
}
