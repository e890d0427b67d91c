package dev.lockstep.api.graphql.list;

import dev.lockstep.base.Refused;
import dev.lockstep.keyset.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a list can be filtered by.
 *
 * @param fields by their names in the input; {@code and}, {@code or} and {@code not} are known anyway
 */
public record Filter(Map<String, Field> fields) {
    private static final int MOST_CONDITIONS = 100;
    private static final int MOST_CHARS = 20_000; // of SQL: conditions of nothing have no values

    /** Reads what stands at a field. */
    @FunctionalInterface
    public interface Field {
        Sql read(Object given);
    }

    public Sql read(@Nullable Map<String, @Nullable Object> input) {
        var sql = input == null ? Sql.TRUE : all(input);
        if (sql.values().size() > MOST_CONDITIONS || sql.text().length() > MOST_CHARS) {
            throw Refused.invalid(
                    "filter_too_large", "filter", "A filter compares with at most " + MOST_CONDITIONS + " values.");
        }
        return sql;
    }

    private Sql all(Map<String, @Nullable Object> input) {
        List<Sql> parts = new ArrayList<>();
        input.forEach((name, given) -> {
            if (given != null) {
                parts.add(part(name, given));
            }
        });
        return Sql.all(parts);
    }

    private Sql part(String name, Object given) {
        return switch (name) {
            case "and" -> Sql.all(several(given));
            case "or" -> Sql.any(several(given));
            case "not" -> Sql.not(one(given));
            default -> Objects.requireNonNull(fields.get(name), name).read(given); // names of the schema
        };
    }

    private List<Sql> several(Object given) {
        return ((Collection<?>) given).stream().map(this::one).toList();
    }

    @SuppressWarnings("unchecked") // an input object, as the schema says
    private Sql one(Object given) {
        return all((Map<String, @Nullable Object>) given);
    }
}
