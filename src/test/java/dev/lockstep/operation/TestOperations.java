package dev.lockstep.operation;

import dev.lockstep.base.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** The product's own queue for the tests of other modules: work happens on the test's thread, when it asks for it. */
public final class TestOperations {
    private static final int ROUNDS = 200;

    private final Queue queue;
    private final Deque<Runnable> claimed = new ArrayDeque<>();

    private TestOperations(
            TestDatabase db, InstantSource clock, ResourceFacts facts, Supplier<OperationProcessor> processor) {
        var settings = QueueSettings.of("node-" + UUID.randomUUID());
        var parts = QueueParts.of(
                settings, db.jdbc(), db.batches(), db.dialect(), db.database(), clock, new Random(7), facts);
        queue = Queue.of(parts, db.jdbc(), new SimpleMeterRegistry(), processor::get, claimed::add);
    }

    public static TestOperations on(
            TestDatabase db, InstantSource clock, ResourceFacts facts, Supplier<OperationProcessor> processor) {
        return new TestOperations(db, clock, facts, processor);
    }

    public Operations operations() {
        return queue.operations();
    }

    public Interventions interventions() {
        return queue.interventions();
    }

    /** Until something is due, as far as is known. */
    public java.time.Duration idle(java.time.Duration atMost) {
        return queue.dispatcher().idle(atMost);
    }

    /** Processes what is due; throws when that never ends. */
    public void drain() {
        for (int round = 0; round < ROUNDS; round++) {
            if (!queue.dispatcher().round()) {
                return;
            }
            while (!claimed.isEmpty()) {
                claimed.poll().run();
            }
        }
        throw new AssertionError("There is always something due.");
    }
}
