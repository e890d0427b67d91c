package dev.lockstep.keyset;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** How a column is compared. Texts are found by their parts in any case, else exactly. */
public enum Compare {
    EQ("eq", " = ?"),
    LT("lt", " < ?"),
    LTE("lte", " <= ?"),
    GT("gt", " > ?"),
    GTE("gte", " >= ?"),
    IN("in", ""),
    STARTS_WITH("startsWith", ""),
    ENDS_WITH("endsWith", ""),
    CONTAINS("contains", "");

    private final String word;
    private final String operator;

    Compare(String word, String operator) {
        this.word = word;
        this.operator = operator;
    }

    public String word() {
        return word;
    }

    /** @param value text or Long, as the column is; for {@link #IN} a collection of them */
    public Sql sql(Column column, Object value) {
        return switch (this) {
            case EQ, LT, LTE, GT, GTE -> Sql.of(column.sql() + operator, value);
            case IN -> in(column, (Collection<?>) value);
            case STARTS_WITH -> like(column, escaped(value) + "%");
            case ENDS_WITH -> like(column, "%" + escaped(value));
            case CONTAINS -> like(column, "%" + escaped(value) + "%");
        };
    }

    private static Sql in(Column column, Collection<?> values) {
        if (values.isEmpty()) {
            return Sql.FALSE;
        }
        var marks = String.join(", ", Collections.nCopies(values.size(), "?"));
        return new Sql(column.sql() + " in (" + marks + ")", List.copyOf(values));
    }

    private static Sql like(Column column, String pattern) {
        return Sql.of("lower(" + column.sql() + ") like ? escape '\\'", pattern);
    }

    private static String escaped(Object part) {
        return part.toString().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1");
    }
}
