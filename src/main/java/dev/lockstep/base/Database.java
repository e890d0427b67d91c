package dev.lockstep.base;

import java.util.function.Supplier;

/**
 * The one way to change what is stored. A unit of work passed to {@link #write} runs in one transaction and is durable
 * when the call returns; a unit that throws leaves nothing behind. Units must be short and must not talk to anybody: no
 * HTTP, no waiting.
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
     * Runs a signal once the surrounding unit is committed, or at once outside one. It may come although the unit was
     * rolled back, so it may only wake somebody who then looks; it must not write. A signal that throws is logged.
     */
    void afterCommit(Runnable signal);

    /** Throws when called inside a unit of work: the guard in front of every remote call. */
    void assertOutside();
}
