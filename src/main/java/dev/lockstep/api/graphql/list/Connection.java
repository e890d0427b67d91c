package dev.lockstep.api.graphql.list;

import dev.lockstep.keyset.Rows;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A page as Relay has it. What nobody asked for is not made: the total is counted, and cursors are written, on demand.
 *
 * @param cursor of the node at this place
 * @param total how many there are under the filter
 */
public record Connection<N>(
        List<N> nodes,
        IntFunction<String> cursor,
        boolean previous,
        boolean next,
        Supplier<CompletionStage<Long>> total) {
    public record Edge<N>(N node, String cursor) {}

    public record PageBounds(
            @Nullable String startCursor, @Nullable String endCursor, boolean hasNextPage, boolean hasPreviousPage) {}

    public static <T, N> Connection<N> of(
            Rows<T> rows, Function<? super T, ? extends N> node, Supplier<CompletionStage<Long>> total) {
        List<N> nodes =
                rows.rows().stream().<N>map(row -> node.apply(row.value())).toList();
        return new Connection<>(nodes, at -> rows.cursor(rows.rows().get(at)), rows.previous(), rows.next(), total);
    }

    public List<Edge<N>> edges() {
        return IntStream.range(0, nodes.size())
                .mapToObj(at -> new Edge<>(nodes.get(at), cursor.apply(at)))
                .toList();
    }

    public CompletionStage<Long> totalCount() {
        return total.get();
    }

    public PageBounds pageInfo() {
        return new PageBounds(
                nodes.isEmpty() ? null : cursor.apply(0),
                nodes.isEmpty() ? null : cursor.apply(nodes.size() - 1),
                next,
                previous);
    }
}
