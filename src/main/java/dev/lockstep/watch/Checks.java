package dev.lockstep.watch;

import dev.lockstep.base.Database;
import dev.lockstep.base.Outage;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.event.Events;
import dev.lockstep.watch.DueWatches.Claim;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * One look at a watched repository. What is seen, what it triggers and where the branches stand are stored in one unit
 * of work, so a crash before it sees everything again and a crash after it loses nothing.
 */
@Component
class Checks {
    private static final Logger LOG = LoggerFactory.getLogger(Checks.class);

    private final Repositories repositories;
    private final Sightings sightings;
    private final DueWatches due;
    private final BranchRows branches;
    private final CheckLog log;
    private final RunQueue runs;
    private final Database database;
    private final Events events;
    private final InstantSource clock;

    Checks(
            Repositories repositories,
            Sightings sightings,
            DueWatches due,
            BranchRows branches,
            CheckLog log,
            RunQueue runs,
            Database database,
            Events events,
            InstantSource clock) {
        this.repositories = repositories;
        this.sightings = sightings;
        this.due = due;
        this.branches = branches;
        this.log = log;
        this.runs = runs;
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param etag null when the next look shall not be conditional
     * @param fault why it could not be looked to the end
     * @param missing which branches are named and not there, in a sentence
     */
    private record Seen(
            List<Sighting> sightings,
            @Nullable String etag,
            @Nullable ConnectorFault fault,
            @Nullable String missing) {
        static Seen nothing(ConnectorFault fault) {
            return new Seen(List.of(), null, fault, null);
        }

        /** Why people should look at it themselves. */
        @Nullable
        String trouble() {
            return Stream.concat(
                            Stream.ofNullable(fault),
                            sightings.stream().map(Sighting::fault).filter(Objects::nonNull))
                    .map(ConnectorFault::message)
                    .findFirst()
                    .orElse(missing);
        }

        boolean whole() {
            return fault == null && sightings.stream().allMatch(each -> each.fault() == null);
        }
    }

    void run(Claim claim) {
        Seen seen;
        try {
            seen = look(claim);
        } catch (ConnectorException failure) {
            seen = Seen.nothing(failure.fault());
        } catch (RuntimeException surprise) {
            if (Outage.isNews(surprise)) {
                LOG.error("Checking {} met a surprise", claim.watch().repoUrl(), surprise);
            }
            seen = Seen.nothing(new ConnectorFault.Invalid("Something went wrong here; the log tells more.", null));
        }
        if (Thread.interrupted()) {
            due.release(claim); // with the flag set, the database would refuse
            Thread.currentThread().interrupt();
            return;
        }
        store(claim, seen);
    }

    private Seen look(Claim claim) {
        var watch = claim.watch();
        var repository = repositories.open(watch);
        var patterns = BranchPatterns.of(watch.branches());
        var heads = repository.heads(patterns.prefix(), watch.etag());
        if (heads.unchanged()) {
            // A tag is kept only of a check that went well; what troubled it then was what it missed.
            return new Seen(List.of(), watch.etag(), null, watch.trouble());
        }
        var matching = new TreeMap<>(heads.heads());
        matching.keySet().removeIf(branch -> !patterns.match(branch));
        var known = branches.of(watch.id());
        known.keySet().removeIf(branch -> !patterns.match(branch));
        var found = new ArrayList<Sighting>();
        for (var move : BranchMove.between(known, matching, !watch.started())) {
            try {
                found.add(sightings.of(watch, move, repository));
            } catch (ConnectorException failure) {
                found.add(Sighting.failed(move.branch(), failure.fault()));
                if (failure.fault() instanceof ConnectorFault.RateLimited) {
                    return new Seen(found, null, failure.fault(), null);
                }
            }
            if (!due.renew(claim, clock.instant())) {
                break; // somebody else looks by now; storing will be refused
            }
        }
        var seen = new Seen(found, heads.etag(), null, patterns.missing(matching.keySet()));
        return seen.whole() ? seen : new Seen(found, null, null, seen.missing());
    }

    private void store(Claim claim, Seen seen) {
        var watch = claim.watch();
        var now = clock.instant();
        var ending = new DueWatches.Ending(
                next(watch, seen.fault(), now), seen.etag(), watch.started() || seen.whole(), seen.trouble(), now);
        database.write(() -> {
            if (due.finish(claim, ending)) {
                var stored = seen.sightings().stream()
                        .map(each -> store(watch, each, now))
                        .reduce(Stored.NOTHING, Stored::and);
                conclude(watch, seen, stored, now);
                tell(watch, stored.commits());
            }
        });
    }

    /**
     * @param rows of the log
     * @param commits those of them that are news
     */
    private record Stored(long rows, long commits) {
        static final Stored NOTHING = new Stored(0, 0);

        Stored and(Stored other) {
            return new Stored(rows + other.rows, commits + other.commits);
        }
    }

    private static Instant next(Watch watch, @Nullable ConnectorFault fault, Instant now) {
        var from = fault instanceof ConnectorFault.RateLimited limited
                        && limited.until().isAfter(now)
                ? limited.until()
                : now;
        return CheckTimes.next(watch.id(), watch.intervalMinutes(), from);
    }

    private Stored store(Watch watch, Sighting sighting, Instant now) {
        sighting.remarks()
                .forEach(remark ->
                        log.branch(watch.id(), remark.status(), sighting.branch(), remark.sha(), remark.detail(), now));
        long fresh = 0;
        for (var commit : sighting.commits()) {
            if (log.commit(watch.id(), sighting.branch(), commit.commit(), now)) {
                fresh++;
                commit.triggers().forEach(action -> runs.trigger(action, commit.of(sighting.branch()), now));
            }
        }
        if (sighting.fault() != null) {
            log.check(
                    watch.id(),
                    CheckStatus.ERROR,
                    sighting.branch(),
                    sighting.fault().message(),
                    now);
        } else if (sighting.sha() == null) {
            branches.gone(watch.id(), sighting.branch());
        } else {
            branches.stands(watch.id(), sighting.branch(), sighting.sha());
        }
        int others = sighting.remarks().size() + (sighting.fault() == null ? 0 : 1);
        return new Stored(fresh + others, fresh);
    }

    /** Every check has a row. A branch that moved to where all is known already is not news. */
    private void conclude(Watch watch, Seen seen, Stored stored, Instant now) {
        if (stored.rows() > 0) {
            return;
        }
        if (seen.fault() != null) {
            log.check(watch.id(), CheckStatus.ERROR, null, seen.fault().message(), now);
        } else {
            log.check(watch.id(), CheckStatus.NO_CHANGE, null, seen.missing(), now);
        }
    }

    private void tell(Watch watch, long commits) {
        if (commits > 0) {
            events.publish(
                    "watch.commits",
                    watch.id().toString(),
                    watch.projectId(),
                    Map.of("id", watch.id().toString(), "commits", commits));
        }
    }
}
