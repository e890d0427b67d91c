package dev.lockstep.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Dialect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can happen only where units of work run side by side: on PostgreSQL. */
@Timeout(120)
class QueueRacesTest {
    private static final UUID OTHER_LINK = UUID.randomUUID();
    private static final UUID OTHER_CONNECTION = UUID.randomUUID();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private TestQueue q;

    @BeforeEach
    void open(@TempDir Path folder) {
        q = new TestQueue(folder, QueueSettings.of("one"), Dialect.POSTGRESQL);
        q.link(OTHER_LINK);
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        q.close();
    }

    /** The stranded lane: the end of the one would not see the other, and the other would think the one still runs. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatComesInWhileTheOneBeforeItEndsIsNotStranded(boolean sameLink) throws Exception {
        q.add(q.in("a", 1));
        q.dispatch();
        var enqueued = new CountDownLatch(1);
        var intake = threads.submit(() -> q.write(() -> {
            q.operations().enqueue(second(sameLink));
            enqueued.countDown();
            awaitOneThatWaits();
            return true;
        }));
        enqueued.await();
        q.work();
        intake.get();
        assertThatNothingIsStranded(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatComesInAfterTheOneBeforeItHasEndedButNotCommittedIsNotStranded(boolean sameLink) throws Exception {
        var ended = new CountDownLatch(1);
        var intake = threads.submit(() -> {
            ended.await();
            q.write(() -> q.operations().enqueue(second(sameLink)));
            return true;
        });
        q.processor = (operation, lease) -> new Processed(new Outcome.Completed("updated"), () -> {
            if (ended.getCount() > 0) {
                // Its end is written, its line not yet looked through.
                q.parts.heads().lock(List.of(operation.request().key().value()));
                ended.countDown();
                awaitOneThatWaits();
            }
        });
        q.add(q.in("a", 1));
        q.dispatch();
        q.work();
        intake.get();
        assertThatNothingIsStranded(2);
    }

    @Test
    void twoNodesThatClaimTheSameResourceAtOnceDoNotBothGetIt() throws Exception {
        for (int round = 0; round < 50; round++) {
            q.add(q.in("a" + round, 1));
            q.add(q.in("a" + round, 2).over(OTHER_LINK, OTHER_CONNECTION));
        }
        var inside = new ConcurrentHashMap<String, Boolean>();
        var twice = new AtomicBoolean();
        OperationProcessor watching = (operation, lease) -> {
            var key = operation.request().key().value();
            twice.compareAndSet(false, inside.put(key, true) != null);
            Thread.yield();
            inside.remove(key);
            return Processed.of(new Outcome.Completed("updated"));
        };
        List<Queue> nodes = new ArrayList<>();
        for (int node = 0; node < 3; node++) {
            nodes.add(TestQueue.other(q, "node " + node, watching, threads));
        }
        var start = new CountDownLatch(1);
        var rounds = nodes.stream()
                .map(node -> threads.submit(() -> {
                    start.await();
                    while (open() > 0) {
                        node.dispatcher().round();
                    }
                    return true;
                }))
                .toList();
        start.countDown();
        for (var each : rounds) {
            each.get();
        }
        assertThat(twice).isFalse();
        assertThatNothingIsStranded(100);
    }

    @Test
    void aStormOverTwoNodesEndsWithNothingLostDoubledOrStranded() throws Exception {
        int operations = 1_500;
        var inside = new ConcurrentHashMap<String, Boolean>();
        var twice = new AtomicBoolean();
        Set<UUID> ended = ConcurrentHashMap.newKeySet(); // a unit may run twice
        OperationProcessor working = (operation, lease) -> {
            var key = operation.request().key().value();
            twice.compareAndSet(false, inside.put(key, true) != null);
            Thread.yield();
            inside.remove(key);
            return new Processed(new Outcome.Completed("updated"), () -> ended.add(operation.id()));
        };
        var one = TestQueue.other(q, "node 1", working, threads);
        var two = TestQueue.other(q, "node 2", working, threads);
        var loops = List.of(loop(one), loop(two));
        var changed = new Semaphore(0);
        one.signal().listen(changed::release);
        two.signal().listen(changed::release);
        loops.forEach(DispatchLoop::start);

        var random = new Random(20261121);
        List<OperationRequest> wishes = new ArrayList<>();
        for (int i = 1; i <= operations; i++) {
            var key = "k" + random.nextInt(12);
            var wish = random.nextInt(4) == 0 ? q.out(key, i) : q.in(key, i);
            wishes.add(random.nextBoolean() ? wish.request : wish.over(OTHER_LINK, OTHER_CONNECTION).request);
        }
        var next = new AtomicInteger();
        for (int writer = 0; writer < 8; writer++) {
            threads.submit(() -> {
                for (int i = next.getAndIncrement(); i < operations; i = next.getAndIncrement()) {
                    var wish = wishes.get(i);
                    var taker = i % 2 == 0 ? one : two;
                    q.write(() -> taker.operations().enqueue(wish));
                }
            });
        }
        while (next.get() < operations || open() > 0) {
            assertThat(changed.tryAcquire(60, TimeUnit.SECONDS))
                    .as("the queue moves")
                    .isTrue();
            changed.drainPermits();
        }
        loops.forEach(DispatchLoop::stop);
        assertThat(twice).isFalse();
        assertThatNothingIsStranded(ended.size());
    }

    private static DispatchLoop loop(Queue node) {
        return new DispatchLoop(node.dispatcher(), node.leases(), node.signal(), () -> true);
    }

    private OperationRequest second(boolean sameLink) {
        var wish = q.in("a", 2);
        return sameLink ? wish.request : wish.over(OTHER_LINK, OTHER_CONNECTION).request;
    }

    private long open() {
        return count("select count(*) from operation where state in ('queued', 'processing')");
    }

    private long count(String sql) {
        return q.db.jdbc().sql(sql).query(Long.class).single();
    }

    private void assertThatNothingIsStranded(long completed) {
        assertThat(q.parts.heads().stranded(10)).isEmpty();
        q.drain();
        assertThat(open()).isZero();
        assertThat(count("select count(*) from operation where state = 'completed'"))
                .isEqualTo(completed);
        assertThat(count("select count(*) from queue_head")).isZero();
    }

    /** Until some other unit of work waits for a lock of this one. */
    private void awaitOneThatWaits() {
        try {
            while (count("select count(*) from pg_locks where not granted") == 0) {
                new CountDownLatch(1).await(5, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
