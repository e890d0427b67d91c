package dev.lockstep.base;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What is read from the database often and changes seldom, kept from one reading to the next change. Thread-safe. */
public final class UntilChanged<T> {
    private final Database database;
    private final Supplier<T> read;
    private final AtomicLong changes = new AtomicLong();
    private volatile @Nullable Kept<T> kept;

    public UntilChanged(Database database, Supplier<T> read) {
        this.database = database;
        this.read = read;
    }

    /** @param changes how many there had been before it was read */
    private record Kept<T>(T value, long changes) {}

    public T get() {
        Kept<T> last = kept;
        if (last != null && last.changes() == changes.get()) {
            return last.value();
        }
        // Counted before reading: what was read while a change was being committed is not taken for the new state.
        long before = changes.get();
        T value = read.get();
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            kept = new Kept<>(value, before); // what a unit of work sees may yet be undone
        }
        return value;
    }

    /** Inside the unit of work that changes it; counts again after it, because others see the old state until then. */
    public void changed() {
        changes.incrementAndGet();
        database.afterCommit(changes::incrementAndGet);
    }
}
