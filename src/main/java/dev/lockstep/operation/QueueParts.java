package dev.lockstep.operation;

import dev.lockstep.base.Database;
import dev.lockstep.base.Dialect;
import dev.lockstep.event.Events;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the queue is made of, put together once.
 *
 * @param alone no other process can share the database
 */
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
        QueueSignal signal,
        OperationNews news,
        boolean alone) {

    static QueueParts of(
            QueueSettings settings,
            JdbcClient jdbc,
            JdbcOperations batches,
            Dialect dialect,
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
                new OperationRows(jdbc, batches, dialect),
                new HistoryRows(jdbc),
                new QueueHeads(jdbc, batches, dialect),
                new Gates(jdbc),
                new QueueSignal(),
                new OperationNews(null, facts),
                dialect == Dialect.SQLITE);
    }

    QueueParts telling(Events events) {
        return new QueueParts(
                settings,
                database,
                clock,
                facts,
                retries,
                rows,
                history,
                heads,
                gates,
                signal,
                new OperationNews(events, facts),
                alone);
    }
}
