package dev.lockstep.operation;

import dev.lockstep.base.Dialect;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.event.Events;
import dev.lockstep.event.TestEvents;
import dev.lockstep.operation.OperationRequest.Direction;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.OperationRequest.Priority;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The real queue on a real database with a clock that is set by hand. Nothing runs by itself: {@link #dispatch} claims,
 * {@link #work} processes what was claimed.
 */
final class TestQueue implements AutoCloseable, InstantSource, ResourceFacts {
    static final Instant START = Instant.parse("2026-01-01T10:00:00Z");

    final TestDatabase db;
    final Events events;
    final QueueParts parts;
    final Queue queue;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final UUID link = UUID.randomUUID();
    final UUID connection = UUID.randomUUID();
    private final Deque<Runnable> claimed = new ArrayDeque<>();
    private final Set<UUID> unlinked = new HashSet<>();
    private final Map<UUID, Instant> modified = new HashMap<>();
    private final Map<UUID, Integer> calls = new ConcurrentHashMap<>();
    volatile Instant now = START;
    volatile OperationProcessor processor = (operation, lease) -> Processed.of(new Outcome.Completed("updated"));

    TestQueue(Path folder) {
        this(folder, QueueSettings.of("node-" + UUID.randomUUID()));
    }

    TestQueue(Path folder, QueueSettings settings) {
        this(folder, settings, TestDatabase.DIALECT);
    }

    TestQueue(Path folder, QueueSettings settings, Dialect dialect) {
        db = TestDatabase.in(folder, dialect);
        events = TestEvents.stored(db);
        parts = QueueParts.of(settings, db.jdbc(), db.batches(), db.dialect(), db.database(), this, new Random(7), this)
                .telling(events);
        queue = Queue.of(parts, db.jdbc(), meters, () -> this::process, claimed::add);
    }

    /** Another process on the same file, with the same clock. */
    static Queue other(
            TestQueue one, String node, OperationProcessor processor, java.util.concurrent.Executor executor) {
        var parts = QueueParts.of(
                QueueSettings.of(node),
                one.db.jdbc(),
                one.db.batches(),
                one.db.dialect(),
                one.db.database(),
                one,
                new Random(8),
                one);
        return Queue.of(parts, one.db.jdbc(), new SimpleMeterRegistry(), () -> processor, executor);
    }

    private Processed process(Operation operation, OperationProcessor.Lease lease) {
        calls.merge(operation.id(), 1, Integer::sum);
        return processor.process(operation, lease);
    }

    int calls(Operation operation) {
        return calls.getOrDefault(operation.id(), 0);
    }

    Operations operations() {
        return queue.operations();
    }

    Interventions interventions() {
        return queue.interventions();
    }

    Operation retry(Operation operation) {
        return interventions().one(Interventions.Act.RETRY, operation.id());
    }

    Operation cancel(Operation operation) {
        return interventions().one(Interventions.Act.CANCEL, operation.id());
    }

    Operation discard(Operation operation) {
        return interventions().one(Interventions.Act.DISCARD, operation.id());
    }

    Operation add(Wish wish) {
        return see(write(() -> operations().enqueue(wish.request)));
    }

    <T> T write(Supplier<T> unit) {
        return db.database().write(unit);
    }

    void dispatch() {
        queue.dispatcher().round();
    }

    /** Processes what was claimed. */
    void work() {
        while (!claimed.isEmpty()) {
            claimed.poll().run();
        }
    }

    void workOne() {
        claimed.remove().run();
    }

    /** Forgets what was claimed, as a process that dies. */
    void crash() {
        claimed.clear();
    }

    /** Until nothing is due any more. */
    void drain() {
        while (queue.dispatcher().round()) {
            work();
        }
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Operation see(Operation operation) {
        return see(operation.id());
    }

    private Operation see(UUID id) {
        return operations().find(id).orElseThrow();
    }

    List<Operation> all() {
        return operations().list(Operations.Filter.ALL, 500, null).items().reversed();
    }

    List<Operation> looks() {
        return all().stream().filter(each -> each.request().isLook()).toList();
    }

    void unlink(UUID linkId) {
        unlinked.add(linkId);
    }

    void link(UUID linkId) {
        unlinked.remove(linkId);
    }

    void modified(UUID subject, Instant at) {
        modified.put(subject, at);
    }

    Wish in(String key, double seconds) {
        return new Wish(key, Direction.INBOUND, at(seconds), this);
    }

    Wish out(String key, double seconds) {
        return new Wish(key, Direction.OUTBOUND, at(seconds), this);
    }

    static Instant at(double seconds) {
        return Instant.ofEpochSecond(1_000_000).plusMillis(Math.round(seconds * 1_000));
    }

    static UUID subject(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Override
    public boolean linked(UUID linkId) {
        return !unlinked.contains(linkId);
    }

    @Override
    public Map<UUID, Instant> modifiedAt(Set<UUID> subjectIds) {
        Map<UUID, Instant> known = new HashMap<>(modified);
        known.keySet().retainAll(subjectIds);
        return known;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void close() {
        db.close();
    }

    /** A request under construction. */
    static final class Wish {
        private final ResourceKey key;
        private final Direction direction;
        private final Instant at;
        private Kind kind = Kind.ISSUE;
        private UUID subject;
        private UUID link;
        private UUID connection;
        private @Nullable UUID job;
        private String event = "edited";
        private @Nullable String hash;
        private @Nullable String delivery;
        private Set<String> covers = Set.of();
        private Priority priority = Priority.LIVE;
        OperationRequest request;

        Wish(String key, Direction direction, Instant at, TestQueue queue) {
            this.key = new ResourceKey(key);
            this.direction = direction;
            this.at = at;
            subject = subject(key);
            link = queue.link;
            connection = queue.connection;
            request = worded();
        }

        private OperationRequest worded() {
            return new OperationRequest(
                    key,
                    kind,
                    subject,
                    direction,
                    link,
                    connection,
                    job,
                    event,
                    null,
                    direction == Direction.INBOUND ? at : null,
                    at,
                    hash,
                    delivery,
                    hash == null ? null : "{\"hash\":\"" + hash + "\"}",
                    covers,
                    priority);
        }

        private Wish with(Runnable change) {
            change.run();
            request = worded();
            return this;
        }

        Wish hash(String value) {
            return with(() -> hash = value);
        }

        Wish delivery(String id) {
            return with(() -> delivery = id);
        }

        Wish covers(String... fields) {
            return with(() -> covers = Set.of(fields));
        }

        Wish event(String word) {
            return with(() -> event = word);
        }

        Wish comment(String name) {
            return with(() -> {
                kind = Kind.COMMENT;
                subject = subject(name);
            });
        }

        Wish over(UUID otherLink, UUID otherConnection) {
            return with(() -> {
                link = otherLink;
                connection = otherConnection;
            });
        }

        Wish job(UUID id) {
            return with(() -> job = id);
        }

        Wish backfill() {
            return with(() -> priority = Priority.BACKFILL);
        }

        Wish look() {
            request = request.look(request.effectiveAt());
            return this;
        }
    }
}
