package dev.lockstep.operation;

import java.time.Duration;

/**
 * @param node names this process as the owner of leases; new with every start
 * @param workers operations that run at a time
 * @param workersPerConnection of them over one connection
 * @param maxAttempts before an operation ends as errored
 */
record QueueSettings(String node, int workers, int workersPerConnection, int maxAttempts) {
    /** A worker that died is succeeded after this; longer than any remote write may take. */
    static final Duration LEASE = Duration.ofSeconds(60);

    static final Duration HEARTBEAT = Duration.ofSeconds(10);

    static QueueSettings of(String node) {
        return new QueueSettings(node, 96, 32, 8);
    }
}
