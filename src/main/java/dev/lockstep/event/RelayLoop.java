package dev.lockstep.event;

import dev.lockstep.base.Database;
import dev.lockstep.base.Outage;
import io.lettuce.core.RedisException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The thread of the {@link Relay}, where there is a Redis. */
@Component
class RelayLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RelayLoop.class);
    private static final long LOOKS_MS = 5_000;
    private static final long AFTER_SURPRISE_MS = 1_000;

    private final Redis redis;
    private final Events events;
    private final Places places;
    private final Database database;
    private final EventGauges gauges;
    private final Semaphore woken = new Semaphore(0);
    private @Nullable Thread thread;
    private @Nullable AutoCloseable subscription;
    private volatile boolean running;

    RelayLoop(Redis redis, Events events, Places places, Database database, EventGauges gauges) {
        this.redis = redis;
        this.events = events;
        this.places = places;
        this.database = database;
        this.gauges = gauges;
    }

    @Override
    public void start() {
        redis.stream().ifPresent(stream -> {
            running = true;
            var relay = new Relay(stream, events, places, database);
            relay.enter();
            gauges.add(Relay.PLACE, relay::known);
            LOG.info("Events go to the stream {} in Redis as well", stream.key());
            subscription = events.subscribe(event -> woken.release());
            thread = Thread.ofPlatform().name("event-relay").daemon().start(() -> run(relay));
        });
    }

    @Override
    public void stop() {
        running = false;
        woken.release();
        try {
            if (subscription != null) {
                subscription.close();
            }
            if (thread != null) {
                thread.join(RedisStream.PATIENCE.multipliedBy(2));
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run(Relay relay) {
        boolean begun = false;
        boolean away = false;
        while (running) {
            try {
                if (!begun) {
                    relay.begin();
                    begun = true;
                    LOG.info("Redis is there; events that it lacks follow");
                    away = false;
                }
                if (!relay.relay()) {
                    pause(LOOKS_MS);
                }
            } catch (InterruptedException stopping) {
                return;
            } catch (RedisException gone) {
                begun = false;
                if (!away) {
                    LOG.warn("Redis cannot be used; events wait in the database: {}", gone.toString());
                    away = true;
                }
                pauseQuietly();
            } catch (RuntimeException surprise) {
                begun = false;
                if (running && Outage.isNews(surprise)) {
                    LOG.warn("Events could not be relayed: {}", Outage.cause(surprise), surprise);
                }
                pauseQuietly();
            }
        }
    }

    private void pause(long millis) throws InterruptedException {
        if (woken.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            woken.drainPermits();
        }
    }

    private void pauseQuietly() {
        java.util.concurrent.locks.LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(AFTER_SURPRISE_MS));
    }
}
