package dev.lockstep.base;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The one way to change what is stored. A unit of work passed to {@link #write} runs in one transaction and is durable
 * when the call returns; a unit that throws leaves nothing behind. Units must be short and must not talk to anybody: no
 * HTTP, no waiting. On PostgreSQL others run at the same time, and a unit that lost to one of them is run again, so it
 * must change nothing but the database.
 *
 * <p>A {@code write} inside a unit joins it. Reads outside a unit go straight through {@code JdbcClient} and see what is
 * committed. Thread-safe; callers block until their unit is committed.
 */
public interface Database {
    <T> T write(Supplier<T> unit);

    default void write(Runnable unit) {
        write(() -> {
            unit.run();
            return Boolean.TRUE;
        });
    }

    /**
     * Does one item of work in a unit of its own or, where others hand in the same work at this moment, in one that they
     * share. Durable when the call returns; what it throws is the item's own failure. Inside a unit it joins it.
     */
    default <I> void together(Together<I> work, I item) {
        write(() -> work.run(List.of(item)));
    }

    /**
     * Runs a signal once the surrounding unit is committed, or at once outside one. It may come although the unit was
     * rolled back, so it may only wake somebody who then looks; it must not write. A signal that throws is logged.
     */
    default void afterCommit(Runnable signal) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            signal.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                try {
                    signal.run();
                } catch (RuntimeException failure) {
                    // Everything is committed by now, so this must not look like a failure of the unit.
                    LoggerFactory.getLogger(Database.class).error("A signal after a commit failed", failure);
                }
            }
        });
    }

    /**
     * Stores rows inside a unit under the numbers of a sequence; whoever reads them in the order of these numbers minds
     * {@link #settled}. May put it off to the unit's end.
     *
     * @param sequence as PostgreSQL calls it
     * @param counted what the rows tell the number of; units that count the same are committed one after the other, in the order
     *     of their rows. Null for most
     */
    default void numbered(String sequence, @Nullable String counted, Runnable last) {
        last.run();
    }

    /**
     * Up to which number of a sequence all rows that will ever be there are there, for statements that begin after this. Units
     * are committed in another order than their rows are numbered in; who reads further could pass one that comes later.
     */
    default long settled(String sequence) {
        return Long.MAX_VALUE; // with one writer, units are committed in the order in which they run
    }

    /** Inside a unit: until it ends, no other unit passes here with the same name. For what no row and no key guards. */
    default void alone(String name) {}

    /** How often something of this name has changed, on whatever node; always 0 where there is only this one. */
    default long changes(String name) {
        return 0;
    }

    /** Counts a change, inside the unit that makes it. */
    default void changed(String name) {}

    /** Wakes who listens on other nodes; call after the commit. It may get lost, so they must also look unasked. */
    default void wakeOthers(String topic) {}

    /** @param listener called on a thread of the database, so it may only wake somebody */
    default void onWoken(String topic, Runnable listener) {}

    /** Throws when called inside a unit of work: the guard in front of every remote call. */
    default void assertOutside() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A remote call must not run inside a database transaction.");
        }
    }

    /** The next power of two: texts that come in these sizes alone are few enough to stay compiled. */
    static int powerOfTwo(int atLeast) {
        return atLeast == 1 ? 1 : Integer.highestOneBit(atLeast - 1) << 1;
    }

    /** As {@link System#nanoTime}; a simulation moves it itself. */
    default long nanoTime() {
        return System.nanoTime();
    }

    /**
     * Values for an SQL {@code in} list. The last one is repeated until their number is a power of two, so that a few
     * compiled statements serve lists of all lengths.
     *
     * @param values not empty
     */
    static <T> List<T> inList(Collection<T> values) {
        List<T> padded = new ArrayList<>(values);
        int size = powerOfTwo(values.size());
        while (padded.size() < size) {
            padded.add(padded.getLast());
        }
        return padded;
    }

    /**
     * Work that many callers need at the same time and that costs less when it is done for all of them at once. One instance
     * stands for one kind of work: callers who hand in the same instance may share a unit of work.
     */
    @FunctionalInterface
    interface Together<I> {
        /**
         * Does it for all items, inside one unit of work. When it throws, nothing of it is kept and each item is done alone,
         * so that only the one at fault fails; it must therefore leave nothing behind outside the database.
         *
         * @param items in the order in which they came; not empty
         */
        void run(List<I> items);
    }
}
