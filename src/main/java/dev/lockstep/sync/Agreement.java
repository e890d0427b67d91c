package dev.lockstep.sync;

import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.sync.hand.Penned;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What two sides agree on. */
final class Agreement {
    private Agreement() {}

    /** True when the remote side says what it said when both last agreed. */
    static boolean holds(Base base, Map<Field, String> remote) {
        return remote.entrySet().stream().allMatch(entry -> {
            Base.Pair pair = base.pair(entry.getKey());
            return pair != null && Canonical.same(entry.getKey(), entry.getValue(), pair.remote());
        });
    }

    /** True when the hub says what it said when both last agreed; what is kept here may differ. */
    static boolean holdsHere(Base base, Map<Field, String> hub, Set<Field> kept) {
        return hub.entrySet().stream()
                .filter(entry -> !kept.contains(entry.getKey()))
                .allMatch(entry -> {
                    Base.Pair pair = base.pair(entry.getKey());
                    return pair != null && Canonical.same(entry.getKey(), entry.getValue(), pair.hub());
                });
    }

    /**
     * What the hub has since both last agreed, of which the steps write; empty where they write anything else: what is merged,
     * decided or spelt anew is no person's alone.
     */
    static List<Penned.Part> broken(Base base, Map<Field, String> hub, List<SyncStep> steps) {
        List<Penned.Part> parts = new ArrayList<>();
        for (SyncStep step : steps) {
            Base.Pair agreed = base.pair(step.field());
            String now = hub.getOrDefault(step.field(), "");
            switch (step) {
                case SyncStep.EditRemote edit -> {
                    if (agreed == null || Canonical.same(edit.field(), now, agreed.hub())) {
                        return List.of();
                    }
                    parts.add(part(edit.field(), agreed.hub(), now));
                }
                case SyncStep.RecordConflict conflict -> {
                    return List.of();
                }
                case SyncStep.AskPerson asked -> {
                    return List.of();
                }
                case SyncStep.EditHub edit -> {}
                case SyncStep.MoveBase move -> {}
            }
        }
        return parts;
    }

    private static Penned.Part part(Field field, String agreed, String now) {
        return switch (field) {
            case TITLE, BODY, STATE, PRIORITY -> new Penned.Value(field, agreed);
            case LABELS, ASSIGNEES -> new Penned.Elements(field, without(now, agreed), without(agreed, now));
        };
    }

    private static List<String> without(String set, String other) {
        Map<String, String> left = Canonical.folded(set);
        left.keySet().removeAll(Canonical.folded(other).keySet());
        return List.copyOf(left.values());
    }

    /** True when the answer has what was written: some trackers leave out in silence what somebody may not set. */
    static boolean shows(List<SyncStep> steps, Words words, RemoteIssue answer) {
        Map<Field, String> now = words.of(answer);
        return steps.stream()
                .filter(SyncStep.EditRemote.class::isInstance)
                .map(SyncStep.EditRemote.class::cast)
                .filter(edit -> edit.field() == Field.LABELS || edit.field() == Field.ASSIGNEES)
                .allMatch(edit -> Canonical.same(
                        edit.field(), words.toRemote(edit.field(), edit.value()), now.getOrDefault(edit.field(), "")));
    }

    static Base of(Map<Field, String> hub, Map<Field, String> remote) {
        Map<Field, Base.Pair> pairs = new EnumMap<>(Field.class);
        remote.forEach((field, value) -> pairs.put(field, new Base.Pair(hub.getOrDefault(field, ""), value)));
        return new Base(pairs);
    }
}
