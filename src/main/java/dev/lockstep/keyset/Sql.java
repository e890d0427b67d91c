package dev.lockstep.keyset;

import java.util.List;
import java.util.stream.Collectors;

/** A condition and its values, in the order of their question marks. */
public record Sql(String text, List<Object> values) {
    public static final Sql TRUE = new Sql("1 = 1", List.of());
    static final Sql FALSE = new Sql("1 = 0", List.of());

    public static Sql of(String text, Object... values) {
        return new Sql(text, List.of(values));
    }

    public static Sql all(List<Sql> parts) {
        return parts.isEmpty() ? TRUE : joined(parts, " and ");
    }

    public static Sql any(List<Sql> parts) {
        return parts.isEmpty() ? FALSE : joined(parts, " or ");
    }

    public static Sql not(Sql part) {
        return new Sql("not (" + part.text + ")", part.values);
    }

    private static Sql joined(List<Sql> parts, String word) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        var text = parts.stream().map(part -> "(" + part.text + ")").collect(Collectors.joining(word));
        return new Sql(
                text, parts.stream().flatMap(part -> part.values.stream()).toList());
    }
}
