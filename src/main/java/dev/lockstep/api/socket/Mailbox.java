package dev.lockstep.api.socket;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * News for the broadcaster, never more than {@link #MAX_NEWS}. Two news of one subject are one, as the broadcaster looks
 * the subject up; when there are too many, the oldest go: a listener who missed one is told by the next.
 */
final class Mailbox {
    static final int MAX_NEWS = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Map<News, Boolean> waiting = new LinkedHashMap<>();

    void put(News news) {
        lock.lock();
        try {
            waiting.putIfAbsent(news, Boolean.TRUE);
            if (waiting.size() > MAX_NEWS) {
                waiting.remove(waiting.keySet().iterator().next());
            }
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The oldest news, empty when none came in time. */
    Optional<News> take(long milliseconds) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(milliseconds);
            while (waiting.isEmpty()) {
                if (left <= 0) {
                    return Optional.empty();
                }
                left = arrived.awaitNanos(left);
            }
            var first = waiting.keySet().iterator().next();
            waiting.remove(first);
            return Optional.of(first);
        } finally {
            lock.unlock();
        }
    }

    /** What a type of events is about: what stands before its dot. */
    static String kind(String type) {
        return type.substring(0, Math.max(type.indexOf('.'), 0));
    }

    /** The type of an event, the id of what it is about, and its project; of a comment also its issue. */
    record News(
            String type,
            String subject,
            @Nullable UUID projectId,
            @Nullable String issueId) {}
}
