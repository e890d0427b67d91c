package dev.lockstep.event;

import dev.lockstep.base.Ids;
import dev.lockstep.base.Outage;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of one consumer. Reads the outbox, or the stream in Redis where there is one; then the outbox is looked at when the
 * stream lacks something, when Redis is away, and every few seconds.
 */
final class ConsumerLoop {
    private static final Logger LOG = LoggerFactory.getLogger(ConsumerLoop.class);
    private static final long AFTER_SURPRISE_NANOS = 1_000_000_000;
    /** Events of other nodes, and what waits for its time. */
    private static final Duration AT_LATEST = Duration.ofSeconds(5);

    private final String name;
    private final Giver giver;
    private final @Nullable RedisStream stream;
    private final @Nullable RedisGroup group;
    private final InstantSource clock;
    private final Semaphore woken = new Semaphore(0);
    private final Thread thread;
    private volatile boolean ending;
    private Instant looked = Instant.EPOCH;
    private Instant claimed = Instant.EPOCH;
    private boolean away;

    ConsumerLoop(String name, Giver giver, @Nullable RedisStream stream, InstantSource clock) {
        this.name = name;
        this.giver = giver;
        this.stream = stream;
        this.group = stream == null ? null : stream.group(name, Ids.next().toString());
        this.clock = clock;
        // A platform thread: SQLite's native reads would hold a virtual thread's carrier.
        thread = Thread.ofPlatform().name("events-" + name).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void wake() {
        woken.release();
    }

    /** Not interrupted: a unit of work that is being committed would look as if it had failed. */
    void end() {
        ending = true;
        wake();
    }

    void join() {
        try {
            thread.join(AT_LATEST);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!ending) {
            try {
                if (group != null) {
                    overRedis(group);
                } else if (!giver.give()) {
                    pause();
                }
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException surprise) {
                if (!ending && Outage.isNews(surprise)) {
                    LOG.warn("Events could not be given to {}: {}", name, Outage.cause(surprise), surprise);
                }
                LockSupport.parkNanos(this, AFTER_SURPRISE_NANOS);
            }
        }
        if (group != null) {
            group.close();
        }
    }

    private void overRedis(RedisGroup group) throws InterruptedException {
        try {
            claim(group);
            var read = group.next(giver.known());
            if (!read.isEmpty()) {
                if (!giver.give(RedisStream.read(read).stream())) {
                    outbox();
                }
                group.acknowledge(read);
            } else if (clock.instant().isAfter(looked.plus(AT_LATEST)) || isDue()) {
                outbox();
            }
            if (away) {
                LOG.info("Redis is back for {}", name);
                away = false;
            }
        } catch (RedisException gone) {
            if (!away) {
                LOG.warn("Redis cannot be used; {} takes its events from the database: {}", name, gone.toString());
                away = true;
            }
            outbox();
            pause();
        }
    }

    /** What was read by a node that died is taken by now, as a rule; then it is only acknowledged. */
    private void claim(RedisGroup group) {
        var now = clock.instant();
        if (now.isBefore(claimed.plus(RedisGroup.DEAD_AFTER))) {
            return;
        }
        claimed = now;
        var left = group.claim(RedisGroup.DEAD_AFTER);
        if (!left.isEmpty()) {
            if (!giver.give(RedisStream.read(left).stream())) {
                outbox();
            }
            group.acknowledge(left);
        }
    }

    private void outbox() {
        looked = clock.instant();
        while (!ending && giver.give()) {}
        giver.tellLost((event, reason) -> {
            if (stream != null && !away) {
                stream.addDead(name, event, reason);
            }
        });
    }

    private boolean isDue() {
        return giver.notBefore().isAfter(Instant.EPOCH) && !giver.notBefore().isAfter(clock.instant());
    }

    private void pause() throws InterruptedException {
        var wait = Duration.between(clock.instant(), giver.notBefore());
        long millis = wait.isPositive() && wait.compareTo(AT_LATEST) < 0 ? wait.toMillis() + 1 : AT_LATEST.toMillis();
        if (woken.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            woken.drainPermits();
        }
    }
}
