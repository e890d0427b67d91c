package dev.lockstep.connector.told;

import dev.lockstep.base.Database;
import dev.lockstep.connector.Connector.Called;
import dev.lockstep.connector.Connector.NameKind;
import dev.lockstep.connector.Tracker;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored names, of links that were removed as well: what was written over them keeps its author. Thread-safe. */
@Component
public class ToldNames {
    /** Of a link and a kind; beyond, those that the tracker does not list any more are forgotten. */
    static final int MOST = 2_000;

    private static final int MOST_ASKED = 1_000;
    private static final int MOST_CHARS = 255;

    private final JdbcClient jdbc;
    private final Database database;
    private final InstantSource clock;

    ToldNames(JdbcClient jdbc, Database database, InstantSource clock) {
        this.jdbc = jdbc;
        this.database = database;
        this.clock = clock;
    }

    /** Opens its own unit of work where there is anything new. Those that are not among them keep their last name. */
    public void keep(UUID linkId, NameKind kind, Collection<Called> told) {
        var known = of(List.of(linkId), kind).stream().collect(Collectors.toMap(ToldName::key, ToldName::name));
        var fresh = told.stream()
                .filter(each -> !each.key().equals(each.name()))
                .map(each -> new Called(each.key(), cut(each.name())))
                .filter(each -> !each.name().equals(known.get(each.key())))
                .limit(MOST)
                .toList();
        if (fresh.isEmpty()) {
            return;
        }
        database.write(() -> {
            if (known.size() + fresh.size() > MOST) {
                forget(linkId, kind, told);
            }
            fresh.forEach(each -> store(new ToldName(linkId, kind, each.key(), each.name())));
        });
    }

    private void store(ToldName name) {
        jdbc.sql("""
                insert into told_name (link_id, kind, remote_key, name, told_at) values (?, ?, ?, ?, ?)
                on conflict (link_id, kind, remote_key) do update set name = excluded.name, told_at = excluded.told_at
                """)
                .params(
                        name.linkId().toString(),
                        word(name.kind()),
                        name.key(),
                        name.name(),
                        clock.instant().toEpochMilli())
                .update();
    }

    private void forget(UUID linkId, NameKind kind, Collection<Called> but) {
        var kept = but.stream().map(Called::key).collect(Collectors.toSet());
        of(List.of(linkId), kind).stream()
                .filter(each -> !kept.contains(each.key()))
                .forEach(each -> jdbc.sql("delete from told_name where link_id = ? and kind = ? and remote_key = ?")
                        .params(linkId.toString(), word(kind), each.key())
                        .update());
    }

    /** By link and key. */
    public List<ToldName> of(Collection<UUID> links, NameKind kind) {
        if (links.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                select link_id, remote_key, name from told_name where link_id in (:links) and kind = :kind
                order by link_id, remote_key
                """)
                .param("links", links.stream().map(UUID::toString).toList())
                .param("kind", word(kind))
                .query((row, number) ->
                        new ToldName(UUID.fromString(row.getString(1)), kind, row.getString(2), row.getString(3)))
                .list();
    }

    /**
     * What people are called, by their ids; without those whom two servers call differently, who may be two.
     *
     * @param keys beyond a thousand nobody is told
     */
    public Map<String, String> people(Tracker tracker, Collection<String> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                select distinct t.remote_key, t.name from told_name t
                join address a on a.link_id = t.link_id join connection c on c.id = a.connection_id
                where t.kind = 'user' and t.remote_key in (:keys) and c.tracker = :tracker
                """)
                .param("keys", keys.stream().distinct().limit(MOST_ASKED).toList())
                .param("tracker", tracker.name().toLowerCase(Locale.ROOT))
                .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey))
                .entrySet()
                .stream()
                .filter(each -> each.getValue().size() == 1)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().getFirst().getValue()));
    }

    private static String cut(String name) {
        return name.length() <= MOST_CHARS ? name : name.substring(0, MOST_CHARS);
    }

    private static String word(NameKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
