package dev.lockstep.operation;

import dev.lockstep.base.Database;
import dev.lockstep.base.Outage;
import dev.lockstep.trail.Trail;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims what may run, as far as slots are free, and hands it to workers (D1 to D4). {@link #round} by one thread. */
class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Plan plan;
    private final Claims claims;
    private final ReadyHeads ready;
    private final Leases leases;
    private final Worker worker;
    private final Slots slots;
    private final Database database;
    private final InstantSource clock;
    private final QueueSignal signal;
    private final Executor executor;

    Dispatcher(QueueParts parts, ReadyHeads ready, Claims claims, Leases leases, Worker worker, Executor executor) {
        this.ready = ready;
        this.claims = claims;
        this.leases = leases;
        this.worker = worker;
        this.executor = executor;
        plan = new Plan(ready, parts.gates(), parts.database());
        slots = new Slots(parts.settings().workers(), parts.settings().workersPerConnection());
        database = parts.database();
        clock = parts.clock();
        signal = parts.signal();
    }

    /** Begins what can begin; true when it is worth to look again at once. */
    boolean round() {
        if (slots.free() == 0) {
            return false;
        }
        var chosen = plan.choose(slots, clock.instant());
        if (chosen.isEmpty()) {
            return false;
        }
        List<Operation> running = List.of();
        try {
            running = database.write(() -> claims.claim(chosen));
        } finally {
            var begun = running.size();
            chosen.forEach(head -> slots.free(head.connectionId()));
            LOG.trace("Claimed {} of {}", begun, chosen.size());
        }
        running.forEach(this::begin);
        return true;
    }

    private void begin(Operation operation) {
        slots.occupy(operation.request().connectionId());
        var lease = leases.begin(operation);
        executor.execute(() -> {
            try (var step = Trail.begin("operation", operation.trace(), marks(operation))) {
                worker.run(operation, lease, step);
            } catch (Throwable failure) {
                // Not even its outcome could be stored. The lease runs out, then it is queued again.
                if (Outage.isNews(failure)) {
                    LOG.error("The outcome of operation {} could not be stored", operation.id(), failure);
                }
            } finally {
                leases.end(operation);
                slots.free(operation.request().connectionId());
                signal.raise();
            }
        });
    }

    private static Map<String, String> marks(Operation operation) {
        var request = operation.request();
        var marks = new HashMap<>(Map.of(
                "operation", operation.id().toString(),
                "link", request.linkId().toString(),
                "connection", request.connectionId().toString()));
        if (request.deliveryId() != null) {
            marks.put("delivery", request.deliveryId());
        }
        return marks;
    }

    /** How long nothing will happen by itself, at most {@code atMost}. */
    Duration idle(Duration atMost) {
        var now = clock.instant();
        return ready.nextDue(now)
                .map((Instant due) -> Duration.between(now, due))
                .filter(wait -> wait.compareTo(atMost) < 0)
                .orElse(atMost);
    }

    int running() {
        return slots.running();
    }

    /** False when some are still running after {@code atMost}. */
    boolean awaitIdle(Duration atMost) throws InterruptedException {
        return slots.awaitNone(atMost);
    }
}
