package dev.lockstep.operation;

import dev.lockstep.base.Database;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the queue is made of, put together once. */
record QueueParts(
        QueueSettings settings,
        Database database,
        InstantSource clock,
        ResourceFacts facts,
        RetryPolicy retries,
        OperationRows rows,
        HistoryRows history,
        QueueHeads heads,
        Gates gates,
        QueueSignal signal) {

    static QueueParts of(
            QueueSettings settings,
            JdbcClient jdbc,
            Database database,
            InstantSource clock,
            RandomGenerator random,
            ResourceFacts facts) {
        return new QueueParts(
                settings,
                database,
                clock,
                facts,
                new RetryPolicy(random),
                new OperationRows(jdbc),
                new HistoryRows(jdbc),
                new QueueHeads(jdbc),
                new Gates(jdbc),
                new QueueSignal());
    }
}
