package dev.lockstep.connector;

/** What a simulated node shares with all others of its hub. */
public final class SimulatedConnections {
    private SimulatedConnections() {}

    public static HubKey key() {
        return new HubKey(new byte[32]);
    }

    /** Ends the threads of a node's governors. */
    public static void close(RateGovernors governors) {
        governors.destroy();
    }
}
