package dev.lockstep.sync;

import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.budget.Budgets;
import dev.lockstep.operation.Operations;
import dev.lockstep.operation.Operations.JobCount;
import dev.lockstep.sync.restore.FullLook;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Sees how far a job is, says so, and ends it when everything it began has ended. */
@Component
final class JobWatch {
    private final StoredJobs jobs;
    private final StoredLinks links;
    private final JobListing listing;
    private final Listing pages;
    private final Incoming incoming;
    private final Conversations conversations;
    private final Operations operations;
    private final Budgets budgets;
    private final JobPace pace;
    private final FullLook fullLook;
    private final InstantSource clock;
    private final Map<UUID, Long> requestsBefore = new ConcurrentHashMap<>();
    private final Map<UUID, JobProgress> told = new ConcurrentHashMap<>();
    private final Map<UUID, Begun> begun = new ConcurrentHashMap<>();

    /** What had ended and was spent when this process first looked. */
    private record Begun(long ended, Map<UUID, Budgets.Spent> spent) {}

    JobWatch(
            StoredJobs jobs,
            StoredLinks links,
            JobListing listing,
            Listing pages,
            Incoming incoming,
            Conversations conversations,
            Operations operations,
            Budgets budgets,
            JobPace pace,
            FullLook fullLook,
            InstantSource clock) {
        this.jobs = jobs;
        this.links = links;
        this.listing = listing;
        this.pages = pages;
        this.incoming = incoming;
        this.conversations = conversations;
        this.operations = operations;
        this.budgets = budgets;
        this.pace = pace;
        this.fullLook = fullLook;
        this.clock = clock;
    }

    /** True when all is listed and everything that came of it has ended. */
    boolean look(Job job) {
        boolean listed = listing.isOver(job);
        JobCount count = operations.count(job.id());
        JobProgress now = progress(job, count, listed);
        pace.sample(job.id(), clock.instant(), now.ended(), now.expected(), limits(job, now));
        if (!now.equals(told.put(job.id(), now))) {
            jobs.progress(job, now);
        }
        if (listed) {
            fullLook.listed(job.id(), job.linkIds());
        }
        return listed && count.total() == count.ended();
    }

    private JobProgress progress(Job job, JobCount count, boolean listed) {
        List<Link> covered = covered(job);
        int receivers = (int) covered.stream().filter(Link::outgoing).count();
        int perRecord = Math.max(1, receivers); // comes in from one, goes out to the others
        return JobProgress.of(
                count, jobs.records(job.id(), listed), perRecord, covered.size() == 1, requests(job, covered));
    }

    private long requests(Job job, List<Link> covered) {
        long sent = covered.stream()
                .map(Link::connectionId)
                .distinct()
                .mapToLong(budgets::requests)
                .sum();
        return sent - requestsBefore.computeIfAbsent(job.id(), id -> sent - job.requests());
    }

    /** What the limits make of the rest, when each connection goes on to be asked as often per operation as until now. */
    private Budgets.Range limits(Job job, JobProgress now) {
        var since = begun.computeIfAbsent(job.id(), id -> new Begun(now.ended(), new ConcurrentHashMap<>()));
        double times = (now.expected() - now.ended()) / (double) Math.max(1, now.ended() - since.ended());
        var least = Duration.ZERO;
        var most = Duration.ZERO;
        for (var connection :
                covered(job).stream().map(Link::connectionId).distinct().toList()) {
            var spent = budgets.spent(connection);
            var before = since.spent().computeIfAbsent(connection, id -> spent);
            var range = budgets.time(connection, spent.minus(before).times(times));
            least = least.compareTo(range.least()) < 0 ? range.least() : least;
            most = most.plus(range.most());
        }
        return new Budgets.Range(least, most);
    }

    /** What stayed staged comes in now; then one more look at every link, which also readies its next idle cycle. */
    void finish(Job job) {
        List<Link> covered = covered(job);
        if (covered.stream().filter(link -> pages.releaseSome(job, link)).count() > 0
                || operations.count(job.id()).total()
                        > operations.count(job.id()).ended()) {
            return;
        }
        covered.forEach(this::lookOnce);
        look(job);
        JobProgress end = told.getOrDefault(job.id(), progress(job, operations.count(job.id()), true));
        jobs.complete(job, sentence(end));
        told.remove(job.id());
        requestsBefore.remove(job.id());
        begun.remove(job.id());
    }

    private void lookOnce(Link link) {
        try {
            incoming.poll(link, conversations.open(link, false), Requests.Cause.LIVE);
        } catch (ConnectorException failure) {
            links.trouble(link, failure.fault().message());
        }
    }

    private List<Link> covered(Job job) {
        return job.linkIds().stream().map(links::find).flatMap(Optional::stream).toList();
    }

    private static String sentence(JobProgress end) {
        String text = "In step: " + end.created() + " created, " + end.changed() + " changed";
        return end.failed() == 0 ? text : text + ", " + end.failed() + " failed (see the operations)";
    }
}
