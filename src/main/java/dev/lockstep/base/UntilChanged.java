package dev.lockstep.base;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What is read from the database often and changes seldom, kept from one reading to the next change. Thread-safe. What
 * another node changes is known inside a unit of work at once, outside after a moment, at the latest after a second.
 */
public final class UntilChanged<T> {
    private static final long UNASKED_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Database database;
    private final String name;
    private final Supplier<T> read;
    private final AtomicLong changes = new AtomicLong();
    private final AtomicInteger uncommitted = new AtomicInteger();
    private volatile @Nullable Kept<T> kept;

    /** @param name the same on every node */
    public UntilChanged(Database database, String name, Supplier<T> read) {
        this.database = database;
        this.name = name;
        this.read = read;
        database.onWoken(name, changes::incrementAndGet);
    }

    /**
     * @param changes how many there had been here before it was read
     * @param everywhere how many there had been on all nodes
     * @param known when that was asked
     */
    private record Kept<T>(T value, long changes, long everywhere, long known) {}

    public T get() {
        // Counted before reading: what was read while a change was being committed is not taken for the new state.
        long before = changes.get();
        boolean inUnit = TransactionSynchronizationManager.isActualTransactionActive();
        if (inUnit && uncommitted.get() > 0) {
            return read.get(); // perhaps this unit's own change, which whoever reads outside does not see yet
        }
        Kept<T> last = kept;
        boolean current = last != null && last.changes() == before;
        if (last != null && current && !inUnit && database.nanoTime() - last.known() < UNASKED_NANOS) {
            return last.value();
        }
        long now = database.nanoTime();
        long everywhere = database.changes(name);
        if (last != null && current && last.everywhere() == everywhere) {
            keep(new Kept<>(last.value(), before, everywhere, now), inUnit);
            return last.value();
        }
        T value = read.get();
        keep(new Kept<>(value, before, everywhere, now), inUnit);
        return value;
    }

    private void keep(Kept<T> fresh, boolean inUnit) {
        if (!inUnit) {
            kept = fresh; // what a unit of work sees may yet be undone
        } else if (kept != null && kept.everywhere() != fresh.everywhere()) {
            kept = null; // another node's change, or our own that is not committed yet
        }
    }

    /** Inside the unit of work that changes it; counts again after it, because others see the old state until then. */
    public void changed() {
        uncommitted.incrementAndGet();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                uncommitted.decrementAndGet();
            }
        });
        changes.incrementAndGet();
        database.changed(name);
        database.afterCommit(() -> {
            changes.incrementAndGet();
            database.wakeOthers(name);
        });
    }
}
