package dev.lockstep.api.graphql.list;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A filter over what is in memory; it means what it means for tables. */
record HeldFilter<T>(Map<String, Function<T, String>> texts) {
    Predicate<T> read(@Nullable Map<String, @Nullable Object> input) {
        return input == null ? item -> true : all(input);
    }

    private Predicate<T> all(Map<String, @Nullable Object> input) {
        return input.entrySet().stream()
                .filter(each -> each.getValue() != null)
                .map(each -> part(each.getKey(), Objects.requireNonNull(each.getValue())))
                .reduce(item -> true, Predicate::and);
    }

    private Predicate<T> part(String name, Object given) {
        return switch (name) {
            case "and" -> several(given).reduce(item -> true, Predicate::and);
            case "or" -> several(given).reduce(item -> false, Predicate::or);
            case "not" -> one(given).negate();
            default -> compared(Objects.requireNonNull(texts.get(name), name), (Map<?, ?>) given);
        };
    }

    private Stream<Predicate<T>> several(Object given) {
        return ((Collection<?>) given).stream().map(this::one);
    }

    @SuppressWarnings("unchecked") // an input object, as the schema says
    private Predicate<T> one(Object given) {
        return all((Map<String, @Nullable Object>) given);
    }

    private Predicate<T> compared(Function<T, String> text, Map<?, ?> words) {
        Predicate<T> all = item -> true;
        for (var word : words.entrySet()) {
            var value = word.getValue();
            if (value != null) {
                all = all.and(item -> holds(text.apply(item), word.getKey().toString(), value));
            }
        }
        return all;
    }

    private static boolean holds(String text, String word, Object value) {
        var folded = text.toLowerCase(Locale.ROOT);
        var part = value.toString().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "in" -> ((Collection<?>) value).contains(text);
            case "lt" -> text.compareTo(value.toString()) < 0;
            case "lte" -> text.compareTo(value.toString()) <= 0;
            case "gt" -> text.compareTo(value.toString()) > 0;
            case "gte" -> text.compareTo(value.toString()) >= 0;
            case "startsWith" -> folded.startsWith(part);
            case "endsWith" -> folded.endsWith(part);
            case "contains" -> folded.contains(part);
            default -> text.equals(value.toString());
        };
    }
}
