package dev.lockstep.sync;

import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.issue.ThreeWayMerge;
import dev.lockstep.sync.SyncStep.EditHub;
import dev.lockstep.sync.SyncStep.EditRemote;
import dev.lockstep.sync.SyncStep.MoveBase;
import dev.lockstep.sync.SyncStep.RecordConflict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a look at a pair has to do: a pure function of the link's terms, the base and both sides. Timestamps never
 * decide which value exists, only which of two conflicting ones is shown.
 */
final class Planner {
    private Planner() {}

    /**
     * @param incoming the hub may be changed
     * @param outgoing the remote side may be changed
     * @param hubIsNewer for a field that both sides changed: was the hub's change seen later
     */
    record Terms(boolean incoming, boolean outgoing, HubIsNewer hubIsNewer) {}

    interface HubIsNewer {
        boolean test(Field field);
    }

    /** How values cross between the hub's words and the tracker's. */
    interface Translation {
        String toHub(Field field, String remote);

        /** What the tracker will show after it was sent the hub's value. */
        String toRemote(Field field, String hub);
    }

    /** Both maps hold the same fields: those that the tracker can hold. */
    static List<SyncStep> plan(
            Terms terms, Base base, Map<Field, String> hub, Map<Field, String> remote, Translation words) {
        List<SyncStep> steps = new ArrayList<>();
        remote.forEach((field, value) -> {
            var pair = new OneField(field, terms, hub.getOrDefault(field, ""), value, words);
            pair.decide(base.pair(field), steps);
        });
        return steps;
    }

    private record OneField(Field field, Terms terms, String hub, String remote, Translation words) {
        void decide(Base.@Nullable Pair base, List<SyncStep> steps) {
            if (base == null) {
                firstMeeting(steps);
                return;
            }
            boolean hubChanged = !Canonical.same(field, hub, base.hub());
            boolean remoteChanged = !Canonical.same(field, remote, base.remote());
            if (hubChanged && remoteChanged) {
                both(base, steps);
            } else if (remoteChanged && terms.incoming) {
                takeRemote(base, steps);
            } else if (hubChanged && terms.outgoing) {
                takeHub(base, steps);
            }
        }

        /** Two records that were matched: what one of them lacks is added, and where they differ the hub's value is kept. */
        private void firstMeeting(List<SyncStep> steps) {
            String theirs = words.toHub(field, remote);
            if (agree(theirs)) {
                steps.add(new MoveBase(field, new Base.Pair(hub, remote)));
            } else if (isSet()) {
                mergeSets(new Base.Pair("", ""), "", steps);
            } else {
                choose(theirs, terms.outgoing, "first_match", steps);
            }
        }

        private void takeRemote(Base.Pair base, List<SyncStep> steps) {
            if (isSet()) {
                mergeSets(base, words.toHub(field, base.remote()), steps);
                return;
            }
            String value = words.toHub(field, remote);
            if (field == Field.BODY) {
                // Only the lines that changed there are taken, so that the hub's spelling of the others stays.
                value = ThreeWayMerge.text(words.toHub(field, base.remote()), hub, value, ThreeWayMerge.Prefer.THEIRS)
                        .value();
            }
            if (!Canonical.same(field, value, hub)) {
                steps.add(new EditHub(field, value));
            }
            steps.add(new MoveBase(field, new Base.Pair(value, remote)));
        }

        private void takeHub(Base.Pair base, List<SyncStep> steps) {
            if (isSet()) {
                mergeSets(base, words.toHub(field, base.remote()), steps);
            } else {
                send(hub, hub, steps);
            }
        }

        private void both(Base.Pair base, List<SyncStep> steps) {
            String theirs = words.toHub(field, remote);
            if (agree(theirs)) {
                steps.add(new MoveBase(field, new Base.Pair(hub, remote)));
            } else if (isSet()) {
                mergeSets(base, words.toHub(field, base.remote()), steps);
            } else if (field == Field.BODY && terms.incoming) {
                mergeText(base, theirs, steps);
            } else {
                choose(theirs, terms.outgoing && hubPrevails(), "newest", steps);
            }
        }

        /** Equal as far as the tracker can tell: its two states cannot contradict a third of the hub's. */
        private boolean agree(String theirs) {
            return Canonical.same(field, hub, theirs) || Canonical.same(field, words.toRemote(field, hub), remote);
        }

        /** A side that may not be changed keeps its value. */
        private boolean hubPrevails() {
            return !terms.incoming || terms.hubIsNewer.test(field);
        }

        private void choose(String theirs, boolean hubWins, String policy, List<SyncStep> steps) {
            if (!terms.incoming && !terms.outgoing) {
                return;
            }
            steps.add(new RecordConflict(field, hubWins ? hub : theirs, hubWins ? theirs : hub, policy));
            if (!hubWins) {
                steps.add(new EditHub(field, theirs));
            }
            // What stood there is known and decided on now, also when the write that follows has to be tried again.
            steps.add(new MoveBase(field, new Base.Pair(theirs, remote)));
            if (hubWins) {
                steps.add(new EditRemote(field, hub, hub));
            }
        }

        /** First what changed there, in the hub's spelling; then both changes on what the hub's text was. */
        private void mergeText(Base.Pair base, String theirs, List<SyncStep> steps) {
            String before = words.toHub(field, base.remote());
            String respelt = ThreeWayMerge.text(before, base.hub(), theirs, ThreeWayMerge.Prefer.THEIRS)
                    .value();
            var prefer = terms.outgoing && hubPrevails() ? ThreeWayMerge.Prefer.OURS : ThreeWayMerge.Prefer.THEIRS;
            ThreeWayMerge.Merged<String> merged = ThreeWayMerge.text(base.hub(), hub, respelt, prefer);
            if (merged instanceof ThreeWayMerge.Conflicted<String> conflict) {
                String lost = conflict.losing().stream()
                        .map(ThreeWayMerge.Losing::lost)
                        .collect(Collectors.joining("\n"));
                steps.add(new RecordConflict(field, merged.value(), lost, "newest"));
            }
            String value = merged.value();
            if (!Canonical.same(field, hub, value)) {
                steps.add(new EditHub(field, value));
            }
            boolean thereAlready = Canonical.same(field, respelt, value)
                    || Canonical.same(field, words.toRemote(field, value), remote);
            steps.add(new MoveBase(field, new Base.Pair(thereAlready ? value : respelt, remote)));
            if (!thereAlready && terms.outgoing) {
                steps.add(new EditRemote(field, value, value));
            }
        }

        /**
         * Element by element, each side's changes on the other's present value: what one side cannot hold (a label that is
         * too long, a person it does not know) is not taken for removed there.
         */
        private void mergeSets(Base.Pair base, String remoteBase, List<SyncStep> steps) {
            String theirs = words.toHub(field, remote);
            String here = terms.incoming ? withChanges(base.hub(), hub, remoteBase, theirs) : hub;
            String there = terms.outgoing ? withChanges(remoteBase, theirs, base.hub(), hub) : theirs;
            if (!Canonical.same(field, hub, here)) {
                steps.add(new EditHub(field, here));
            }
            if (!terms.outgoing) {
                String untouched = withChanges(base.hub(), base.hub(), remoteBase, theirs);
                steps.add(new MoveBase(field, new Base.Pair(untouched, remote)));
            } else {
                send(there, here, steps);
            }
        }

        /** @param hubThen what the hub will hold when this is sent */
        private void send(String value, String hubThen, List<SyncStep> steps) {
            if (Canonical.same(field, words.toRemote(field, value), remote)) {
                steps.add(new MoveBase(field, new Base.Pair(hubThen, remote)));
            } else {
                steps.add(new EditRemote(field, value, hubThen));
            }
        }

        private boolean isSet() {
            return field == Field.LABELS || field == Field.ASSIGNEES;
        }
    }

    /** One side's elements with what the other side added and removed since its base. */
    private static String withChanges(String base, String value, String otherBase, String other) {
        Map<String, String> before = Canonical.folded(base);
        Map<String, String> otherBefore = Canonical.folded(otherBase);
        Map<String, String> otherNow = Canonical.folded(other);
        Map<String, String> merged = new LinkedHashMap<>(Canonical.folded(value));
        otherNow.forEach((key, element) -> {
            if (!otherBefore.containsKey(key)) {
                merged.putIfAbsent(key, element);
            }
        });
        otherBefore.keySet().stream()
                .filter(key -> !otherNow.containsKey(key))
                .filter(before::containsKey)
                .forEach(merged::remove);
        return Canonical.set(merged.values());
    }
}
