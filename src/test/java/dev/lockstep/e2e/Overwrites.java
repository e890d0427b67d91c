package dev.lockstep.e2e;

import dev.lockstep.simulator.Faults;
import dev.lockstep.simulator.SimulatedRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Knows of each record when the hub read and when it wrote it. No tracker can be told to write only what was read: a
 * person's edit between our last read and our write is overwritten, and nobody can say that it was there.
 */
final class Overwrites {
    private final Map<String, List<Step>> byRecord = new ConcurrentHashMap<>();

    private record Step(long at, boolean writes) {}

    /** Once more whenever the faults are cleared. */
    void watch(Faults faults) {
        faults.onRequest(this::asked);
    }

    private void asked(SimulatedRequest request) {
        var parts = request.path().replaceAll("/+$", "").split("/");
        byRecord.computeIfAbsent(parts[parts.length - 1], record -> new CopyOnWriteArrayList<>())
                .add(new Step(System.nanoTime(), request.writes()));
    }

    /**
     * True when what somebody wrote was overwritten by a write that was decided before.
     *
     * @param record its last part in the addresses of its tracker
     * @param edited when the edit was done
     */
    boolean unseen(String record, long edited) {
        long read = 0;
        for (Step step : byRecord.getOrDefault(record, List.of())) {
            if (step.writes && step.at > edited) {
                return read < edited;
            }
            read = step.writes ? read : step.at;
        }
        return false;
    }
}
