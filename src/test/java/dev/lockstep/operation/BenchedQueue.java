package dev.lockstep.operation;

import dev.lockstep.base.Database;
import dev.lockstep.base.Ids;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.operation.OperationRequest.Direction;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.OperationRequest.Priority;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** The product's own queue with its own threads for benchmarks: everything is real but the remote work, which is nothing. */
public final class BenchedQueue implements AutoCloseable {
    private static final int CONNECTIONS = 3;

    private final TestDatabase db;
    private final Database database;
    private final Queue queue;
    private final DispatchLoop loop;
    private final java.util.Queue<Runnable> claimed;
    private final List<UUID> links = new ArrayList<>();
    private volatile CountDownLatch left = new CountDownLatch(0);

    private BenchedQueue(TestDatabase db, Executor executor, java.util.Queue<Runnable> claimed) {
        this.claimed = claimed;
        this.db = db;
        database = db.database();
        for (int each = 0; each < CONNECTIONS; each++) {
            links.add(Ids.next());
        }
        var settings = QueueSettings.of("bench");
        var parts = QueueParts.of(
                settings,
                db.jdbc(),
                db.batches(),
                db.dialect(),
                database,
                InstantSource.system(),
                new Random(1),
                new AllLinked());
        queue = Queue.of(parts, db.jdbc(), new SimpleMeterRegistry(), () -> this::process, executor);
        loop = new DispatchLoop(queue.dispatcher(), queue.leases(), queue.signal(), () -> true);
    }

    public static BenchedQueue on(TestDatabase db) {
        return new BenchedQueue(db, Executors.newVirtualThreadPerTaskExecutor(), new ArrayDeque<>());
    }

    /** Without threads of its own, for {@link #claimNanos}. */
    public static BenchedQueue byHand(TestDatabase db) {
        java.util.Queue<Runnable> claimed = new ArrayDeque<>();
        return new BenchedQueue(db, claimed::add, claimed);
    }

    private static final class AllLinked implements ResourceFacts {
        @Override
        public boolean linked(UUID linkId) {
            return true;
        }

        @Override
        public Map<UUID, Instant> modifiedAt(Set<UUID> subjectIds) {
            return Map.of();
        }
    }

    private Processed process(Operation operation, OperationProcessor.Lease lease) {
        return new Processed(new Outcome.Completed("updated"), () -> database.afterCommit(left::countDown));
    }

    public void expect(int operations) {
        left = new CountDownLatch(operations);
    }

    public void awaitAll() throws InterruptedException {
        left.await();
    }

    public void start() {
        loop.start();
    }

    /** One unit of work with so many new resources, as a page of a tracker's list brings them. */
    public void enqueue(int resources) {
        database.write(() -> queue.operations().together(() -> {
            for (int each = 0; each < resources; each++) {
                queue.operations().enqueue(issue(each));
            }
        }));
    }

    /** So much news of one resource: of its comments, of which one is looked at after the other. */
    public void enqueueBehindOneAnother(UUID resource, int comments) {
        database.write(() -> queue.operations().together(() -> {
            for (int each = 0; each < comments; each++) {
                queue.operations().enqueue(request(resource, Kind.COMMENT, Ids.next(), 0, Instant.now()));
            }
        }));
    }

    private OperationRequest issue(int number) {
        var resource = Ids.next();
        return request(resource, Kind.ISSUE, resource, number, Instant.now());
    }

    private OperationRequest request(UUID resource, Kind kind, UUID subject, int number, Instant at) {
        var link = links.get(number % CONNECTIONS);
        return new OperationRequest(
                new ResourceKey(resource.toString()),
                kind,
                subject,
                Direction.INBOUND,
                link,
                link,
                null,
                "listed",
                "R" + number,
                at,
                at,
                Long.toHexString(at.toEpochMilli() * 31 + number),
                null,
                "{\"title\":\"A title of usual length\",\"body\":\"Some text\"}",
                Set.of(),
                Priority.BACKFILL);
    }

    /** Claims what is due, and answers how long that took in nanoseconds; then it is processed and made up for. */
    public long claimNanos() {
        long begin = System.nanoTime();
        queue.dispatcher().round();
        long took = System.nanoTime() - begin;
        int done = 0;
        for (var work = claimed.poll(); work != null; work = claimed.poll()) {
            work.run();
            done++;
        }
        enqueue(done);
        return took;
    }

    public long count(OperationState state) {
        return queue.operations().counts(null).getOrDefault(state, 0L);
    }

    @Override
    public void close() {
        loop.stop();
        db.close();
    }
}
