package dev.lockstep.operation;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The queue put together: what callers use, what dispatches, what keeps the leases. */
record Queue(
        StoredOperations operations,
        StoredInterventions interventions,
        Dispatcher dispatcher,
        Leases leases,
        QueueSignal signal) {

    static Queue of(
            QueueParts parts,
            JdbcClient jdbc,
            MeterRegistry registry,
            Supplier<@Nullable OperationProcessor> processor,
            Executor executor) {
        var rivals = new Rivals(jdbc);
        var enqueue = new Enqueue(parts, rivals);
        var ready = new ReadyHeads(jdbc);
        var leases = new Leases(parts, jdbc);
        var depths = new Depths(jdbc, parts.clock());
        var lists = new OperationLists(jdbc, depths);
        var meter = new QueueMeter(registry, jdbc, depths, parts.clock());
        var worker = new Worker(processor, new Finishing(parts, enqueue), parts.rows(), meter);
        var claims = new Claims(parts, rivals, enqueue);
        return new Queue(
                new StoredOperations(parts, enqueue, lists, new SyncStates(jdbc), new Pruning(jdbc)),
                new StoredInterventions(parts, lists),
                new Dispatcher(parts, ready, claims, leases, worker, executor),
                leases,
                parts.signal());
    }
}
