package dev.lockstep.connector.github;

import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteState;
import dev.lockstep.connector.RemoteText;
import dev.lockstep.connector.StateKind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Labels that stand for states, because GitHub itself knows only open and closed. Who puts one on moves the issue to its
 * state; who takes it off moves it back to open. To the hub they are no labels. Pure.
 */
final class StateLabels {
    private final Map<StateKind, String> labels = new EnumMap<>(StateKind.class);
    private final Set<String> folded;

    /** @param states keys of the states that persons chose; those of labels count */
    StateLabels(Map<StateKind, String> states) {
        states.forEach((kind, key) -> RemoteState.label(key).ifPresent(label -> labels.put(kind, label)));
        folded = labels.values().stream().map(StateLabels::fold).collect(Collectors.toUnmodifiableSet());
    }

    boolean isEmpty() {
        return labels.isEmpty();
    }

    private static String fold(String label) {
        return RemoteText.clean(label).toLowerCase(Locale.ROOT);
    }

    private boolean isOne(String label) {
        return folded.contains(fold(label));
    }

    /** As the hub shall see it; a closed one is closed, whatever its labels say. Of several the furthest counts. */
    RemoteIssue shown(RemoteIssue issue) {
        if (isEmpty()) {
            return issue;
        }
        RemoteState state = issue.state();
        if (state.kind().open()) {
            for (var each : labels.entrySet()) {
                if (issue.labels().stream().anyMatch(label -> fold(label).equals(fold(each.getValue())))) {
                    state = RemoteState.ofLabel(each.getValue(), each.getKey());
                }
            }
        }
        return issue.standing(state, Collections.unmodifiableSet(others(issue.labels())));
    }

    /** Without those that stand for states: also one that the hub has as a label of its own is not sent as one. */
    Set<String> others(Set<String> wanted) {
        return wanted.stream().filter(label -> !isOne(label)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** @param labels the others */
    Set<String> with(Set<String> labels, StateKind kind) {
        Set<String> all = others(labels);
        Optional.ofNullable(this.labels.get(kind)).ifPresent(all::add);
        return all;
    }
}
