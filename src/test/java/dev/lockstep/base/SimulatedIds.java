package dev.lockstep.base;

import java.util.UUID;
import java.util.function.Supplier;

/** Ids of a simulation instead of the product's own, until closed. One at a time. */
public final class SimulatedIds implements AutoCloseable {
    private final Supplier<UUID> before;

    public SimulatedIds(Supplier<UUID> source) {
        before = Ids.from(source);
    }

    @Override
    public void close() {
        Ids.from(before);
    }
}
