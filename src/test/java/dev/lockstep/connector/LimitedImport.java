package dev.lockstep.connector;

import dev.lockstep.base.Ids;
import dev.lockstep.base.Secret;
import dev.lockstep.base.TestClock;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.base.TestHubKey;
import dev.lockstep.connector.ConnectorFault.RateLimited;
import dev.lockstep.connector.budget.Budgets;
import dev.lockstep.operation.Operation;
import dev.lockstep.operation.OperationRequest;
import dev.lockstep.operation.Outcome;
import dev.lockstep.operation.Processed;
import dev.lockstep.operation.ResourceFacts;
import dev.lockstep.operation.ResourceKey;
import dev.lockstep.operation.TestOperations;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Many creates through queue, governor and connector against a simulator, all on one virtual clock: hours pass in
 * seconds. Each node is a process of its own over one database.
 */
public final class LimitedImport implements AutoCloseable, ResourceFacts {
    private static final Duration LATENCY = Duration.ofMillis(20);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LIVE_EVERY = Duration.ofMinutes(7);

    private final TestDatabase db;
    private final TestClock clock;
    private final Function<Hub, Connector> connectors;
    private final Container container;
    private final UUID link = Ids.next();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Forecast> forecasts = new ArrayList<>();
    private final Map<UUID, Instant> live = new HashMap<>();
    private final Connection connection;
    private Duration slowestLive = Duration.ZERO;
    private int created;
    private @Nullable Instant lastLive;

    private record Node(Hub hub, TestOperations queue) {}

    /** What was said at a time of the time that is left. */
    public record Forecast(Instant at, Budgets.Range left) {}

    public LimitedImport(
            Path folder,
            TestClock clock,
            Tracker tracker,
            URI base,
            String token,
            Container container,
            Function<Hub, Connector> connectors) {
        db = TestDatabase.in(folder);
        this.clock = clock;
        this.connectors = connectors;
        this.container = container;
        var credential = new Connection.Credential.Token(new Secret(token));
        connection = new StoredConnections(db.jdbc(), db.database(), TestHubKey.fixed(), clock)
                .save(tracker, "tracker", base, credential, null);
    }

    public void addNode() {
        var hub = Hub.node(db, clock);
        var connector = connectors.apply(hub);
        nodes.add(new Node(
                hub, TestOperations.on(db, clock, this, () -> (operation, lease) -> create(connector, operation))));
    }

    /** As by {@code kill -9}: nothing is given back, another process takes its place. */
    public void killAndRestart(int node) {
        nodes.remove(node).hub.close();
        addNode();
    }

    public void enqueue(int creates) {
        db.database().write(() -> {
            for (int i = 0; i < creates; i++) {
                enqueue(OperationRequest.Priority.BACKFILL);
            }
        });
    }

    private UUID enqueue(OperationRequest.Priority priority) {
        var subject = Ids.next();
        return nodes.getFirst()
                .queue
                .operations()
                .enqueue(new OperationRequest(
                        new ResourceKey(subject.toString()),
                        OperationRequest.Kind.ISSUE,
                        subject,
                        OperationRequest.Direction.OUTBOUND,
                        link,
                        connection.id(),
                        null,
                        "created",
                        null,
                        null,
                        clock.instant(),
                        null,
                        null,
                        null,
                        Set.of(),
                        priority));
    }

    private Processed create(Connector connector, Operation operation) {
        clock.advance(LATENCY);
        var backfill = operation.request().priority() == OperationRequest.Priority.BACKFILL;
        var session = connector.open(connection, container, new Connector.Terms(backfill, null));
        var title = "Issue " + operation.id();
        try {
            session.createIssue(
                    new IssueDraft(operation.id().toString(), title, "Text", StateKind.TODO, Set.of(), null));
        } catch (ConnectorException failure) {
            if (failure.fault() instanceof RateLimited limit) {
                return Processed.of(new Outcome.Deferred(limit.until(), limit.message(), limit.backfillOnly()));
            }
            throw failure;
        }
        created++;
        var since = live.remove(operation.id());
        if (since != null) {
            var took = Duration.between(since, clock.instant());
            slowestLive = took.compareTo(slowestLive) > 0 ? took : slowestLive;
        }
        return Processed.of(new Outcome.Completed("created"));
    }

    /** Until so many are created in all; a live create comes now and then. */
    public void runTo(int goal) {
        while (created < goal) {
            if (lastLive == null || lastLive.plus(LIVE_EVERY).isBefore(clock.instant())) {
                lastLive = clock.instant();
                live.put(db.database().write(() -> enqueue(OperationRequest.Priority.LIVE)), lastLive);
            }
            for (var node : nodes) {
                node.queue.drain();
            }
            pass(SECOND);
            var idle = nodes.getFirst().queue.idle(Duration.ofMinutes(1));
            if (idle.compareTo(SECOND) > 0) {
                pass(SECOND);
                clock.advance(idle);
            }
        }
    }

    private void pass(Duration time) {
        nodes.forEach(node -> node.hub.tick());
        clock.advance(time);
    }

    public void forecast(int left) {
        nodes.forEach(node -> node.hub.tick());
        var range = nodes.getFirst().hub.governors.time(connection.id(), new Budgets.Spent(left, left));
        forecasts.add(new Forecast(clock.instant(), range));
    }

    public List<Forecast> forecasts() {
        return forecasts;
    }

    public int created() {
        return created;
    }

    public Duration slowestLive() {
        return slowestLive;
    }

    @Override
    public boolean linked(UUID linkId) {
        return true;
    }

    @Override
    public Map<UUID, Instant> modifiedAt(Set<UUID> subjectIds) {
        return Map.of();
    }

    @Override
    public void close() {
        nodes.forEach(node -> node.hub.close());
        db.close();
    }
}
