package dev.lockstep.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.operation.OperationRequest.Direction;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queue with its own threads. */
class QueueUnderLoadTest {
    private static final long SEED = 20261121;

    @Test
    void v14_neverTwoOfOneResourceAndTheNewestTimeStands(@TempDir Path folder) throws Exception {
        try (var fixture = new TestQueue(folder)) {
            var applied = new ConcurrentHashMap<String, List<Integer>>();
            var inside = new ConcurrentHashMap<String, Boolean>();
            var twice = new AtomicBoolean();
            OperationProcessor apply = (operation, lease) -> {
                var key = operation.request().key().value();
                twice.compareAndSet(false, inside.put(key, true) != null);
                Thread.yield();
                int time = (int) operation.request().effectiveAt().getEpochSecond();
                if (!operation.request().isLook()) {
                    applied.computeIfAbsent(key, each -> new ArrayList<>()).add(time);
                }
                inside.remove(key);
                return Processed.of(new Outcome.Completed("updated"));
            };
            var queue = queue(fixture, "loaded", apply);
            var loop = new DispatchLoop(queue.dispatcher(), queue.leases(), queue.signal(), () -> true);
            var wishes = shuffled(fixture);
            var greatest = new HashMap<String, Integer>();
            wishes.forEach(wish ->
                    greatest.merge(wish.key().value(), (int) wish.effectiveAt().getEpochSecond(), Math::max));

            var idle = idle(queue);
            loop.start();
            enqueueFromManyThreads(fixture, queue, wishes);
            await(queue, idle);
            loop.stop();

            assertThat(twice).isFalse();
            assertThat(applied.keySet()).isEqualTo(greatest.keySet());
            applied.forEach((key, times) -> {
                assertThat(times)
                        .as("times of %s, in the order of work", key)
                        .isSorted()
                        .doesNotHaveDuplicates();
                assertThat(times.getLast()).as("what stands in %s", key).isEqualTo(greatest.get(key));
            });
            assertThat(queue.operations().counts(null))
                    .containsEntry(OperationState.QUEUED, 0L)
                    .containsEntry(OperationState.PROCESSING, 0L)
                    .containsEntry(OperationState.ERRORED, 0L);
            assertThat(fixture.db
                            .jdbc()
                            .sql("select count(*) from queue_head")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void tenSlowResourcesTakeTheTimeOfOne(@TempDir Path folder) throws Exception {
        try (var fixture = new TestQueue(folder)) {
            var together = new CountDownLatch(10);
            var met = new AtomicInteger();
            OperationProcessor slow = (operation, lease) -> {
                together.countDown();
                try {
                    met.addAndGet(together.await(30, TimeUnit.SECONDS) ? 1 : 0);
                } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                }
                return Processed.of(new Outcome.Completed("updated"));
            };
            var queue = queue(fixture, "slow", slow);
            var loop = new DispatchLoop(queue.dispatcher(), queue.leases(), queue.signal(), () -> true);
            loop.start();
            for (int i = 0; i < 10; i++) {
                var wish = fixture.in("k" + i, 1).request;
                fixture.write(() -> queue.operations().enqueue(wish));
            }
            await(queue, idle(queue));
            loop.stop();
            assertThat(met).hasValue(10);
        }
    }

    @Test
    void aRestartResumesWhatADeadProcessLeft(@TempDir Path folder) throws Exception {
        Operation claimed;
        Operation waiting;
        try (var first = new TestQueue(folder)) {
            claimed = first.add(first.in("a", 1));
            first.dispatch();
            waiting = first.add(first.in("a", 2));
        }
        try (var second = new TestQueue(folder)) {
            var queue = queue(second, "second", (op, lease) -> Processed.of(new Outcome.Completed("updated")));
            var loop = new DispatchLoop(queue.dispatcher(), queue.leases(), queue.signal(), () -> true);
            var idle = idle(queue);
            loop.start();
            await(queue, idle);
            loop.stop();
            // The newer one covers it, so that the lost one needs no second try.
            assertThat(second.see(claimed).state()).isEqualTo(OperationState.DROPPED);
            assertThat(second.see(claimed).attempts()).isEqualTo(1);
            assertThat(second.see(waiting).state()).isEqualTo(OperationState.COMPLETED);
        }
    }

    private static Queue queue(TestQueue fixture, String node, OperationProcessor processor) {
        var parts = QueueParts.of(
                QueueSettings.of(node),
                fixture.db.jdbc(),
                fixture.db.batches(),
                fixture.db.dialect(),
                fixture.db.database(),
                InstantSource.system(),
                new Random(1),
                fixture);
        return Queue.of(
                parts,
                fixture.db.jdbc(),
                new SimpleMeterRegistry(),
                () -> processor,
                Executors.newVirtualThreadPerTaskExecutor());
    }

    private static List<OperationRequest> shuffled(TestQueue fixture) {
        List<OperationRequest> wishes = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            var key = "k" + i % 100;
            wishes.add((i % 7 == 0 ? fixture.out(key, i) : fixture.in(key, i)).request);
        }
        Collections.shuffle(wishes, new Random(SEED));
        assertThat(wishes).anyMatch(wish -> wish.direction() == Direction.OUTBOUND);
        return wishes;
    }

    private static void enqueueFromManyThreads(TestQueue fixture, Queue queue, List<OperationRequest> wishes)
            throws InterruptedException {
        var next = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 16; t++) {
            threads.add(Thread.startVirtualThread(() -> {
                int i;
                while ((i = next.getAndIncrement()) < wishes.size()) {
                    var wish = wishes.get(i);
                    fixture.write(() -> queue.operations().enqueue(wish));
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
    }

    /** Wakes on every change of the queue. */
    private static java.util.concurrent.Semaphore idle(Queue queue) {
        var changed = new java.util.concurrent.Semaphore(1);
        queue.operations().onChange(changed::release);
        return changed;
    }

    private static void await(Queue queue, java.util.concurrent.Semaphore changed) throws InterruptedException {
        Map<OperationState, Long> counts;
        do {
            assertThat(changed.tryAcquire(60, TimeUnit.SECONDS))
                    .as("the queue moves")
                    .isTrue();
            changed.drainPermits();
            counts = queue.operations().counts(null);
        } while (counts.get(OperationState.QUEUED) + counts.get(OperationState.PROCESSING) > 0);
    }
}
