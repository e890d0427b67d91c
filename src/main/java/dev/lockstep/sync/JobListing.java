package dev.lockstep.sync;

import dev.lockstep.base.Database;
import dev.lockstep.base.Outage;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.sync.JobLinks.Stage;
import dev.lockstep.sync.JobLinks.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The part of a job that lists: link by link, stage by stage, waiting where a tracker asks for patience. */
@Component
final class JobListing {
    private static final List<Duration> RETRIES =
            List.of(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));

    private static final Duration GIVE_UP = Duration.ofMillis(-1);

    private final StoredJobs jobs;
    private final JobLinks jobLinks;
    private final StoredLinks links;
    private final Conversations conversations;
    private final Listing listing;
    private final Database database;

    JobListing(
            StoredJobs jobs,
            JobLinks jobLinks,
            StoredLinks links,
            Conversations conversations,
            Listing listing,
            Database database) {
        this.jobs = jobs;
        this.jobLinks = jobLinks;
        this.links = links;
        this.conversations = conversations;
        this.listing = listing;
        this.database = database;
    }

    boolean isOver(Job job) {
        // A link that was removed meanwhile has nothing left to list.
        return jobLinks.of(job.id()).stream()
                .filter(standing -> standing.stage() != Stage.LISTED)
                .allMatch(standing -> links.find(standing.linkId()).isEmpty());
    }

    /** Lists as far as it may; answers when to go on, empty when there is nothing left to list or the job has failed. */
    Optional<Instant> run(Job job) throws InterruptedException {
        database.write(() -> jobs.begin(job));
        for (Standing standing : jobLinks.of(job.id())) {
            Link link = links.find(standing.linkId()).orElse(null);
            try {
                if (link != null && !list(job, link, standing)) {
                    return Optional.empty();
                }
            } catch (BudgetSpent spent) {
                return Optional.of(spent.until);
            }
        }
        jobs.say(job, "Sending what is new");
        return Optional.empty();
    }

    /** Where it stands is stored, so the thread need not wait for the reset. */
    private static final class BudgetSpent extends Exception {
        private final Instant until;

        BudgetSpent(Instant until) {
            this.until = until;
        }
    }

    private boolean list(Job job, Link link, Standing from) throws InterruptedException, BudgetSpent {
        RemoteSession session = conversations.open(link, false);
        Standing standing = from;
        int failures = 0;
        Stage said = Stage.LISTED;
        while (standing.stage() != Stage.LISTED) {
            if (standing.stage() != said) {
                said = standing.stage();
                jobs.say(job, sentence(said, link));
            }
            try {
                standing = listing.step(job, link, session, standing);
                failures = 0;
            } catch (JobLinks.Moved elsewhere) {
                throw elsewhere;
            } catch (ConnectorException failure) {
                Duration pause = pause(failure.fault(), failures++);
                if (pause.isNegative()) {
                    give(job, link, failure.fault());
                    return false;
                }
                Thread.sleep(pause);
            } catch (RuntimeException surprise) {
                if (!Outage.is(surprise)) {
                    links.trouble(link, StoredLinks.damaged(surprise));
                }
                throw surprise;
            }
        }
        return true;
    }

    /** How long to wait before the page is asked for again; negative to give up. */
    private static Duration pause(ConnectorFault fault, int failures) throws BudgetSpent {
        return switch (fault) {
            case ConnectorFault.RateLimited limit -> throw new BudgetSpent(limit.until());
            case ConnectorFault.Unavailable away -> retry(failures);
            case ConnectorFault.Malformed strange -> retry(failures);
            case ConnectorFault.Unauthorized refused -> GIVE_UP;
            case ConnectorFault.Forbidden refused -> GIVE_UP;
            case ConnectorFault.NotFound missing -> GIVE_UP;
            case ConnectorFault.Invalid invalid -> GIVE_UP;
        };
    }

    private static Duration retry(int failures) {
        return failures < RETRIES.size() ? RETRIES.get(failures) : GIVE_UP;
    }

    private void give(Job job, Link link, ConnectorFault fault) {
        links.trouble(link, fault.message());
        jobs.fail(job, fault.message());
    }

    private static String sentence(Stage stage, Link link) {
        String where = link.container().path();
        return switch (stage) {
            case NEWEST -> "Reading the open issues of " + where;
            case ISSUES -> "Reading the issues of " + where;
            case COMMENTS -> "Reading the comments of " + where;
            case RELEASE -> "Putting the comments of " + where + " in order";
            case FILL -> "Looking for what " + where + " lacks";
            case LISTED -> "Listed " + where;
        };
    }
}
