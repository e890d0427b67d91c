package dev.lockstep.api.graphql.list;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.dataloader.BatchLoader;

/** What is asked for a parent. What is asked alike for several is read together. */
public record ListKey<W>(UUID parent, W wish) {
    /** @param read with one statement, for all parents of one wish */
    public static <W, V> BatchLoader<ListKey<W>, V> together(
            BiFunction<Collection<UUID>, W, Map<UUID, V>> read, V absent) {
        return keys -> {
            Map<W, List<UUID>> parents = new LinkedHashMap<>();
            keys.forEach(key -> parents.computeIfAbsent(key.wish(), wish -> new ArrayList<>())
                    .add(key.parent()));
            Map<ListKey<W>, V> found = new HashMap<>();
            parents.forEach((wish, ids) ->
                    read.apply(ids, wish).forEach((parent, value) -> found.put(new ListKey<>(parent, wish), value)));
            return CompletableFuture.completedFuture(
                    keys.stream().map(key -> found.getOrDefault(key, absent)).toList());
        };
    }
}
