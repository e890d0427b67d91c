package dev.lockstep.api.graphql.read;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.dataloader.BatchLoader;
import org.jspecify.annotations.Nullable;

/** Records by their ids, many at once; null for what is not there. */
public final class Each {
    private Each() {}

    public static <K, V extends @Nullable Object> BatchLoader<K, V> of(
            Function<Collection<K>, ? extends Map<K, V>> read) {
        return keys -> {
            var found = read.apply(keys);
            return CompletableFuture.completedFuture(
                    keys.stream().<V>map(found::get).toList());
        };
    }
}
