package dev.lockstep.sync;

import dev.lockstep.base.Outage;
import dev.lockstep.node.Duty;
import dev.lockstep.sync.StoredJobs.JobAdded;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Runs the live jobs, after a restart too: a thread of its own lists for each, one loop watches how far they are. */
@Component
final class JobRunner extends Loop {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration AFTER_OUTAGE = Duration.ofSeconds(2);
    /** No reset is further away: what is, was said by a clock that was set back since. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(70);

    private final StoredJobs jobs;
    private final JobListing listing;
    private final JobWatch watch;
    private final Duty duty;
    private final InstantSource clock;
    private final ThreadFactory threads;
    private final Map<UUID, Thread> workers = new ConcurrentHashMap<>();
    private final Map<UUID, Instant> notBefore = new ConcurrentHashMap<>();

    @Autowired
    JobRunner(StoredJobs jobs, JobListing listing, JobWatch watch, Duty duty, InstantSource clock) {
        this(jobs, listing, watch, duty, clock, Thread.ofVirtual().name("job").factory());
    }

    JobRunner(
            StoredJobs jobs,
            JobListing listing,
            JobWatch watch,
            Duty duty,
            InstantSource clock,
            ThreadFactory threads) {
        super("job-watch", TICK);
        this.threads = threads;
        this.clock = clock;
        this.jobs = jobs;
        this.listing = listing;
        this.watch = watch;
        this.duty = duty;
    }

    @EventListener
    void jobAdded(JobAdded added) {
        wake();
    }

    /** Begins what is to be begun now, for all live jobs. */
    @Override
    protected void step() {
        if (!duty.isOurs()) {
            workers.values().forEach(Thread::interrupt);
            return;
        }
        jobs.startWanted();
        for (var job : jobs.allLive()) {
            try {
                tend(job);
            } catch (RuntimeException surprise) {
                met(job, surprise); // the other jobs go on
            }
        }
    }

    private void tend(Job job) {
        if (!listing.isOver(job)) {
            if (!waits(job, clock.instant())) {
                begin(job, () -> list(job));
            }
            watch.look(job);
        } else if (watch.look(job) && !listing.isStopped(job)) {
            begin(job, () -> watch.finish(job));
        }
    }

    private boolean waits(Job job, Instant now) {
        var until = notBefore.getOrDefault(job.id(), Instant.EPOCH);
        return until.isAfter(now) && until.isBefore(now.plus(LONGEST_WAIT));
    }

    private void list(Job job) {
        var later = listing.run(job);
        later.ifPresentOrElse(at -> notBefore.put(job.id(), at), () -> notBefore.remove(job.id()));
    }

    private void begin(Job job, Runnable work) {
        workers.computeIfAbsent(job.id(), id -> {
            var worker = threads.newThread(() -> run(job, work));
            worker.start();
            return worker;
        });
    }

    private void run(Job job, Runnable work) {
        try {
            work.run();
        } catch (JobLinks.Moved elsewhere) {
            LOG.info("{} It goes on from there.", elsewhere.getMessage());
        } catch (RuntimeException surprise) {
            met(job, surprise);
        } finally {
            workers.remove(job.id());
            wake();
        }
    }

    private void met(Job job, RuntimeException surprise) {
        if (Outage.is(surprise)) {
            waitForTheDatabase(job, surprise);
        } else if (isRunning() && duty.isOurs()) {
            LOG.error("Job {} stopped by a surprise.", job.id(), surprise);
            jobs.fail(job, "Something unexpected happened; the log has the details. Start it again to go on.");
        }
    }

    /** Where it stands is stored, so it goes on from there. */
    private void waitForTheDatabase(Job job, RuntimeException outage) {
        notBefore.put(job.id(), clock.instant().plus(AFTER_OUTAGE));
        if (Outage.isNews(outage)) {
            LOG.error("Job {} waits for the database.", job.id(), outage);
        }
    }

    @Override
    public void stop() {
        super.stop();
        workers.values().forEach(Thread::interrupt);
    }
}
