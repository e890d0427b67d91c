package dev.lockstep.api.socket;

import dev.lockstep.api.rest.JobView;
import dev.lockstep.api.rest.OperationView;
import dev.lockstep.api.rest.OperationViews;
import dev.lockstep.api.rest.Words;
import dev.lockstep.base.Outage;
import dev.lockstep.event.Event;
import dev.lockstep.event.Events;
import dev.lockstep.operation.OperationState;
import dev.lockstep.operation.Operations;
import dev.lockstep.sync.Job;
import dev.lockstep.sync.Jobs;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.json.JSONObject;
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
    private static final int RECHECK_MS = 5_000;
    private static final int LATEST_OPERATIONS = 20;

    private final Rooms rooms;
    private final Events events;
    private final Jobs jobs;
    private final Operations operations;
    private final SyncFeedback feedback;
    private final OperationViews views;
    private final JsonMapper mapper;
    private final InstantSource clock;
    private final Mailbox mailbox = new Mailbox();
    private volatile boolean running;
    private Map<String, Long> told = Map.of();

    Broadcaster(
            Rooms rooms,
            Events events,
            Jobs jobs,
            Operations operations,
            OperationViews views,
            JsonMapper mapper,
            InstantSource clock) {
        this.rooms = rooms;
        this.events = events;
        this.jobs = jobs;
        this.operations = operations;
        feedback = new SyncFeedback(operations);
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
        if (event.type().startsWith("job.") || event.type().startsWith("link.")) {
            mailbox.put(new Mailbox.News(event.type(), event.subject()));
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
        if (news.type().startsWith("link.")) {
            rooms.send(Rooms.SIGNED_IN, "link.updated", new JSONObject().put("id", news.subject()));
        } else {
            jobs.find(UUID.fromString(news.subject())).ifPresent(this::tell);
        }
    }

    private void tell(Job job) {
        rooms.send(Rooms.SIGNED_IN, "job.updated", json(JobView.of(job)));
        if (job.planeWorkspace() != null && job.planeProjectId() != null) {
            var progress = new JSONObject()
                    .put("jobId", job.id().toString())
                    .put("progress", job.progress())
                    .put("message", Words.of(job.status()));
            rooms.send(Rooms.PROGRESS, "syncProgress_" + job.planeWorkspace() + "_" + job.planeProjectId(), progress);
        }
    }

    private void tellOperations() {
        if (rooms.empty()) {
            return;
        }
        feedback.news().forEach(told -> rooms.send(Rooms.SIGNED_IN, "issue.sync", json(told)));
        Map<String, Long> counts = new TreeMap<>();
        Map<OperationState, Long> counted = operations.counts(null);
        counted.forEach((state, count) -> counts.put(Words.of(state), count));
        if (!counts.equals(told)) {
            told = counts;
            List<OperationView> latest = views.of(operations
                    .list(Operations.Filter.ALL, LATEST_OPERATIONS, null)
                    .items());
            rooms.send(Rooms.SIGNED_IN, "operation.updated", json(Map.of("counts", counts, "latest", latest)));
        }
    }

    private JSONObject json(Object value) {
        return new JSONObject(mapper.writeValueAsString(value));
    }
}
