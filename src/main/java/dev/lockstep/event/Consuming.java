package dev.lockstep.event;

import dev.lockstep.base.Database;
import dev.lockstep.base.Outage;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Slice;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
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

    private final List<EventConsumer> consumers;
    private final Events events;
    private final Places places;
    private final Asides asides;
    private final Database database;
    private final InstantSource clock;
    private final Redis redis;
    private final EventGauges gauges;
    private final List<ConsumerLoop> loops = new CopyOnWriteArrayList<>();
    private volatile @Nullable AutoCloseable subscription;

    Consuming(
            ObjectProvider<EventConsumer> consumers,
            Events events,
            Places places,
            Asides asides,
            Database database,
            InstantSource clock,
            Redis redis,
            EventGauges gauges) {
        this.consumers = consumers.orderedStream().toList();
        assertOneEach(this.consumers);
        this.events = events;
        this.places = places;
        this.asides = asides;
        this.database = database;
        this.clock = clock;
        this.redis = redis;
        this.gauges = gauges;
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
        var stream = redis.stream();
        for (var consumer : consumers) {
            var giver = new Giver(consumer, events, places, asides, database, clock);
            giver.begin(); // on every node, so that nothing is missed before the first one that takes them is started
            if (!consumer.isOurs()) {
                continue;
            }
            var loop = new ConsumerLoop(consumer.name(), giver, stream.orElse(null), clock);
            loops.add(loop);
            gauges.add(consumer.name(), giver::known);
            loop.start();
        }
        subscription = events.subscribe(event -> loops.forEach(ConsumerLoop::wake));
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
        var ending = List.copyOf(loops);
        loops.clear();
        ending.forEach(ConsumerLoop::end);
        ending.forEach(ConsumerLoop::join);
    }
}
