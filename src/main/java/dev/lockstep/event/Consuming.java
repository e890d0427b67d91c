package dev.lockstep.event;

import dev.lockstep.base.Database;
import dev.lockstep.base.Outage;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Slice;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs the {@link EventConsumer}s, and knows what they could not take. Thread-safe. */
@Component
public final class Consuming implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Consuming.class);
    private static final long AFTER_SURPRISE_NANOS = 1_000_000_000;
    private static final Duration AT_LATEST =
            Duration.ofSeconds(5); // events of other nodes, and what waits for its time

    private final List<EventConsumer> consumers;
    private final Events events;
    private final Places places;
    private final Asides asides;
    private final Database database;
    private final InstantSource clock;
    private final Map<Thread, Semaphore> threads = new ConcurrentHashMap<>();
    private volatile @Nullable AutoCloseable subscription;

    Consuming(
            ObjectProvider<EventConsumer> consumers,
            Events events,
            Places places,
            Asides asides,
            Database database,
            InstantSource clock) {
        this.consumers = consumers.orderedStream().toList();
        assertOneEach(this.consumers);
        this.events = events;
        this.places = places;
        this.asides = asides;
        this.database = database;
        this.clock = clock;
    }

    private static void assertOneEach(List<EventConsumer> consumers) {
        if (consumers.stream().map(EventConsumer::name).distinct().count() < consumers.size()) {
            throw new IllegalStateException("Two consumers of events have the same name, and would share a place.");
        }
    }

    /** Oldest first. */
    public Slice<Aside> aside(int limit, @Nullable String cursor) {
        return asides.list(limit, cursor);
    }

    /**
     * Gives it to its consumer once more, on the caller's thread.
     *
     * @throws Refused when that fails again; it stays aside then
     */
    public void replay(UUID id) {
        try {
            give(id);
        } catch (RuntimeException failure) {
            if (failure instanceof Refused || Outage.is(failure)) {
                throw failure;
            }
            LOG.warn("An event that was put aside could not be taken again", failure);
            throw new Refused(
                    Refused.Kind.CONFLICT,
                    "event_not_taken",
                    null,
                    "Its consumer failed on it again; the log says why. Mend the cause, then replay it, or discard it.");
        }
    }

    private void give(UUID id) {
        database.write(() -> {
            Aside aside = asides.find(id).orElseThrow(() -> Refused.notFound("event"));
            EventConsumer consumer = consumers.stream()
                    .filter(each -> each.name().equals(aside.consumer()))
                    .findFirst()
                    .orElseThrow(() -> Refused.notFound("consumer"));
            if (asides.remove(id)) {
                consumer.consume(List.of(aside.event()));
            }
        });
    }

    public void discard(UUID id) {
        database.write(() -> {
            if (!asides.remove(id)) {
                throw Refused.notFound("event");
            }
        });
    }

    @Override
    public void start() {
        for (var consumer : consumers) {
            var giver = new Giver(consumer, events, places, asides, database, clock);
            giver.begin();
            var woken = new Semaphore(0);
            // A platform thread: SQLite's native reads would hold a virtual thread's carrier.
            var thread = Thread.ofPlatform()
                    .name("events-" + consumer.name())
                    .daemon()
                    .unstarted(() -> run(giver, woken));
            threads.put(thread, woken);
            thread.start();
        }
        subscription = events.subscribe(event -> threads.values().forEach(Semaphore::release));
    }

    @Override
    public boolean isRunning() {
        return subscription != null;
    }

    @Override
    public void stop() {
        try (var ending = subscription) {
            subscription = null;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
        // Not interrupted: a unit of work that is being committed would look as if it had failed.
        var ending = Map.copyOf(threads);
        threads.clear();
        ending.values().forEach(Semaphore::release);
        ending.keySet().forEach(Consuming::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join(AT_LATEST);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Giver giver, Semaphore woken) {
        while (threads.containsKey(Thread.currentThread())) {
            try {
                if (!giver.give()) {
                    pause(giver, woken);
                }
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException surprise) {
                if (isRunning() && Outage.isNews(surprise)) {
                    LOG.warn("Events could not be given to their consumers: {}", Outage.cause(surprise), surprise);
                }
                LockSupport.parkNanos(this, AFTER_SURPRISE_NANOS);
            }
        }
    }

    private void pause(Giver giver, Semaphore woken) throws InterruptedException {
        var wait = Duration.between(clock.instant(), giver.notBefore());
        long millis = wait.isPositive() && wait.compareTo(AT_LATEST) < 0 ? wait.toMillis() + 1 : AT_LATEST.toMillis();
        if (woken.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            woken.drainPermits();
        }
    }
}
