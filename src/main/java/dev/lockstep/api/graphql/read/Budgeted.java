package dev.lockstep.api.graphql.read;

import dev.lockstep.api.graphql.Asking;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;

/** Counts what is read against what a request may read. */
public final class Budgeted {
    private Budgeted() {}

    public static <W, V> BiFunction<Collection<UUID>, W, Map<UUID, V>> by(
            Asking asking, BiFunction<Collection<UUID>, W, Map<UUID, V>> read, ToIntFunction<V> size) {
        return (parents, wish) -> {
            asking.budget().spend(parents.size());
            var found = read.apply(parents, wish);
            asking.budget().spend(found.values().stream().mapToInt(size).sum());
            return found;
        };
    }
}
