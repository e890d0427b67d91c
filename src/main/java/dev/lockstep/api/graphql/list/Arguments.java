package dev.lockstep.api.graphql.list;

import dev.lockstep.keyset.Column;
import dev.lockstep.keyset.Ordering;
import dev.lockstep.keyset.Sql;
import dev.lockstep.keyset.Window;
import dev.lockstep.keyset.Wish;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The arguments that all lists have. */
public final class Arguments {
    private Arguments() {}

    public static Window window(DataFetchingEnvironment env) {
        Integer skip = env.getArgument("skip");
        return new Window(
                env.getArgument("first"),
                env.getArgument("last"),
                env.getArgument("after"),
                env.getArgument("before"),
                skip == null ? 0 : skip);
    }

    /** @param columns by the names of the order fields */
    public static Ordering ordering(DataFetchingEnvironment env, Map<String, Column> columns) {
        @Nullable List<Map<String, Object>> wanted = env.getArgument("orderBy");
        var id = Objects.requireNonNull(columns.get("ID"));
        var sorts = wanted == null
                ? List.<Ordering.Sort>of()
                : wanted.stream().map(each -> sort(each, columns)).toList();
        return Ordering.of(sorts, id);
    }

    private static Ordering.Sort sort(Map<String, Object> wanted, Map<String, Column> columns) {
        var field = String.valueOf(wanted.getOrDefault("field", "ID"));
        return new Ordering.Sort(Objects.requireNonNull(columns.get(field)), "DESC".equals(wanted.get("direction")));
    }

    public static Sql filter(DataFetchingEnvironment env, Filter filter) {
        return filter.read(env.getArgument("filter"));
    }

    public static Wish wish(DataFetchingEnvironment env, Map<String, Column> columns, Filter filter) {
        return new Wish(filter(env, filter), ordering(env, columns), window(env));
    }
}
