package dev.lockstep.sync;

import dev.lockstep.conflict.Sides;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.issue.ThreeWayMerge;
import dev.lockstep.issue.ThreeWayMerge.Prefer;
import dev.lockstep.sync.SyncStep.EditHub;
import dev.lockstep.sync.SyncStep.RecordConflict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What somebody wrote at a tracker between our last reading and our write, which replaced it unseen. Trackers have no
 * conditional writes, so that can happen; the webhook of our write tells what it replaced, and nothing is lost.
 */
final class Overwritten {
    static final String POLICY = "overwritten";

    private Overwritten() {}

    /**
     * Lines that only they changed come in. Of what both changed the hub's stays, and theirs is kept as a conflict.
     *
     * @param before what we had read, by field, in the tracker's words
     * @param theirs what our write replaced, by field, in the tracker's words
     */
    static List<SyncStep> steps(
            Map<Field, String> hub, Map<Field, String> before, Map<Field, String> theirs, Planner.Translation words) {
        List<SyncStep> steps = new ArrayList<>();
        theirs.forEach((field, value) -> {
            String here = hub.getOrDefault(field, "");
            var sides = new Sides(words.toHub(field, before.getOrDefault(field, "")), here, words.toHub(field, value));
            if (!Canonical.same(field, sides.remote(), here)) {
                steps.addAll(field == Field.BODY ? text(sides) : List.of(lost(field, here, sides)));
            }
        });
        return steps;
    }

    private static List<SyncStep> text(Sides sides) {
        var merged = ThreeWayMerge.text(sides.base(), sides.hub(), sides.remote(), Prefer.OURS);
        List<SyncStep> steps = new ArrayList<>();
        if (!Canonical.same(Field.BODY, merged.value(), sides.hub())) {
            steps.add(new EditHub(Field.BODY, merged.value()));
        }
        if (merged instanceof ThreeWayMerge.Conflicted<String>) {
            steps.add(lost(Field.BODY, merged.value(), sides));
        }
        return steps;
    }

    private static RecordConflict lost(Field field, String stands, Sides sides) {
        return new RecordConflict(field, stands, sides.remote(), POLICY, sides);
    }
}
