package dev.lockstep.api.graphql.list;

import dev.lockstep.keyset.Column;
import dev.lockstep.keyset.Cursors;
import dev.lockstep.keyset.Ordering;
import dev.lockstep.keyset.Rows;
import dev.lockstep.keyset.Rows.Row;
import dev.lockstep.keyset.Window;
import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lists of what is in memory anyway, with all that other lists can be asked for.
 *
 * @param texts by the names of the filter's fields; in capitals they are those of the order
 */
public record Held<T>(Map<String, Function<T, String>> texts) {
    public Connection<T> page(DataFetchingEnvironment env, Collection<? extends T> all) {
        @Nullable Map<String, @Nullable Object> filter = env.getArgument("filter");
        var wanted = new HeldFilter<>(texts).read(filter);
        List<T> inside = new ArrayList<>();
        for (T item : all) {
            if (wanted.test(item)) {
                inside.add(item);
            }
        }
        var rows = rows(inside, order(env), Arguments.window(env));
        long total = inside.size();
        return Connection.of(rows, item -> item, () -> CompletableFuture.completedFuture(total));
    }

    private Ordering order(DataFetchingEnvironment env) {
        Map<String, Column> columns = new java.util.HashMap<>();
        texts.keySet().forEach(name -> columns.put(name.toUpperCase(java.util.Locale.ROOT), Column.text(name, name)));
        return Arguments.ordering(env, columns);
    }

    private Rows<T> rows(List<T> items, Ordering order, Window window) {
        var sorted = items.stream()
                .map(item -> new Row<>(item, key(item, order)))
                .sorted((one, other) -> compare(order, one.key(), other.key()))
                .filter(row -> window.after() == null
                        || compare(order, row.key(), Cursors.read(order, window.after(), "after")) > 0)
                .filter(row -> window.before() == null
                        || compare(order, row.key(), Cursors.read(order, window.before(), "before")) < 0)
                .toList();
        int end = window.backwards() ? Math.max(0, sorted.size() - window.skip()) : sorted.size();
        int start = window.backwards() ? Math.max(0, end - window.size()) : Math.min(window.skip(), end);
        int stop = Math.min(end, start + window.size());
        return new Rows<>(
                sorted.subList(start, stop),
                order,
                start > 0 || window.after() != null,
                stop < sorted.size() || window.before() != null);
    }

    private List<Object> key(T item, Ordering order) {
        return order.sorts().stream()
                .<Object>map(sort -> text(item, sort.column().name()))
                .toList();
    }

    private String text(T item, String name) {
        return Objects.requireNonNull(texts.get(name)).apply(item);
    }

    private static int compare(Ordering order, List<Object> one, List<Object> other) {
        for (int at = 0; at < one.size(); at++) {
            int compared = Comparator.<String>naturalOrder()
                    .compare(one.get(at).toString(), other.get(at).toString());
            if (compared != 0) {
                return order.sorts().get(at).descending() ? -compared : compared;
            }
        }
        return 0;
    }
}
