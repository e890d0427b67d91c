package dev.lockstep.connector;

import dev.lockstep.base.Database;
import java.util.function.Supplier;

/** Units of work over nothing. */
public final class NoDatabase implements Database {
    @Override
    public <T> T write(Supplier<T> unit) {
        return unit.get();
    }

    @Override
    public void afterCommit(Runnable signal) {
        signal.run();
    }

    @Override
    public void assertOutside() {}
}
