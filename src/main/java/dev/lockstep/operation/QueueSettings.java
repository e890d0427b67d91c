package dev.lockstep.operation;

import java.time.Duration;

/**
 * @param node names this process as the owner of leases; new with every start
 * @param workers operations that run at a time
 * @param workersPerConnection of them over one connection
 * @param maxAttempts before an operation ends as errored
 */
record QueueSettings(String node, int workers, int workersPerConnection, int maxAttempts) {
    /** How often leases are looked at that may be over. */
    static final Duration SWEEP = Duration.ofSeconds(2);

    static final int SWEEPS_PER_HEARTBEAT = 10;
    static final Duration HEARTBEAT = SWEEP.multipliedBy(SWEEPS_PER_HEARTBEAT);

    /**
     * A worker that died is succeeded after this and a sweep, which together are less than three heartbeats. What is left
     * of it before the next heartbeat is longer than any remote write may take.
     */
    static final Duration LEASE = Duration.ofSeconds(55);

    static QueueSettings of(String node) {
        return new QueueSettings(node, 96, 32, 8);
    }
}
