package dev.lockstep.connector.jira;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is asked for once, when it is first needed, and again after it was forgotten. Thread-safe. */
final class Lazily<T> {
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable T value;

    T get(Supplier<T> ask) {
        var known = value;
        if (known != null) {
            return known;
        }
        lock.lock();
        try {
            var asked = value;
            if (asked == null) {
                asked = ask.get();
                value = asked;
            }
            return asked;
        } finally {
            lock.unlock();
        }
    }

    void forget() {
        value = null;
    }
}
