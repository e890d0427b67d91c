package dev.lockstep.api.graphql.list;

import dev.lockstep.keyset.Column;
import dev.lockstep.keyset.Compare;
import dev.lockstep.keyset.Sql;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A filter's field that compares a column, by the words of {@link Compare}. */
public final class Compared {
    private Compared() {}

    public static Filter.Field by(Column column) {
        return by(column, Compared::stored);
    }

    /** @param stored how a value stands in the column */
    public static Filter.Field by(Column column, Function<Object, Object> stored) {
        return given -> Sql.all(((Map<?, ?>) given)
                .entrySet().stream()
                        .filter(each -> each.getValue() != null)
                        .map(each -> one(column, String.valueOf(each.getKey()), each.getValue(), stored))
                        .toList());
    }

    private static Sql one(Column column, String word, @Nullable Object value, Function<Object, Object> stored) {
        var compare = Arrays.stream(Compare.values())
                .filter(known -> known.word().equals(word))
                .findFirst()
                .orElseThrow();
        if (value instanceof Collection<?> several) {
            List<Object> values = several.stream().<Object>map(stored::apply).toList();
            return compare.sql(column, values);
        }
        return compare.sql(column, stored.apply(java.util.Objects.requireNonNull(value)));
    }

    private static Object stored(Object value) {
        return switch (value) {
            case Instant time -> time.toEpochMilli();
            case Integer number -> number.longValue();
            default -> value.toString();
        };
    }
}
