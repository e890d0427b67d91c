package dev.lockstep.event;

import dev.lockstep.base.Outage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that reads stored events in order and calls the subscribers. Being woken is only a hint to look; what waits
 * lies in the table, so a slow subscriber makes events late and never fills memory.
 */
final class Bus {
    private static final Logger log = LoggerFactory.getLogger(Bus.class);
    private static final int BATCH_EVENTS = 200;
    private static final long PATIENCE_NANOS = 1_000_000_000; // looks again unasked after a failed read

    /** Reads stored events after a sequence number, oldest first. */
    interface Source {
        List<Event> after(long seq, int limit);
    }

    /** Wrapped, so that the same consumer can subscribe twice and leave once. */
    private record Subscription(Consumer<Event> consumer) {}

    private final Source source;
    private final long lookNanos;
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean closed;
    private volatile long seen;

    /** @param lookNanos after which it looks unasked: a hint of another node may get lost, and who would have given it may have died */
    Bus(Source source, long seen, ThreadFactory threads, long lookNanos) {
        this.source = source;
        this.lookNanos = lookNanos;
        this.seen = seen;
        thread = threads.newThread(this::run);
        thread.start();
    }

    /** The newest that was handed out, or was there before. */
    long seen() {
        return seen;
    }

    void wake() {
        LockSupport.unpark(thread);
    }

    AutoCloseable subscribe(Consumer<Event> consumer) {
        var subscription = new Subscription(consumer);
        subscriptions.add(subscription);
        return () -> subscriptions.removeIf(each -> each == subscription);
    }

    void close() throws InterruptedException {
        closed = true;
        wake();
        thread.join();
    }

    private void run() {
        while (!closed) {
            try {
                if (!handOut()) {
                    LockSupport.parkNanos(this, lookNanos);
                    Thread.interrupted(); // a subscriber's; it would keep the thread from ever parking again
                }
            } catch (RuntimeException failure) {
                if (Outage.isNews(failure)) {
                    log.warn("Events could not be read, trying again: {}", Outage.cause(failure), failure);
                }
                LockSupport.parkNanos(this, PATIENCE_NANOS);
            }
        }
    }

    private boolean handOut() {
        var events = source.after(seen, BATCH_EVENTS);
        for (var event : events) {
            if (closed) {
                return false;
            }
            seen = event.seq();
            subscriptions.forEach(each -> tell(each, event));
        }
        return !events.isEmpty();
    }

    private static void tell(Subscription subscription, Event event) {
        try {
            subscription.consumer().accept(event);
        } catch (RuntimeException failure) {
            log.warn("A subscriber failed on event {} ({})", event.seq(), event.type(), failure);
        }
    }
}
