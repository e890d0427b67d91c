package dev.lockstep.api.graphql.read;

import dev.lockstep.api.graphql.Loading;
import dev.lockstep.api.graphql.list.ListKey;
import graphql.schema.DataFetchingEnvironment;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Totals, counted for all parents at once and only where somebody asks. */
public final class Counted {
    private Counted() {}

    public static <F> Supplier<CompletionStage<Long>> by(
            DataFetchingEnvironment env, String loader, UUID parent, F filter) {
        return () -> Loading.<ListKey<F>, Long>loader(env, loader).load(new ListKey<>(parent, filter));
    }
}
