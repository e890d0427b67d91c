package dev.lockstep.api.graphql.read;

import dev.lockstep.base.Refused;
import dev.lockstep.issue.IssueState;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A state of issues; all projects have the same. */
public record StateNode(String id, String name, String description, boolean isOpen) {
    private static final String PREFIX = "state:";

    public static StateNode of(IssueState state) {
        var name = state.name().toLowerCase(Locale.ROOT);
        return new StateNode(PREFIX + name, name, state.open() ? "open" : "closed", state.open());
    }

    public static Optional<IssueState> find(String id) {
        return Arrays.stream(IssueState.values())
                .filter(state -> id.equals(of(state).id()))
                .findFirst();
    }

    public static IssueState read(String id, String field) {
        return find(id).orElseThrow(() -> Refused.invalid(
                "state_unknown", field, "There is no state with this id. Ask searchIssueStates for them."));
    }
}
