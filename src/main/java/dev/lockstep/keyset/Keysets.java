package dev.lockstep.keyset;

import dev.lockstep.base.Database;
import dev.lockstep.base.Refused;
import dev.lockstep.keyset.Rows.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the pages of many parents with one statement. Thread-safe. */
@Component
public final class Keysets {
    /** SQLite compiles at most 500 parts into one statement. */
    private static final int AT_ONCE = 128;

    private final JdbcClient jdbc;

    public Keysets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A page for each parent, an empty one for those without rows. */
    public <T> Map<UUID, Rows<T>> read(Listed<T> listed, Collection<UUID> parents, Wish wish) {
        Map<UUID, Rows<T>> pages = new LinkedHashMap<>();
        var all = List.copyOf(parents);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            var some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            var found = rows(listed, some, wish);
            some.forEach(parent -> pages.put(parent, page(found.getOrDefault(parent, List.of()), wish)));
        }
        return pages;
    }

    /**
     * As {@link #read}, for many rows of whose places nothing is said: what a row belongs to and where it stands is not read
     * from it.
     *
     * @param maker what a row of this parent holds
     */
    public <T> Map<UUID, List<T>> plain(Listed<?> listed, Collection<UUID> parents, Wish wish, RowMaker<T> maker) {
        Map<UUID, List<T>> pages = new LinkedHashMap<>();
        var all = List.copyOf(parents);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            var some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            some.forEach(parent -> pages.put(parent, new ArrayList<>()));
            var statement = Branches.of(listed, some, wish);
            jdbc.sql(statement.text()).params(statement.values()).query(row -> {
                var parent = some.get(row.getInt(Branches.PLACE));
                Objects.requireNonNull(pages.get(parent)).add(maker.make(row, parent));
            });
            some.forEach(parent -> pages.put(parent, cut(Objects.requireNonNull(pages.get(parent)), wish.window())));
        }
        return pages;
    }

    /** Reads a row of a parent that is known. */
    @FunctionalInterface
    public interface RowMaker<T> {
        T make(ResultSet row, UUID parent) throws SQLException;
    }

    private static <T> List<T> cut(List<T> found, Window window) {
        mustEnd(found, window);
        var rows = found.size() > window.size() ? found.subList(0, window.size()) : found;
        return window.backwards() ? rows.reversed() : rows;
    }

    private static void mustEnd(List<?> found, Window window) {
        if (window.whole() && found.size() > window.size()) {
            throw Refused.invalid(
                    "list_too_long",
                    "first",
                    "This list has more than " + Window.MOST + " entries. Ask with first or last.");
        }
    }

    /** How many rows each parent has under the filter; those without any are left out. */
    public Map<UUID, Long> count(Listed<?> listed, Collection<UUID> parents, Sql filter) {
        return sum(listed, parents, filter, "1");
    }

    /** @param number SQL of what each row counts for */
    public Map<UUID, Long> sum(Listed<?> listed, Collection<UUID> parents, Sql filter, String number) {
        Map<UUID, Long> counts = new HashMap<>();
        if (!parents.isEmpty()) {
            var ids = Database.inList(parents.stream().map(UUID::toString).toList());
            var condition =
                    Sql.all(List.of(Compare.IN.sql(Column.text("id", listed.parent()), ids), listed.always(), filter));
            jdbc.sql("select %s as parent, sum(%s) as n from %s where %s group by 1"
                            .formatted(listed.parent(), number, listed.from(), condition.text()))
                    .params(condition.values())
                    .query(row -> {
                        counts.put(UUID.fromString(row.getString("parent")), row.getLong("n"));
                    });
        }
        return counts;
    }

    private <T> Map<UUID, List<Row<T>>> rows(Listed<T> listed, List<UUID> parents, Wish wish) {
        var statement = Branches.of(listed, parents, wish);
        Map<UUID, List<Row<T>>> rows = new HashMap<>();
        jdbc.sql(statement.text()).params(statement.values()).query(row -> {
            List<Object> key = new ArrayList<>();
            for (var sort : wish.order().sorts()) {
                key.add(sort.column().value(row));
            }
            rows.computeIfAbsent(UUID.fromString(row.getString(listed.parentName())), parent -> new ArrayList<>())
                    .add(new Row<>(listed.reader().read(row), key));
        });
        return rows;
    }

    /** @param found one more than the page has, if there is more */
    private static <T> Rows<T> page(List<Row<T>> found, Wish wish) {
        var window = wish.window();
        boolean more = found.size() > window.size();
        mustEnd(found, window);
        var rows = more ? found.subList(0, window.size()) : found;
        boolean begun = window.skip() > 0;
        return window.backwards()
                ? new Rows<>(List.copyOf(rows).reversed(), wish.order(), more, begun || window.before() != null)
                : new Rows<>(
                        List.copyOf(rows),
                        wish.order(),
                        begun || window.after() != null,
                        more || window.before() != null);
    }
}
