package dev.lockstep.base;

import com.fasterxml.uuid.Generators;
import java.util.UUID;
import java.util.function.Supplier;

/** New identifiers: UUIDv7, so that the order of ids is the order of creation and indexes stay dense. */
public final class Ids {
    private static volatile Supplier<UUID> source = Generators.timeBasedEpochGenerator()::generate;

    private Ids() {}

    /** For the simulation, which must see the same ids again; returns the source before. */
    static Supplier<UUID> from(Supplier<UUID> other) {
        var before = source;
        source = other;
        return before;
    }

    public static UUID next() {
        return source.get();
    }
}
