package dev.lockstep.sync;

import dev.lockstep.base.Database;
import dev.lockstep.connector.Container;
import dev.lockstep.guard.GuardAnswers;
import dev.lockstep.node.Duty;
import dev.lockstep.operation.OperationProcessor;
import dev.lockstep.operation.ResourceFacts;
import dev.lockstep.simulation.Parts;
import dev.lockstep.terms.Switches;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One node's sync, the product's own, moved by a simulation instead of by loops. */
public final class SimulatedSync {
    private final Parts parts;
    private final ThreadFactory threads;
    private @Nullable JobRunner runner;

    /** @param threads of the simulated process */
    public SimulatedSync(Parts parts, ThreadFactory threads) {
        this.parts = parts;
        this.threads = threads;
    }

    public OperationProcessor processor() {
        return parts.get(SyncProcessor.class);
    }

    public ResourceFacts facts() {
        return parts.get(Facts.class);
    }

    /** One pass over all links. */
    public void poll() {
        parts.get(Cycle.class).run();
    }

    /** True when there may be more. */
    public boolean takeDeliveries() {
        return parts.get(DeliveryTaker.class).takeSome();
    }

    public void prepare() {
        processor();
        jobs();
        parts.get(GuardLoop.class);
        parts.get(DeliveryTaker.class);
    }

    private JobRunner jobs() {
        if (runner == null) {
            runner = new JobRunner(
                    parts.get(StoredJobs.class),
                    parts.get(JobListing.class),
                    parts.get(JobWatch.class),
                    parts.get(Duty.class),
                    parts.get(InstantSource.class),
                    threads);
        }
        return runner;
    }

    /** True when there is one. Whoever sees that one has failed starts another. */
    public boolean tendJobs() {
        boolean planned = parts.get(GuardLoop.class).look();
        var jobs = parts.get(StoredJobs.class);
        jobs.startWanted();
        if (jobs.allLive().isEmpty()) {
            if (!everStarted()) {
                return false;
            }
            jobs.list(Jobs.Filter.ALL, 1, null).items().stream()
                    .filter(newest -> newest.status() == Job.Status.FAILED)
                    .forEach(failed -> jobs.start(failed.linkIds().getFirst()));
            return planned;
        }
        jobs().step();
        return planned || !jobs.allLive().isEmpty();
    }

    /** A person looks at what the guard held, and lets it go. */
    public void approve() {
        var answers = parts.get(GuardAnswers.class);
        for (var link : parts.get(StoredLinks.class).all()) {
            answers.of(link.id())
                    .forEach(asked -> answers.answer(link.id(), asked.plan().id(), true, "admin"));
        }
    }

    private boolean everStarted() {
        return parts.get(JdbcClient.class)
                .sql("select 1 from job limit 1")
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Over all links of the project that this connection has one in. */
    public void startJob(UUID connectionId) {
        parts.get(StoredLinks.class).all().stream()
                .filter(link -> link.connectionId().equals(connectionId))
                .forEach(link -> parts.get(StoredJobs.class).start(link.id()));
    }

    /**
     * Linked both ways.
     *
     * @param listed while it was empty; otherwise a job has to
     */
    public UUID link(UUID projectId, UUID connectionId, String container, boolean pulls, boolean listed) {
        var wanted = new Links.NewLink(
                projectId, connectionId, new Container(container), true, true, pulls, null, Switches.ALL_ON);
        var id = parts.get(StoredLinks.class).create(wanted).id();
        if (listed) {
            parts.get(Database.class).write(() -> parts.get(LinkCursors.class).listedInFull(id));
        }
        return id;
    }

    /** Somebody approved what stands at the links' trackers. */
    public void letIn() {
        var links = parts.get(StoredLinks.class);
        links.all().forEach(link -> links.approve(link.id()));
    }
}
