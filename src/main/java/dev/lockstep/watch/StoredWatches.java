package dev.lockstep.watch;

import dev.lockstep.base.Database;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Slice;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.event.Events;
import dev.lockstep.project.Projects;
import dev.lockstep.watch.Repositories.Place;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@link Watches} in the database. */
@Component
final class StoredWatches implements Watches {
    private final WatchRows rows;
    private final DueWatches due;
    private final BranchRows branches;
    private final CheckLog log;
    private final Repositories repositories;
    private final Projects projects;
    private final Database database;
    private final Events events;
    private final WatchSignal signal;
    private final InstantSource clock;

    StoredWatches(
            JdbcClient jdbc,
            DueWatches due,
            BranchRows branches,
            CheckLog log,
            Repositories repositories,
            Projects projects,
            Database database,
            Events events,
            WatchSignal signal,
            InstantSource clock) {
        rows = new WatchRows(jdbc);
        this.due = due;
        this.branches = branches;
        this.log = log;
        this.repositories = repositories;
        this.projects = projects;
        this.database = database;
        this.events = events;
        this.signal = signal;
        this.clock = clock;
    }

    @Override
    public Watch create(NewWatch wanted) {
        var place = repositories.find(wanted.repoUrl(), wanted.connectionId());
        var terms = new WatchTerms(
                wanted.name() == null ? place.container().path() : wanted.name(),
                wanted.repoUrl(),
                place,
                wanted.branches(),
                wanted.intervalMinutes(),
                wanted.fireFirst());
        var id = Ids.next();
        database.write(() -> {
            var project = project(wanted.projectId(), terms.name());
            rows.add(id, project, terms, clock.instant());
            changed(id, project);
        });
        return find(id).orElseThrow();
    }

    private UUID project(@Nullable UUID id, String name) {
        if (id == null) {
            return projects.named(name).id();
        }
        if (projects.find(id).isEmpty()) {
            throw Refused.invalid("project_unknown", "projectId", "There is no project with this id; make it first.");
        }
        return id;
    }

    @Override
    public Watch change(UUID id, WatchChange change) {
        database.write(() -> {
            database.alone("watch " + id); // who changes the rest at the same moment keeps what he changed
            var old = find(id).orElseThrow(() -> Refused.notFound("watch"));
            var terms = terms(old, change);
            rows.settle(old, terms, clock.instant());
            if (terms.elsewhere(old)) {
                branches.forget(id);
            }
            changed(id, old.projectId());
        });
        return find(id).orElseThrow();
    }

    /** An address that is given leads to its connection anew, also where it is the old one: that may have been removed. */
    private WatchTerms terms(Watch old, WatchChange change) {
        var url = Objects.requireNonNullElse(change.repoUrl(), old.repoUrl());
        boolean stays = change.repoUrl() == null && change.connectionId() == null;
        return new WatchTerms(
                Objects.requireNonNullElse(change.name(), old.name()),
                url,
                stays ? new Place(old.connectionId(), old.container()) : repositories.find(url, change.connectionId()),
                Objects.requireNonNullElse(change.branches(), old.branches()),
                Objects.requireNonNullElse(change.intervalMinutes(), old.intervalMinutes()),
                Objects.requireNonNullElse(change.fireFirst(), old.fireFirst()));
    }

    @Override
    public void delete(UUID id) {
        database.write(() -> {
            var watch = find(id).orElseThrow(() -> Refused.notFound("watch"));
            rows.delete(id);
            changed(id, watch.projectId());
        });
    }

    private void changed(UUID id, UUID projectId) {
        events.publish("watch.updated", id.toString(), projectId, Map.of("id", id));
        database.afterCommit(signal::watchesAreDue);
    }

    @Override
    public void checkNow(UUID id) {
        database.write(() -> {
            if (!due.wanted(id, clock.instant())) {
                throw Refused.notFound("watch");
            }
            database.afterCommit(signal::watchesAreDue);
        });
    }

    @Override
    public Optional<Watch> find(UUID id) {
        return rows.find(id);
    }

    @Override
    public Optional<Watch> find(long number) {
        return rows.find(number);
    }

    @Override
    public Slice<Watch> list(@Nullable UUID projectId, int limit, @Nullable String cursor) {
        return rows.list(projectId, limit, cursor);
    }

    @Override
    public SortedMap<String, String> branches(UUID id) {
        return branches.standing(id);
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
}
