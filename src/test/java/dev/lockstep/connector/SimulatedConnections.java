package dev.lockstep.connector;

import dev.lockstep.base.HubKey;
import dev.lockstep.base.TestHubKey;
import dev.lockstep.simulation.Parts;
import java.time.Duration;
import java.time.InstantSource;

/** What a simulated node shares with all others of its hub. */
public final class SimulatedConnections {
    private SimulatedConnections() {}

    public static HubKey key() {
        return TestHubKey.fixed();
    }

    /** A node's governors without a timer; who would wait for a place is told to come again. */
    public static RateGovernors governors(Parts parts, InstantSource clock) {
        return new RateGovernors(parts.get(StoredBudgets.class), clock, true, Duration.ZERO);
    }

    public static void tick(RateGovernors governors) {
        governors.tick();
    }
}
