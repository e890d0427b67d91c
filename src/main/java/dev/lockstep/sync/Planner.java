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
                send(hub, steps);
            }
        }

        /** Two records that were matched: what one of them lacks is added, and where they differ the hub's value is kept. */
        private void firstMeeting(List<SyncStep> steps) {
            String theirs = words.toHub(field, remote);
            if (Canonical.same(field, hub, theirs)) {
                steps.add(new MoveBase(field, new Base.Pair(hub, remote)));
            } else if (isSet()) {
                settle(mergedSet("", hub, "", theirs), steps);
            } else {
                steps.add(new RecordConflict(field, hub, theirs, "first_match"));
                send(hub, steps);
            }
        }

        private void takeRemote(Base.Pair base, List<SyncStep> steps) {
            String value = words.toHub(field, remote);
            if (field == Field.BODY) {
                // Only the lines that changed there are taken, so that the hub's spelling of the others stays.
                value = ThreeWayMerge.text(base.remote(), hub, value, ThreeWayMerge.Prefer.THEIRS)
                        .value();
            }
            if (!Canonical.same(field, value, hub)) {
                steps.add(new EditHub(field, value));
            }
            steps.add(new MoveBase(field, new Base.Pair(value, remote)));
        }

        private void both(Base.Pair base, List<SyncStep> steps) {
            String theirs = words.toHub(field, remote);
            if (Canonical.same(field, hub, theirs)) {
                steps.add(new MoveBase(field, new Base.Pair(hub, remote)));
            } else if (isSet()) {
                settle(mergedSet(base.hub(), hub, words.toHub(field, base.remote()), theirs), steps);
            } else if (field == Field.BODY) {
                mergeText(base, theirs, steps);
            } else {
                chooseScalar(theirs, steps);
            }
        }

        private void chooseScalar(String theirs, List<SyncStep> steps) {
            boolean hubWins = terms.hubIsNewer.test(field);
            String winning = hubWins ? hub : theirs;
            steps.add(new RecordConflict(field, winning, hubWins ? theirs : hub, "newest"));
            settle(winning, steps);
        }

        private void mergeText(Base.Pair base, String theirs, List<SyncStep> steps) {
            boolean hubWins = terms.hubIsNewer.test(field);
            var prefer = hubWins ? ThreeWayMerge.Prefer.OURS : ThreeWayMerge.Prefer.THEIRS;
            ThreeWayMerge.Merged<String> merged = ThreeWayMerge.text(base.remote(), hub, theirs, prefer);
            if (merged instanceof ThreeWayMerge.Conflicted<String> conflict) {
                String lost = conflict.losing().stream()
                        .map(ThreeWayMerge.Losing::lost)
                        .collect(Collectors.joining("\n"));
                steps.add(new RecordConflict(field, merged.value(), lost, "newest"));
            }
            settle(merged.value(), steps);
        }

        /** Brings a value that was decided to whichever side lacks it, as far as the directions allow. */
        private void settle(String value, List<SyncStep> steps) {
            boolean remoteHasIt = Canonical.same(field, words.toHub(field, remote), value);
            if (!Canonical.same(field, hub, value) && terms.incoming) {
                steps.add(new EditHub(field, value));
            }
            if (remoteHasIt) {
                steps.add(new MoveBase(field, new Base.Pair(value, remote)));
            } else {
                send(value, steps);
            }
        }

        private void send(String value, List<SyncStep> steps) {
            if (!terms.outgoing) {
                return;
            }
            if (Canonical.same(field, words.toRemote(field, value), remote)) {
                steps.add(new MoveBase(field, new Base.Pair(value, remote)));
            } else {
                steps.add(new EditRemote(field, value));
            }
        }

        private boolean isSet() {
            return field == Field.LABELS || field == Field.ASSIGNEES;
        }
    }

    /** Element by element: what either side added is in, what either side removed is out. */
    private static String mergedSet(String hubBase, String hub, String remoteBase, String remote) {
        Map<String, String> hubBefore = Canonical.folded(hubBase);
        Map<String, String> remoteBefore = Canonical.folded(remoteBase);
        Map<String, String> hubNow = Canonical.folded(hub);
        Map<String, String> remoteNow = Canonical.folded(remote);
        Map<String, String> merged = new LinkedHashMap<>(hubNow);
        remoteNow.forEach((key, element) -> {
            if (!remoteBefore.containsKey(key)) {
                merged.putIfAbsent(key, element);
            }
        });
        remoteBefore.keySet().stream()
                .filter(key -> !remoteNow.containsKey(key))
                .filter(hubBefore::containsKey)
                .forEach(merged::remove);
        return Canonical.set(merged.values());
    }
}
