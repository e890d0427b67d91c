package dev.lockstep.sync;

import dev.lockstep.base.Database;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Json;
import dev.lockstep.base.Outdated;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Slice;
import dev.lockstep.connector.Tracker;
import dev.lockstep.connector.Walk;
import dev.lockstep.event.Events;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class StoredJobs implements Jobs, Outdated {
    /** With the links it covers, as one text. */
    private static final String ROWS =
            "select job.*, (select string_agg(link_id, ' ' order by ordinal) from job_link where job_id = job.id) as links from job";

    private final JdbcClient jdbc;
    private final Database database;
    private final InstantSource clock;
    private final StoredLinks links;
    private final LinkCursors cursors;
    private final Events events;
    private final JobPace pace;
    private final ApplicationEventPublisher publisher;

    StoredJobs(
            JdbcClient jdbc,
            Database database,
            InstantSource clock,
            StoredLinks links,
            LinkCursors cursors,
            Events events,
            JobPace pace,
            ApplicationEventPublisher publisher) {
        this.jdbc = jdbc;
        this.database = database;
        this.clock = clock;
        this.links = links;
        this.cursors = cursors;
        this.events = events;
        this.pace = pace;
        this.publisher = publisher;
    }

    /** There is a job to begin. */
    record JobAdded(UUID jobId) {}

    @Override
    public Started start(UUID linkId) {
        Link link = links.find(linkId).orElseThrow(() -> Refused.notFound("link"));
        return database.write(() -> {
            Optional<Job> live = live(link.projectId());
            if (live.isPresent()) {
                return new Started(live.get(), true);
            }
            Job job = insert(link.projectId(), links.ofProject(link.projectId()));
            database.afterCommit(() -> publisher.publishEvent(new JobAdded(job.id())));
            return new Started(job, false);
        });
    }

    @Override
    public void want(UUID linkId) {
        database.write(() -> {
            jdbc.sql("update link set sync_wanted = 1 where id = ?")
                    .param(linkId.toString())
                    .update();
            start(linkId);
        });
    }

    /** Those that waited for another job of their project. */
    void startWanted() {
        jdbc.sql("""
                select min(id) from link l where sync_wanted = 1 and not exists (
                  select 1 from job where project_id = l.project_id and status in ('pending', 'in-progress'))
                group by project_id
                """)
                .query((row, number) -> UUID.fromString(row.getString(1)))
                .list()
                .forEach(this::start);
    }

    @Override
    public String syncState(UUID linkId) {
        return jdbc.sql("""
                select job.status, job_link.stage from job_link join job on job.id = job_link.job_id
                where job_link.link_id = ? order by job.id desc limit 1
                """)
                .param(linkId.toString())
                .query((row, number) -> JobLinks.syncState(
                        Job.Status.valueOf(constant(row.getString(1))),
                        JobLinks.Stage.valueOf(constant(row.getString(2)))))
                .optional()
                .orElseGet(() -> cursors.imported(linkId) ? "synced" : "unsynced");
    }

    private Optional<Job> live(UUID projectId) {
        return jdbc.sql(ROWS + " where project_id = ? and status in ('pending', 'in-progress')")
                .param(projectId.toString())
                .query(this::job)
                .optional();
    }

    private Job insert(UUID projectId, List<Link> covered) {
        UUID id = Ids.next();
        boolean first = covered.stream().anyMatch(link -> !cursors.imported(link.id()));
        boolean othersImported = covered.stream().anyMatch(link -> cursors.imported(link.id()));
        Places places = Places.of(covered);
        jdbc.sql("""
                insert into job (id, project_id, kind, status, progress, message, github_repo, plane_workspace,
                  plane_project_id, created_at)
                values (:id, :project, :kind, 'pending', 0, 'Waiting to begin', :repo, :workspace, :planeProject, :now)
                """)
                .param("id", id.toString())
                .param("project", projectId.toString())
                .param("kind", first ? "first-import" : "reconcile")
                .param("repo", places.githubRepo())
                .param("workspace", places.planeWorkspace())
                .param("planeProject", places.planeProjectId())
                .param("now", clock.millis())
                .update();
        jdbc.sql("update link set sync_wanted = 0 where project_id = ?")
                .param(projectId.toString())
                .update();
        int ordinal = 0;
        for (Link link : Sources.targetsFirst(covered)) {
            insertLink(id, link, ordinal++, othersImported);
        }
        events.publish("job.created", id.toString(), projectId, Map.of("id", id, "status", "pending"));
        return find(id).orElseThrow();
    }

    private void insertLink(UUID jobId, Link link, int ordinal, boolean othersImported) {
        boolean imported = cursors.imported(link.id());
        boolean newest = !imported && link.tracker() == Tracker.GITHUB;
        jdbc.sql("insert into job_link (job_id, link_id, ordinal, stage, position, fill) values (?, ?, ?, ?, ?, ?)")
                .params(
                        jobId.toString(),
                        link.id().toString(),
                        ordinal,
                        newest ? "newest" : "issues",
                        Json.write(Walk.Position.START),
                        Rows.flag(othersImported))
                .update();
    }

    @Override
    public Optional<Job> find(UUID id) {
        return jdbc.sql(ROWS + " where id = ?")
                .param(id.toString())
                .query(this::job)
                .optional();
    }

    @Override
    public Slice<Job> list(Filter filter, int limit, @Nullable String cursor) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("link", Rows.text(filter.linkId()));
        values.put("status", filter.status() == null ? null : word(filter.status()));
        values.put("since", Rows.millis(filter.since()));
        values.put("until", Rows.millis(filter.until()));
        values.put("before", cursor);
        values.put("limit", limit + 1);
        List<Job> jobs = jdbc.sql(ROWS + """
                 where (cast(:link as text) is null or exists (select 1 from job_link l where l.job_id = job.id and l.link_id = :link))
                  and (cast(:status as text) is null or status = :status)
                  and (cast(:since as bigint) is null or created_at >= :since) and (cast(:until as bigint) is null or created_at < :until)
                  and (cast(:before as text) is null or id < :before)
                order by id desc limit :limit
                """).params(values).query(this::job).list();
        return Slice.of(jobs, limit, job -> job.id().toString());
    }

    /** The newest of a project stays. */
    @Override
    public int prune(Instant before, int rows) {
        return jdbc.sql("""
                delete from job where id in (
                  select id from job old where completed_at < ? and exists (
                    select 1 from job newer where newer.project_id = old.project_id and newer.created_at > old.created_at)
                  order by completed_at limit ?)
                """).params(before.toEpochMilli(), rows).update();
    }

    List<Job> allLive() {
        return jdbc.sql(ROWS + " where status in ('pending', 'in-progress') order by id")
                .query(this::job)
                .list();
    }

    void begin(Job job) {
        jdbc.sql("""
                update job set status = 'in-progress', started_at = coalesce(started_at, :now) where id = :id and status = 'pending'
                """)
                .param("now", clock.millis())
                .param("id", job.id().toString())
                .update();
        publish(job.id(), job.projectId(), "in-progress");
    }

    void say(Job job, String message) {
        database.write(() -> {
            int rows = jdbc.sql("update job set message = ? where id = ? and status in ('pending', 'in-progress')")
                    .params(message, job.id().toString())
                    .update();
            if (rows == 1) {
                publish(job.id(), job.projectId(), job.status() == Job.Status.PENDING ? "pending" : "in-progress");
            }
        });
    }

    /** Records that the job brings: those listed, and before all is listed those that the listings promise. */
    long records(UUID jobId, boolean allListed) {
        return jdbc.sql("select listed, expected from job where id = ?")
                .param(jobId.toString())
                .query((row, number) -> allListed ? row.getLong(1) : Math.max(row.getLong(1), row.getLong(2)))
                .single();
    }

    void listed(UUID jobId, long records, long expected) {
        jdbc.sql("update job set listed = listed + ?, expected = expected + ? where id = ?")
                .params(records, expected, jobId.toString())
                .update();
    }

    void progress(Job job, JobProgress now) {
        database.write(() -> {
            int rows = jdbc.sql("""
                    update job set progress = case when progress < :progress then :progress else progress end, total = :total, ended = :ended,
                      created = :created, changed = :changed, skipped = :skipped, failed = :failed, requests = :requests
                    where id = :id and status = 'in-progress'
                    """)
                    .param("progress", now.percent())
                    .param("total", now.total())
                    .param("ended", now.ended())
                    .param("created", now.created())
                    .param("changed", now.changed())
                    .param("skipped", now.skipped())
                    .param("failed", now.failed())
                    .param("requests", now.requests())
                    .param("id", job.id().toString())
                    .update();
            if (rows == 1) {
                publish(job.id(), job.projectId(), "in-progress");
            }
        });
    }

    void complete(Job job, String message) {
        end(job, "completed", "progress = 100, message = :text", message);
    }

    void fail(Job job, String error) {
        end(job, "failed", "message = 'Failed', error_message = :text", error);
    }

    private void end(Job job, String status, String assignments, String text) {
        database.write(() -> {
            int rows = jdbc.sql("update job set status = :status, " + assignments
                            + ", completed_at = :now where id = :id and status in ('pending', 'in-progress')")
                    .param("status", status)
                    .param("text", text)
                    .param("now", clock.millis())
                    .param("id", job.id().toString())
                    .update();
            if (rows == 1) {
                jdbc.sql("delete from job_seen where job_id = ?")
                        .param(job.id().toString())
                        .update();
                publish(job.id(), job.projectId(), status);
            }
        });
        pace.forget(job.id());
    }

    private void publish(UUID id, UUID projectId, String status) {
        events.publish("job.updated", id.toString(), projectId, Map.of("id", id, "status", status));
    }

    private Job job(ResultSet row, int number) throws SQLException {
        UUID id = Rows.id(row, "id");
        String links = row.getString("links");
        List<UUID> linkIds = links == null
                ? List.of()
                : Arrays.stream(links.split(" ")).map(UUID::fromString).toList();
        JobPace.Pace speed = pace.of(id);
        return new Job(
                id,
                Rows.id(row, "project_id"),
                linkIds,
                Job.Kind.valueOf(constant(row.getString("kind"))),
                Job.Status.valueOf(constant(row.getString("status"))),
                row.getInt("progress"),
                row.getString("message"),
                row.getString("error_message"),
                row.getString("github_repo"),
                row.getString("plane_workspace"),
                row.getString("plane_project_id"),
                row.getLong("total"),
                row.getLong("ended"),
                row.getLong("created"),
                row.getLong("changed"),
                row.getLong("skipped"),
                row.getLong("failed"),
                row.getLong("requests"),
                speed.perSecond(),
                speed.eta(),
                Rows.time(row, "created_at"),
                Rows.optionalTime(row, "started_at"),
                Rows.optionalTime(row, "completed_at"));
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static String word(Job.Status status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
