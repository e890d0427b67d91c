package dev.lockstep.sync;

import dev.lockstep.conflict.Policy;
import dev.lockstep.conflict.Sides;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.issue.ThreeWayMerge;
import dev.lockstep.issue.ThreeWayMerge.Prefer;
import dev.lockstep.sync.SyncStep.AskPerson;
import dev.lockstep.sync.SyncStep.EditHub;
import dev.lockstep.sync.SyncStep.EditRemote;
import dev.lockstep.sync.SyncStep.MoveBase;
import dev.lockstep.sync.SyncStep.RecordConflict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
     * @param rule who decides where both sides changed the same; only asked where both may be changed
     * @param fight would taking this value only go on with links overwriting each other
     * @param hubIsNewer for a field that both sides changed: was the hub's change seen later
     * @param kept fields that are not written there although others are: what changes there comes in, unless the hub's
     *     value changed too; then each side keeps its own and the base stays, until the field may be written
     */
    record Terms(boolean incoming, boolean outgoing, Rule rule, Fights fight, HubIsNewer hubIsNewer, Set<Field> kept) {
        Terms(boolean incoming, boolean outgoing, Rule rule, Fights fight, HubIsNewer hubIsNewer) {
            this(incoming, outgoing, rule, fight, hubIsNewer, Set.of());
        }

        boolean sends(Field field) {
            return outgoing && !kept.contains(field);
        }

        /** A side that may not be changed keeps its value, whatever the rule. */
        Policy policy(Field field) {
            return incoming && outgoing ? rule.of(field) : incoming ? Policy.REMOTE : Policy.HUB;
        }

        String policyWord(Field field) {
            return incoming && outgoing ? rule.of(field).word() : "one_way";
        }
    }

    interface Rule {
        Policy of(Field field);
    }

    interface Fights {
        boolean test(Field field, String value);
    }

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
            if (terms.outgoing && !terms.sends(field)) {
                if (terms.incoming) {
                    onlyIncoming(base, steps);
                }
                return;
            }
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

        /** The difference is none of ours, and is still one when the field may be written again. */
        private void onlyIncoming(Base.@Nullable Pair base, List<SyncStep> steps) {
            var known = base == null ? new Base.Pair("", "") : base;
            if (base != null && Canonical.same(field, remote, base.remote())) {
                return;
            }
            String theirs = words.toHub(field, remote);
            if (agree(theirs)) {
                steps.add(new MoveBase(field, new Base.Pair(hub, remote)));
            } else if (isSet()) {
                mergeSets(known, base == null ? "" : words.toHub(field, base.remote()), steps);
            } else if (base != null && Canonical.same(field, hub, base.hub())) {
                takeRemote(base, steps);
            } else if (base != null && field == Field.BODY) {
                takeOtherLines(base, theirs, steps);
            }
        }

        /** Those that only changed there, unless there is a line that both changed: then all of them wait. */
        private void takeOtherLines(Base.Pair base, String theirs, List<SyncStep> steps) {
            String before = words.toHub(field, base.remote());
            String respelt = ThreeWayMerge.text(before, base.hub(), theirs, Prefer.THEIRS)
                    .value();
            var merged = merged(new Sides(base.hub(), hub, respelt), Prefer.OURS);
            if (merged instanceof ThreeWayMerge.Conflicted<String>) {
                return;
            }
            if (!Canonical.same(field, hub, merged.value())) {
                steps.add(new EditHub(field, merged.value()));
            }
            steps.add(new MoveBase(field, new Base.Pair(respelt, remote)));
        }

        /** Two records that were matched: what one of them lacks is added, and where they differ the hub's value is kept. */
        private void firstMeeting(List<SyncStep> steps) {
            String theirs = words.toHub(field, remote);
            if (agree(theirs)) {
                steps.add(new MoveBase(field, new Base.Pair(hub, remote)));
            } else if (isSet()) {
                mergeSets(new Base.Pair("", ""), "", steps);
            } else {
                choose(new Sides("", hub, theirs), terms.outgoing, "first_match", steps);
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
                value = ThreeWayMerge.text(words.toHub(field, base.remote()), hub, value, Prefer.THEIRS)
                        .value();
            }
            if (!Canonical.same(field, value, hub)) {
                if (terms.fight.test(field, value)) {
                    steps.add(new AskPerson(field, new Sides(base.hub(), hub, value), remote, "fight"));
                    return;
                }
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
            } else if (terms.policy(field) == Policy.ASK) {
                steps.add(new AskPerson(field, new Sides(base.hub(), hub, theirs), remote, Policy.ASK.word()));
            } else {
                choose(new Sides(base.hub(), hub, theirs), hubPrevails(), terms.policyWord(field), steps);
            }
        }

        /** Equal as far as the tracker can tell: its two states cannot contradict a third of the hub's. */
        private boolean agree(String theirs) {
            return Canonical.same(field, hub, theirs) || showsAs(hub);
        }

        private boolean hubPrevails() {
            return switch (terms.policy(field)) {
                case HUB -> true;
                case REMOTE -> false;
                case NEWEST, ASK -> terms.hubIsNewer.test(field);
            };
        }

        private void choose(Sides sides, boolean hubWins, String policy, List<SyncStep> steps) {
            if (!terms.incoming && !terms.outgoing) {
                return;
            }
            String theirs = sides.remote();
            steps.add(new RecordConflict(field, hubWins ? hub : theirs, hubWins ? theirs : hub, policy, sides));
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
            String respelt = ThreeWayMerge.text(before, base.hub(), theirs, Prefer.THEIRS)
                    .value();
            var sides = new Sides(base.hub(), hub, respelt);
            ThreeWayMerge.Merged<String> merged = merged(sides, hubPrevails() ? Prefer.OURS : Prefer.THEIRS);
            if (merged instanceof ThreeWayMerge.Conflicted<String> conflict) {
                if (terms.policy(field) == Policy.ASK) {
                    askAboutLines(sides, steps);
                    return;
                }
                String lost = conflict.losing().stream()
                        .map(ThreeWayMerge.Losing::lost)
                        .collect(Collectors.joining("\n"));
                steps.add(new RecordConflict(field, merged.value(), lost, terms.policyWord(field), sides));
            }
            String value = merged.value();
            if (!Canonical.same(field, hub, value)) {
                steps.add(new EditHub(field, value));
            }
            boolean thereAlready = Canonical.same(field, respelt, value) || showsAs(value);
            steps.add(new MoveBase(field, new Base.Pair(thereAlready ? value : respelt, remote)));
            if (!thereAlready && terms.outgoing) {
                steps.add(new EditRemote(field, value, value));
            }
        }

        /**
         * What only one side changed goes to the other; the lines that both changed stay as each has them. The base then
         * knows the former and has what the latter were, so that they are all that is left of the conflict. It moves after
         * the write: before it, what is still to be sent would look like lines that were taken away there.
         */
        private void askAboutLines(Sides sides, List<SyncStep> steps) {
            String here = merged(sides, Prefer.OURS).value();
            String there = merged(sides, Prefer.THEIRS).value();
            String known = merged(sides, Prefer.NEITHER).value();
            boolean thereAlready = Canonical.same(field, sides.remote(), there) || showsAs(there);
            steps.add(new AskPerson(field, new Sides(known, here, there), remote, Policy.ASK.word()));
            if (!Canonical.same(field, hub, here)) {
                steps.add(new EditHub(field, here));
            }
            String knownThere = words.toRemote(field, known);
            steps.add(
                    thereAlready
                            ? new MoveBase(field, new Base.Pair(known, knownThere))
                            : new EditRemote(field, there, known, knownThere));
        }

        private static ThreeWayMerge.Merged<String> merged(Sides sides, Prefer prefer) {
            return ThreeWayMerge.text(sides.base(), sides.hub(), sides.remote(), prefer);
        }

        /**
         * Element by element, each side's changes on the other's present value: what one side cannot hold (a label that is
         * too long, a person it does not know) is not taken for removed there.
         */
        private void mergeSets(Base.Pair base, String remoteBase, List<SyncStep> steps) {
            String theirs = words.toHub(field, remote);
            String here = terms.incoming ? withChanges(base.hub(), hub, remoteBase, theirs) : hub;
            String there = terms.sends(field) ? withChanges(remoteBase, theirs, base.hub(), hub) : theirs;
            if (!Canonical.same(field, hub, here)) {
                steps.add(new EditHub(field, here));
            }
            boolean sends = terms.sends(field);
            // What came in is known now, also while the write has to wait: who takes it back there meanwhile is heard.
            if (!sends || terms.incoming && !Canonical.same(field, remote, base.remote()) && !showsAs(there)) {
                String untouched = withChanges(base.hub(), base.hub(), remoteBase, theirs);
                steps.add(new MoveBase(field, new Base.Pair(untouched, remote)));
            }
            if (sends) {
                send(there, here, steps);
            }
        }

        /** @param hubThen what the hub will hold when this is sent */
        private void send(String value, String hubThen, List<SyncStep> steps) {
            if (showsAs(value)) {
                steps.add(new MoveBase(field, new Base.Pair(hubThen, remote)));
            } else {
                steps.add(new EditRemote(field, value, hubThen));
            }
        }

        /** The tracker shows already what it would be sent. */
        private boolean showsAs(String value) {
            return Canonical.same(field, words.toRemote(field, value), remote);
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
