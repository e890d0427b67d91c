package dev.lockstep.identity;

import dev.lockstep.base.Database;
import dev.lockstep.connector.Connection.Credential;
import dev.lockstep.connector.Connections;
import dev.lockstep.connector.Tracker;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * By which name each tracker of a project assigns the people of this hub. Asked with every look, so it is kept in memory for a
 * second. Thread-safe.
 */
@Component
public class Assignables {
    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST = 20_000;

    private final JdbcClient jdbc;
    private final Database database;
    private final Connections connections;
    private volatile @Nullable Kept kept;

    Assignables(JdbcClient jdbc, Database database, Connections connections) {
        this.jdbc = jdbc;
        this.database = database;
        this.connections = connections;
    }

    /**
     * @param name of the person, here
     * @param remote what the tracker calls the person when it assigns
     */
    public record Assignable(String name, String remote) {}

    private record At(UUID project, String place) {}

    private record Row(At at, Optional<Assignable> known) {}

    private record Kept(Map<At, List<Assignable>> all, long at) {}

    /** @param place the tracker's name in lower case. Nobody where two servers of it are linked: a name there may be two people's */
    public List<Assignable> of(UUID project, String place) {
        var last = kept;
        long now = database.nanoTime();
        if (last == null || now - last.at() >= KEPT_NANOS) {
            last = new Kept(read(), now);
            kept = last;
        }
        return last.all().getOrDefault(new At(project, place), List.of());
    }

    /** Somebody was connected, or is no more; inside the unit of work that does it. */
    void changed() {
        database.afterCommit(() -> kept = null);
    }

    private Map<At, List<Assignable>> read() {
        // Assignees are known here by their names, so whose name another has is nobody there.
        return jdbc.sql("""
                select distinct l.project_id, l.tracker, c.id as connection_id, c.base_url, i.remote_id, i.remote_name, p.name, i.created_at, i.id
                from link l
                join connection c on c.id = l.connection_id
                join identity i on i.connection_id = c.id and i.base_url = c.base_url
                join person p on p.id = i.person_id and p.deactivated_at is null
                where not exists (
                  select 1 from person q where q.name_key = p.name_key and q.id <> p.id and q.deactivated_at is null)
                and not exists (
                  select 1 from link o join connection d on d.id = o.connection_id
                  where o.project_id = l.project_id and o.tracker = l.tracker and d.base_url <> c.base_url)
                order by i.created_at, i.id limit ?
                """).param(MOST).query((row, number) -> read(row)).list().stream()
                .filter(row -> row.known().isPresent())
                .collect(Collectors.groupingBy(
                        Row::at,
                        Collectors.mapping(row -> row.known().orElseThrow(), Collectors.toUnmodifiableList())));
    }

    private Row read(ResultSet row) throws SQLException {
        var place = row.getString("tracker").toLowerCase(Locale.ROOT);
        var at = new At(UUID.fromString(row.getString("project_id")), place);
        var name = row.getString("name");
        return new Row(
                at,
                remote(row, Tracker.valueOf(place.toUpperCase(Locale.ROOT)))
                        .map(remote -> new Assignable(name, remote)));
    }

    /** A Data Center assigns by a name that authors do not have. */
    private Optional<String> remote(ResultSet row, Tracker tracker) throws SQLException {
        var id = row.getString("remote_id");
        var connection = UUID.fromString(row.getString("connection_id"));
        return switch (tracker) {
            case GITHUB -> Optional.of(row.getString("remote_name"));
            case PLANE -> Optional.of(id);
            case JIRA ->
                connections
                                .find(connection)
                                .map(it -> it.credential() instanceof Credential.Account)
                                .orElse(false)
                        ? Optional.of(id)
                        : Optional.empty();
        };
    }
}
