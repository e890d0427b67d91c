package dev.lockstep.operation;

import dev.lockstep.base.Database;
import dev.lockstep.base.Dialect;
import dev.lockstep.simulation.Records;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One node's queue, the product's own, moved by a simulation instead of by threads. */
public final class SimulatedQueue {
    public static final Duration LEASE = QueueSettings.LEASE;
    public static final Duration HEARTBEAT = QueueSettings.HEARTBEAT;

    private final Queue queue;

    private SimulatedQueue(Queue queue) {
        this.queue = queue;
    }

    /** What the queue is made of; a mutant replaces one of them. */
    public record Ground(
            JdbcClient jdbc,
            JdbcOperations batches,
            Database database,
            InstantSource clock,
            RandomGenerator random,
            ResourceFacts facts,
            Supplier<OperationProcessor> processor,
            Executor executor) {}

    /** @param alone no other node uses the database */
    public static SimulatedQueue of(String node, int workers, boolean alone, QueueRule rule, Ground ground) {
        var settings = new QueueSettings(node, workers, workers, 8);
        var parts = rule.applied(
                QueueParts.of(
                        settings,
                        ground.jdbc,
                        ground.batches,
                        Dialect.SQLITE,
                        ground.database,
                        ground.clock,
                        ground.random,
                        ground.facts),
                ground);
        return new SimulatedQueue(Queue.of(
                Records.with(parts, Map.of("alone", alone)),
                ground.jdbc,
                new SimpleMeterRegistry(),
                ground.processor::get,
                ground.executor));
    }

    public Operations operations() {
        return queue.operations();
    }

    public Interventions interventions() {
        return queue.interventions();
    }

    public void onSignal(Runnable wake) {
        queue.signal().listen(wake);
    }

    /** True when it is worth to look again at once. */
    public boolean dispatch() {
        return queue.dispatcher().round();
    }

    public Duration idle(Duration atMost) {
        return queue.dispatcher().idle(atMost);
    }

    public void renew() {
        queue.leases().renew();
    }

    public void takeBackExpired() {
        queue.leases().takeBackExpired();
    }

    public void takeBackAtStart() {
        queue.leases().takeBackAtStart();
    }
}
