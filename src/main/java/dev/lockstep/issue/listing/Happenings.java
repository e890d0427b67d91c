package dev.lockstep.issue.listing;

import dev.lockstep.base.Database;
import dev.lockstep.base.Dialect;
import dev.lockstep.issue.listing.Happening.What;
import dev.lockstep.keyset.Keysets;
import dev.lockstep.keyset.Listed;
import dev.lockstep.keyset.Ordering;
import dev.lockstep.keyset.Sql;
import dev.lockstep.keyset.Window;
import dev.lockstep.keyset.Wish;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened to issues, by page. An entry that tells of several things may be cut by the end of a page. */
@Component
public final class Happenings {
    private static final Listed<ListedChange> LISTED =
            new Listed<>("change", "*", "issue_id", "issue_id", Sql.TRUE, ListedChange::read);
    private static final Listed<ListedChange> BARE = new Listed<>(
            "change",
            "id, kind, at, case when kind in ('labels_changed', 'assignees_changed') then detail end as detail",
            "issue_id",
            "issue_id",
            Sql.TRUE,
            ListedChange::read);

    private final Keysets keysets;
    private final JdbcClient jdbc;
    private final Dialect dialect;

    public Happenings(Keysets keysets, JdbcClient jdbc, Dialect dialect) {
        this.keysets = keysets;
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    /** A page of an issue's. */
    public record Part(List<Happening> items, Ordering order, boolean previous, boolean next) {
        public String cursor(Happening item) {
            return ItemCursor.write(order, item);
        }
    }

    /**
     * @param wanted what of it, not empty
     * @param filter of the entries
     * @param bare it is enough to know what happened and when; nothing of what the entries tell is read
     */
    public record Asked(Set<What> wanted, Sql filter, Ordering order, Window window, boolean bare) {
        public Asked(Set<What> wanted, Sql filter, Ordering order, Window window) {
            this(wanted, filter, order, window, false);
        }
    }

    public Map<UUID, Part> of(Collection<UUID> issues, Asked asked) {
        var walk = ItemWalk.of(asked);
        var entries = new Wish(
                Sql.all(List.of(Kinds.tellingOf(asked.wanted()), asked.filter(), walk.begins())),
                asked.order(),
                walk.entries());
        Map<UUID, Part> parts = new LinkedHashMap<>();
        var found = asked.bare()
                ? keysets.plain(BARE, issues, entries, ListedChange::bare)
                : keysets.plain(LISTED, issues, entries, ListedChange::read);
        found.forEach((issue, changes) -> parts.put(issue, walk.cut(changes)));
        return parts;
    }

    /** How many there are of each issue; those without any are left out. */
    public Map<UUID, Long> count(Collection<UUID> issues, Set<What> wanted, Sql filter) {
        Map<UUID, Long> counts = new HashMap<>(
                keysets.count(LISTED, issues, Sql.all(List.of(Kinds.tellingOf(Kinds.alone(wanted)), filter))));
        for (var what : Kinds.several(wanted)) {
            var telling = Sql.all(List.of(Kinds.tellingOf(Set.of(what)), filter));
            keysets.sum(LISTED, issues, telling, Kinds.number(what, dialect))
                    .forEach((issue, n) -> counts.merge(issue, n, Long::sum));
        }
        return counts;
    }

    /** When their texts were changed last; those whose text never was are left out. @param issues not empty */
    public Map<UUID, Instant> bodiesChanged(Collection<UUID> issues) {
        Map<UUID, Instant> times = new HashMap<>();
        jdbc.sql("""
                select issue_id, max(at) as at from change where issue_id in (:ids) and kind = 'body_changed'
                group by issue_id
                """)
                .param(
                        "ids",
                        Database.inList(issues.stream().map(UUID::toString).toList()))
                .query(row -> {
                    times.put(UUID.fromString(row.getString("issue_id")), Instant.ofEpochMilli(row.getLong("at")));
                });
        return times;
    }

    public Optional<ListedChange> find(UUID id) {
        return jdbc.sql("select * from change where id = ?")
                .param(id.toString())
                .query((row, number) -> ListedChange.read(row))
                .optional();
    }

    static List<Happening> items(List<ListedChange> entries, Set<What> wanted) {
        List<Happening> items = new ArrayList<>(entries.size());
        entries.forEach(entry -> Happening.add(entry, wanted, items));
        return items;
    }
}
