package dev.lockstep.api;

import dev.lockstep.base.Database;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Slice;
import dev.lockstep.event.Events;
import dev.lockstep.sync.Job;
import dev.lockstep.sync.Jobs;
import dev.lockstep.sync.Link;
import dev.lockstep.sync.Links;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Jobs in memory that move only when a test says so; the guard against two live ones is the interface's promise. */
public final class FakeJobs implements Jobs {
    private static final Instant MADE = Instant.parse("2026-11-21T10:00:00Z");
    /** Asking for this one is a surprise. */
    public static final UUID SURPRISING = new UUID(0, 0);

    private final Map<UUID, Job> jobs = new LinkedHashMap<>();
    private final Links links;
    private final Events events;
    private final Database database;

    FakeJobs(Links links, Events events, Database database) {
        this.links = links;
        this.events = events;
        this.database = database;
    }

    @Override
    public synchronized Started start(UUID linkId) {
        var project = links.find(linkId).orElseThrow().projectId();
        var live = jobs.values().stream()
                .filter(job -> job.projectId().equals(project) && job.status().live())
                .findFirst();
        if (live.isPresent()) {
            return new Started(live.get(), true);
        }
        var covered = links.ofProject(project);
        var plane = covered.getLast().container().path().split("/");
        var job = new Job(
                Ids.next(),
                project,
                covered.stream().map(Link::id).toList(),
                Job.Kind.FIRST_IMPORT,
                Job.Status.PENDING,
                0,
                "Waiting",
                null,
                covered.getFirst().container().path(),
                plane[0],
                plane[1],
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                null,
                MADE,
                null,
                null);
        store(job);
        return new Started(job, false);
    }

    @Override
    public void want(UUID linkId) {}

    @Override
    public String syncState(UUID linkId) {
        return "unsynced";
    }

    public synchronized void advance(UUID id, Job.Status status, int progress, String error) {
        var job = jobs.get(id);
        store(new Job(
                id,
                job.projectId(),
                job.linkIds(),
                job.kind(),
                status,
                progress,
                "Working",
                error,
                job.githubRepo(),
                job.planeWorkspace(),
                job.planeProjectId(),
                10,
                progress / 10,
                0,
                0,
                0,
                0,
                0,
                0,
                null,
                MADE,
                MADE,
                status.live() ? null : MADE.plusSeconds(5)));
    }

    /** Ends what earlier tests left running. */
    public synchronized void endAll() {
        jobs.values().stream()
                .filter(job -> job.status().live())
                .map(Job::id)
                .toList()
                .forEach(id -> advance(id, Job.Status.COMPLETED, 100, null));
    }

    public synchronized int size() {
        return jobs.size();
    }

    private void store(Job job) {
        jobs.put(job.id(), job);
        database.write(
                () -> events.publish("job.updated", job.id().toString(), job.projectId(), Map.of("id", job.id())));
    }

    @Override
    public synchronized Optional<Job> find(UUID id) {
        if (id.equals(SURPRISING)) {
            throw new IllegalStateException("select canary_internals from job");
        }
        return Optional.ofNullable(jobs.get(id));
    }

    @Override
    public synchronized Slice<Job> list(Filter filter, int limit, String cursor) {
        var found = jobs.values().stream()
                .filter(job -> filter.linkId() == null || job.linkIds().contains(filter.linkId()))
                .filter(job -> filter.status() == null || job.status() == filter.status())
                .toList()
                .reversed();
        int from = cursor == null ? 0 : Integer.parseInt(cursor);
        var rest = found.subList(from, Math.min(found.size(), from + limit + 1));
        return Slice.of(rest, limit, job -> String.valueOf(from + limit));
    }
}
