package dev.lockstep.watch;

import dev.lockstep.base.Database;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Json;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Slice;
import dev.lockstep.base.Texts;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.Container;
import dev.lockstep.event.Events;
import dev.lockstep.project.Projects;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@link Watches} in the database. */
@Component
final class StoredWatches implements Watches {
    private static final int MAX_INTERVAL_MINUTES = 44_640; // a month
    private static final int MAX_BRANCHES = 100;
    private static final int MAX_NAME_CHARS = 200;
    private static final int MAX_BRANCH_CHARS = 255;

    private final JdbcClient jdbc;
    private final Database database;
    private final InstantSource clock;
    private final Projects projects;
    private final Repositories repositories;
    private final CheckLog log;
    private final Events events;
    private final WatchSignal signal;

    StoredWatches(
            JdbcClient jdbc,
            Database database,
            InstantSource clock,
            Projects projects,
            Repositories repositories,
            CheckLog log,
            Events events,
            WatchSignal signal) {
        this.jdbc = jdbc;
        this.database = database;
        this.clock = clock;
        this.projects = projects;
        this.repositories = repositories;
        this.log = log;
        this.events = events;
        this.signal = signal;
    }

    @Override
    public Watch create(NewWatch wanted) {
        var branches = branches(wanted.branches());
        int minutes = interval(wanted.intervalMinutes());
        var place = repositories.find(wanted.repoUrl(), wanted.connectionId());
        var name = name(wanted.name() == null ? place.container().path() : wanted.name());
        var id = Ids.next();
        var now = clock.millis();
        database.write(() -> {
            var project = project(wanted.projectId(), name);
            jdbc.sql("""
                    insert into watch (id, project_id, connection_id, name, repo_url, container, branches,
                      interval_minutes, fire_first, due_at, created_at, updated_at)
                    values (:id, :project, :connection, :name, :url, :container, :branches, :minutes, :fire, :now, :now, :now)
                    """)
                    .param("id", id.toString())
                    .param("project", project.toString())
                    .param("connection", place.connection().id().toString())
                    .param("name", name)
                    .param("url", wanted.repoUrl().strip())
                    .param("container", place.container().path())
                    .param("branches", Json.write(branches))
                    .param("minutes", minutes)
                    .param("fire", wanted.fireFirst() ? 1 : 0)
                    .param("now", now)
                    .update();
            changed(id, project);
        });
        return find(id).orElseThrow();
    }

    private UUID project(@Nullable UUID id, String name) {
        if (id == null) {
            return projects.findByName(name)
                    .orElseGet(() -> projects.create(name))
                    .id();
        }
        if (projects.find(id).isEmpty()) {
            throw Refused.invalid("project_unknown", "projectId", "There is no project with this id; make it first.");
        }
        return id;
    }

    @Override
    public Watch change(UUID id, WatchChange change) {
        var old = find(id).orElseThrow(() -> Refused.notFound("watch"));
        var url = change.repoUrl() == null ? old.repoUrl() : change.repoUrl().strip();
        boolean moved = !url.equals(old.repoUrl());
        var place = moved ? repositories.find(url, null) : null;
        boolean other = place != null && !place.container().equals(old.container());
        int minutes = interval(change.intervalMinutes() == null ? old.intervalMinutes() : change.intervalMinutes());
        var branches = change.branches() == null ? old.branches() : branches(change.branches());
        boolean again = !branches.equals(old.branches()) || moved;
        var name = change.name() == null ? old.name() : name(change.name());
        database.write(() -> {
            int rows = jdbc.sql("""
                    update watch set name = :name, repo_url = :url, container = :container, connection_id = :connection,
                      branches = :branches, interval_minutes = :minutes, due_at = :due, updated_at = :now,
                      etag = case when :again = 1 then null else etag end,
                      started = case when :again = 1 then 0 else started end, wanted = wanted + :again
                    where id = :id
                    """)
                    .param("name", name)
                    .param("url", url)
                    .param("container", (place == null ? old.container() : place.container()).path())
                    .param(
                            "connection",
                            (place == null
                                            ? old.connectionId()
                                            : place.connection().id())
                                    .toString())
                    .param("branches", Json.write(branches))
                    .param("minutes", minutes)
                    .param("due", due(old, minutes, again).toEpochMilli())
                    .param("now", clock.millis())
                    .param("again", again ? 1 : 0)
                    .param("id", id.toString())
                    .update();
            if (rows == 0) {
                throw Refused.notFound("watch");
            }
            if (other) {
                forget(id);
            }
            changed(id, old.projectId());
        });
        return find(id).orElseThrow();
    }

    private java.time.Instant due(Watch old, int minutes, boolean again) {
        var now = clock.instant();
        return again ? now : minutes == old.intervalMinutes() ? old.dueAt() : CheckTimes.next(old.id(), minutes, now);
    }

    /** What is known of another repository says nothing about this one. */
    private void forget(UUID id) {
        jdbc.sql("delete from watch_branch where watch_id = ?")
                .param(id.toString())
                .update();
    }

    @Override
    public void delete(UUID id) {
        var watch = find(id).orElseThrow(() -> Refused.notFound("watch"));
        database.write(() -> {
            jdbc.sql("delete from watch where id = ?").param(id.toString()).update();
            changed(id, watch.projectId());
        });
    }

    @Override
    public void checkNow(UUID id) {
        database.write(() -> {
            int rows = jdbc.sql("""
                    update watch set wanted = wanted + 1, due_at = case when due_at < :now then due_at else :now end
                    where id = :id
                    """)
                    .param("now", clock.millis())
                    .param("id", id.toString())
                    .update();
            if (rows == 0) {
                throw Refused.notFound("watch");
            }
            database.afterCommit(signal::watchesAreDue);
        });
    }

    private void changed(UUID id, UUID projectId) {
        events.publish("watch.updated", id.toString(), projectId, Map.of("id", id));
        database.afterCommit(signal::watchesAreDue);
    }

    @Override
    public Optional<Watch> find(UUID id) {
        return jdbc.sql("select * from watch where id = ?")
                .param(id.toString())
                .query(StoredWatches::watch)
                .optional();
    }

    @Override
    public Optional<Watch> find(long number) {
        return jdbc.sql("select * from watch where number = ?")
                .param(number)
                .query(StoredWatches::watch)
                .optional();
    }

    @Override
    public Slice<Watch> list(@Nullable UUID projectId, int limit, @Nullable String cursor) {
        var rows = jdbc.sql("""
                        select * from watch
                        where number > :after and (cast(:project as text) is null or project_id = :project)
                        order by number limit :limit
                        """)
                .param("after", Columns.number(cursor, 0))
                .param("project", projectId == null ? null : projectId.toString())
                .param("limit", limit + 1)
                .query(StoredWatches::watch)
                .list();
        return Slice.of(rows, limit, watch -> String.valueOf(watch.number()));
    }

    @Override
    public SortedMap<String, String> branches(UUID id) {
        var branches = new TreeMap<String, String>();
        jdbc.sql("select name, sha from watch_branch where watch_id = ? and gone = 0 order by name")
                .param(id.toString())
                .query(row -> {
                    branches.put(row.getString("name"), row.getString("sha"));
                });
        return branches;
    }

    @Override
    public Latest latest(Watch watch) {
        var branch = branches(watch.id()).keySet().stream()
                .findFirst()
                .orElse(watch.branches().getFirst());
        return repositories.open(watch).newest(branch, 1).stream()
                .findFirst()
                .map(commit -> new Latest(branch, commit))
                .orElseThrow(() -> new ConnectorException(
                        new ConnectorFault.NotFound("The branch " + branch + " has no commit.", false)));
    }

    @Override
    public Slice<CheckRow> checks(CheckFilter filter, int limit, @Nullable String cursor) {
        return log.list(filter, limit, cursor);
    }

    @Override
    public long countChecks(CheckFilter filter) {
        return log.count(filter);
    }

    @Override
    public List<CheckRow> checks(CheckFilter filter, int limit, long offset) {
        return log.list(filter, limit, offset);
    }

    static Watch watch(ResultSet row, int number) throws SQLException {
        return new Watch(
                Columns.id(row, "id"),
                row.getLong("number"),
                Columns.id(row, "project_id"),
                Columns.id(row, "connection_id"),
                row.getString("name"),
                row.getString("repo_url"),
                new Container(row.getString("container")),
                List.of(Json.read(row.getString("branches"), String[].class)),
                row.getInt("interval_minutes"),
                row.getInt("fire_first") == 1,
                row.getInt("started") == 1,
                row.getString("etag"),
                row.getString("trouble"),
                Columns.time(row, "due_at"),
                Columns.timeOrNull(row, "checked_at"),
                Columns.time(row, "created_at"),
                Columns.time(row, "updated_at"));
    }

    private static String name(String given) {
        var name = Texts.line(given);
        if (name.isEmpty() || name.length() > MAX_NAME_CHARS) {
            throw Refused.invalid("name_invalid", "name", "A watch's name has 1 to " + MAX_NAME_CHARS + " characters.");
        }
        return name;
    }

    private static int interval(int minutes) {
        if (minutes < 1) {
            throw Refused.invalid("interval_too_short", "checkInterval", "Check interval must be at least 1 minute");
        }
        if (minutes > MAX_INTERVAL_MINUTES) {
            throw Refused.invalid(
                    "interval_too_long",
                    "checkInterval",
                    "Check interval must be at most " + MAX_INTERVAL_MINUTES + " minutes.");
        }
        return minutes;
    }

    private static List<String> branches(List<String> given) {
        var branches = given.stream()
                .map(each -> Texts.line(each == null ? "" : each))
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList();
        if (branches.isEmpty() || branches.size() > MAX_BRANCHES) {
            throw Refused.invalid(
                    "branches_invalid",
                    "branches",
                    "branches must name 1 to " + MAX_BRANCHES + " branches or patterns.");
        }
        for (var branch : branches) {
            if (branch.length() > MAX_BRANCH_CHARS || branch.matches(".*[\\s~^:?\\[\\\\].*") || branch.contains("..")) {
                throw Refused.invalid(
                        "branches_invalid", "branches", "A branch's name has no spaces, no .. and none of ~^:?[\\.");
            }
        }
        return branches;
    }
}
