package dev.lockstep.api.graphql;

import graphql.schema.DataFetchingEnvironment;
import java.util.Objects;
import org.dataloader.BatchLoader;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderRegistry;

/** Adds what it loads in batches to those of a request. */
@FunctionalInterface
public interface Loading {
    void register(DataLoaderRegistry loaders, Asking asking);

    static <K, V> void add(DataLoaderRegistry loaders, String name, BatchLoader<K, V> batches) {
        loaders.register(name, DataLoaderFactory.newDataLoader(name, batches));
    }

    static <K, V> DataLoader<K, V> loader(DataFetchingEnvironment env, String name) {
        return Objects.requireNonNull(env.<K, V>getDataLoader(name), name);
    }
}
