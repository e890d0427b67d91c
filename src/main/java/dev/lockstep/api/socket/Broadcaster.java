package dev.lockstep.api.socket;

import dev.lockstep.api.rest.JobView;
import dev.lockstep.api.rest.OperationView;
import dev.lockstep.api.rest.OperationViews;
import dev.lockstep.api.rest.Words;
import dev.lockstep.base.Json;
import dev.lockstep.base.Outage;
import dev.lockstep.event.Event;
import dev.lockstep.event.Events;
import dev.lockstep.issue.Issues;
import dev.lockstep.operation.OperationState;
import dev.lockstep.operation.Operations;
import dev.lockstep.sync.Job;
import dev.lockstep.sync.Jobs;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells sockets what happens, from a thread of its own: a slow listener never holds up the bus. */
@Component
class Broadcaster implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Broadcaster.class);
    private static final int TICK_MS = 500;
    private static final int RECHECK_MS = 2_000; // whoever is shut out is gone within five seconds
    private static final int LATEST_OPERATIONS = 20;
    private static final Set<String> KIND_OF_RUNS = Set.of("job", "link");
    private static final Set<String> KIND_OF_WORK = Set.of("issue", "comment", "project", "member");
    private static final Set<String> KIND_OF_MACHINE = Set.of("operation", "watch", "run");

    private final Rooms rooms;
    private final Bell bell;
    private final Events events;
    private final Jobs jobs;
    private final Operations operations;
    private final SyncFeedback feedback;
    private final Issues issues;
    private final OperationViews views;
    private final JsonMapper mapper;
    private final InstantSource clock;
    private final Mailbox mailbox = new Mailbox();
    private volatile boolean running;
    private Map<String, Long> told = Map.of();

    Broadcaster(
            Rooms rooms,
            Bell bell,
            Events events,
            Jobs jobs,
            Operations operations,
            Issues issues,
            OperationViews views,
            JsonMapper mapper,
            InstantSource clock) {
        this.rooms = rooms;
        this.bell = bell;
        this.events = events;
        this.jobs = jobs;
        this.operations = operations;
        feedback = new SyncFeedback(operations);
        this.issues = issues;
        this.views = views;
        this.mapper = mapper;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        events.subscribe(this::put);
        Thread.ofVirtual().name("broadcaster").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void put(Event event) {
        var kind = Mailbox.kind(event.type());
        // Of an import there may be a great many of the latter; a socket that just comes asks for its project first.
        boolean ofWork = KIND_OF_WORK.contains(kind) || KIND_OF_MACHINE.contains(kind);
        if (KIND_OF_RUNS.contains(kind) || bell.rings(event) || ofWork && !rooms.empty()) {
            var issue = kind.equals("comment")
                    ? Json.tree(event.payload()).path("issueId").asString()
                    : null;
            mailbox.put(new Mailbox.News(event.type(), event.subject(), event.projectId(), issue));
        }
    }

    private void run() {
        long nextTick = clock.millis();
        long nextRecheck = nextTick;
        while (running) {
            try {
                mailbox.take(Math.max(0, nextTick - clock.millis())).ifPresent(this::tell);
                long now = clock.millis();
                if (now >= nextTick) {
                    tellOperations();
                    // Counting a queue of millions takes its time: it may cost a twentieth of a core and no more.
                    nextTick = now + Math.max(TICK_MS, 20 * (clock.millis() - now));
                }
                if (now >= nextRecheck) {
                    nextRecheck = now + RECHECK_MS;
                    rooms.recheck();
                }
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException failure) {
                if (Outage.isNews(failure)) {
                    LOG.warn("Could not tell the sockets", failure);
                }
            }
        }
    }

    private void tell(Mailbox.News news) {
        if (news.type().startsWith("job.")) {
            jobs.find(UUID.fromString(news.subject())).ifPresent(this::tell);
            return;
        }
        if (news.type().equals(Bell.TYPE)) {
            bell.ring(UUID.fromString(news.subject()));
            return;
        }
        var project = news.projectId();
        var of = project == null ? null : project.toString();
        var hint = new JSONObject().put("id", news.subject()).put("projectId", of);
        if (news.type().startsWith("link.")) {
            rooms.send("link.updated", hint, withAdministrators(project));
        } else if (KIND_OF_MACHINE.contains(Mailbox.kind(news.type()))) {
            // Members hear of their project's operations; watches are the administrators'.
            rooms.send(news.type(), hint, withAdministrators(news.type().startsWith("operation.") ? project : null));
        } else if (project != null) {
            hint.put("issueId", news.issueId());
            rooms.send(news.type(), hint, Rooms.of(project));
        }
    }

    private void tell(Job job) {
        rooms.send("job.updated", json(JobView.of(job)), withAdministrators(job.projectId()));
        if (job.planeWorkspace() != null && job.planeProjectId() != null) {
            var progress = new JSONObject()
                    .put("jobId", job.id().toString())
                    .put("progress", job.progress())
                    .put("message", Words.of(job.status()));
            rooms.send("syncProgress_" + job.planeWorkspace() + "_" + job.planeProjectId(), progress, Rooms.PROGRESS);
        }
    }

    private static String[] withAdministrators(@Nullable UUID project) {
        return project == null ? new String[] {Rooms.SIGNED_IN} : new String[] {Rooms.SIGNED_IN, Rooms.of(project)};
    }

    private void tellOperations() {
        if (rooms.empty()) {
            return;
        }
        feedback.news()
                .forEach(each -> rooms.send(
                        "issue.sync",
                        json(each),
                        withAdministrators(issues.projectOf(each.issueId()).orElse(null))));
        Map<String, Long> counts = new TreeMap<>();
        Map<OperationState, Long> counted = operations.counts(null);
        counted.forEach((state, count) -> counts.put(Words.of(state), count));
        if (!counts.equals(told)) {
            told = counts;
            List<OperationView> latest = views.of(operations
                    .list(Operations.Filter.ALL, LATEST_OPERATIONS, null)
                    .items());
            rooms.send("operation.updated", json(Map.of("counts", counts, "latest", latest)), Rooms.SIGNED_IN);
        }
    }

    private JSONObject json(Object value) {
        return new JSONObject(mapper.writeValueAsString(value));
    }
}
