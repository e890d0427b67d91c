package dev.lockstep.sync;

import dev.lockstep.base.Database;
import dev.lockstep.base.Outage;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.operation.Interventions;
import dev.lockstep.operation.Pause;
import dev.lockstep.sync.JobLinks.Stage;
import dev.lockstep.sync.JobLinks.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The part of a job that lists: link by link, stage by stage, waiting where a tracker asks for patience. */
@Component
final class JobListing {
    private static final List<Duration> RETRIES =
            List.of(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));

    private static final Duration GIVE_UP = Duration.ofMillis(-1);
    private static final int MOST_REASONS = 3;
    private static final Duration LOOK_AT_PAUSES = Duration.ofSeconds(2);

    private final StoredJobs jobs;
    private final JobLinks jobLinks;
    private final StoredLinks links;
    private final Conversations conversations;
    private final Listing listing;
    private final Interventions interventions;
    private final Database database;
    private final InstantSource clock;
    /** How often the page that each job asks for has failed in a row. */
    private final Map<UUID, Integer> failures = new ConcurrentHashMap<>();
    /** Of each job the links that it gave up, with the reason: they are not asked again by this job. */
    private final Map<UUID, Map<UUID, String>> given = new ConcurrentHashMap<>();

    JobListing(
            StoredJobs jobs,
            JobLinks jobLinks,
            StoredLinks links,
            Conversations conversations,
            Listing listing,
            Interventions interventions,
            Database database,
            InstantSource clock) {
        this.jobs = jobs;
        this.jobLinks = jobLinks;
        this.links = links;
        this.conversations = conversations;
        this.listing = listing;
        this.interventions = interventions;
        this.database = database;
        this.clock = clock;
    }

    boolean isOver(Job job) {
        // A link that was removed meanwhile has nothing left to list.
        return jobLinks.of(job.id()).stream()
                .filter(standing -> standing.stage() != Stage.LISTED)
                .allMatch(standing -> links.find(standing.linkId()).isEmpty());
    }

    /**
     * Lists as far as it may; answers when to go on, empty when there is nothing left to list or the job has failed. A link that
     * is given up keeps no other one from being listed: it is then as if it had been added later.
     */
    Optional<Instant> run(Job job) {
        database.write(() -> jobs.begin(job));
        var gaveUp = Objects.requireNonNullElseGet(given.remove(job.id()), LinkedHashMap<UUID, String>::new);
        for (Standing standing : jobLinks.of(job.id())) {
            Link link = links.find(standing.linkId()).orElse(null);
            try {
                if (link != null && !gaveUp.containsKey(link.id())) {
                    list(job, link, standing).ifPresent(fault -> gaveUp.put(link.id(), fault.message()));
                }
            } catch (Later later) {
                given.put(job.id(), gaveUp);
                return Optional.of(later.at);
            }
        }
        if (gaveUp.isEmpty()) {
            jobs.say(job, "Sending what is new");
        } else {
            jobs.fail(job, told(gaveUp.values()));
        }
        return Optional.empty();
    }

    private static String told(Collection<String> reasons) {
        return reasons.stream().distinct().limit(MOST_REASONS).collect(Collectors.joining(" "));
    }

    /** Where it stands is stored, so the thread need not wait: for a reset, for a person, or to try again. */
    private static final class Later extends Exception {
        private final Instant at;

        Later(Instant at) {
            this.at = at;
        }
    }

    boolean isStopped(Job job) {
        return job.linkIds().stream()
                .flatMap(id -> links.find(id).stream())
                .anyMatch(link -> stopping(link).isPresent());
    }

    private Optional<Pause> stopping(Link link) {
        return interventions.stops().of(link.id(), link.connectionId());
    }

    private void waitWhileStopped(Job job, Link link) throws Later {
        var stopped = stopping(link);
        if (stopped.isPresent()) {
            var message = "Paused: " + stopped.get().reason();
            if (!message.equals(job.message())) {
                jobs.say(job, message);
            }
            throw new Later(clock.instant().plus(LOOK_AT_PAUSES));
        }
    }

    /** The reason for which it is given up; empty when it is listed. */
    private Optional<ConnectorFault> list(Job job, Link link, Standing from) throws Later {
        RemoteSession session = conversations.open(link, false);
        Standing standing = from;
        Stage said = Stage.LISTED;
        while (standing.stage() != Stage.LISTED) {
            waitWhileStopped(job, link);
            if (standing.stage() != said) {
                said = standing.stage();
                jobs.say(job, sentence(said, link));
            }
            try {
                standing = listing.step(job, link, session, standing);
                failures.remove(job.id());
            } catch (JobLinks.Moved elsewhere) {
                throw elsewhere;
            } catch (ConnectorException failure) {
                Duration pause = pause(failure.fault(), failures.merge(job.id(), 1, Integer::sum));
                if (pause.isNegative()) {
                    failures.remove(job.id());
                    links.trouble(link, failure.fault().message());
                    return Optional.of(failure.fault());
                }
                throw new Later(clock.instant().plus(pause));
            } catch (RuntimeException surprise) {
                if (!Outage.is(surprise)) {
                    links.trouble(link, StoredLinks.damaged(surprise));
                }
                throw surprise;
            }
        }
        return Optional.empty();
    }

    /** How long to wait before the page is asked for again; negative to give up. */
    private static Duration pause(ConnectorFault fault, int failures) throws Later {
        return switch (fault) {
            case ConnectorFault.RateLimited limit -> throw new Later(limit.until());
            case ConnectorFault.Unavailable away -> retry(failures);
            case ConnectorFault.Unread written -> retry(failures);
            case ConnectorFault.Malformed strange -> retry(failures);
            case ConnectorFault.Unauthorized refused -> GIVE_UP;
            case ConnectorFault.Forbidden refused -> GIVE_UP;
            case ConnectorFault.NotFound missing -> GIVE_UP;
            case ConnectorFault.Invalid invalid -> GIVE_UP;
        };
    }

    private static Duration retry(int failures) {
        return failures <= RETRIES.size() ? RETRIES.get(failures - 1) : GIVE_UP;
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
