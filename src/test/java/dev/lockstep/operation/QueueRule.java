package dev.lockstep.operation;

import dev.lockstep.simulation.Records;
import java.util.Map;

/** The queue as it is, or with one rule taken out for the mutants of the simulation. */
public enum QueueRule {
    ALL,
    NO_FENCE {
        @Override
        QueueParts applied(QueueParts parts, SimulatedQueue.Ground ground) {
            return Records.with(parts, Map.of("rows", new UnfencedRows(ground.jdbc(), ground.batches())));
        }
    };

    QueueParts applied(QueueParts parts, SimulatedQueue.Ground ground) {
        return parts;
    }
}
