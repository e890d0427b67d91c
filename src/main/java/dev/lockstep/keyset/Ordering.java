package dev.lockstep.keyset;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A total order: the last column tells any two rows apart.
 *
 * @param sorts not empty
 */
public record Ordering(List<Sort> sorts) {
    /** One step of it. */
    public record Sort(Column column, boolean descending) {
        private String sql(boolean backwards) {
            return column.sql() + (descending == backwards ? "" : " desc");
        }
    }

    /** As wanted, and then by id. What comes after the id decides nothing and is left out. */
    public static Ordering of(List<Sort> wanted, Column id) {
        List<Sort> sorts = new ArrayList<>();
        for (var sort : wanted) {
            if (sorts.stream().noneMatch(known -> known.column().equals(sort.column()))) {
                sorts.add(sort);
            }
            if (sort.column().equals(id)) {
                return new Ordering(List.copyOf(sorts));
            }
        }
        sorts.add(new Sort(id, false));
        return new Ordering(List.copyOf(sorts));
    }

    String sql(boolean backwards) {
        return sorts.stream().map(sort -> sort.sql(backwards)).collect(Collectors.joining(", "));
    }

    /** What a cursor says it belongs to. */
    String sign() {
        return sorts.stream()
                .map(sort -> sort.column().name() + (sort.descending() ? "-" : "+"))
                .collect(Collectors.joining(","));
    }

    /** What comes behind these values, or before them. */
    public Sql beyond(List<Object> values, boolean before) {
        List<Sql> ways = new ArrayList<>();
        for (int at = 0; at < sorts.size(); at++) {
            List<Sql> parts = new ArrayList<>();
            for (int equal = 0; equal < at; equal++) {
                parts.add(Sql.of(sorts.get(equal).column().sql() + " = ?", values.get(equal)));
            }
            var sort = sorts.get(at);
            parts.add(Sql.of(sort.column().sql() + (sort.descending() == before ? " > ?" : " < ?"), values.get(at)));
            ways.add(Sql.all(parts));
        }
        // The first column alone is said as well: so the index is entered where the page begins.
        var first = sorts.getFirst();
        var entry =
                Sql.of(first.column().sql() + (first.descending() == before ? " >= ?" : " <= ?"), values.getFirst());
        return Sql.all(List.of(entry, Sql.any(ways)));
    }
}
