package dev.lockstep.api.graphql;

import dev.lockstep.api.Visitor;
import dev.lockstep.api.graphql.limit.ReadBudget;
import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and what may still be read for this request.
 *
 * @param address where the request came from
 * @param warnings what was taken and has no effect, for the answer
 */
public record Asking(Visitor visitor, ReadBudget budget, String address, List<String> warnings) {
    public Asking(Visitor visitor, String address) {
        this(visitor, new ReadBudget(), address, new CopyOnWriteArrayList<>());
    }

    /** Those that were not taken yet. */
    List<String> takeWarnings() {
        var taken = List.copyOf(warnings);
        warnings.clear();
        return taken;
    }

    public static Asking of(DataFetchingEnvironment env) {
        return of(env.getGraphQlContext());
    }

    static Asking of(GraphQLContext context) {
        return Objects.requireNonNull(context.get(Asking.class));
    }

    /** Whose projects are seen; null where all are. */
    public @Nullable UUID member() {
        // Nobody is known by the nil id: who is neither an administrator nor a person sees nothing.
        var id = visitor.id();
        return visitor.admin() ? null : id == null ? new UUID(0, 0) : id;
    }
}
