package dev.lockstep.watch;

import dev.lockstep.base.Database;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.event.Events;
import dev.lockstep.watch.DueWatches.Claim;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    /** @param etag null when the next look shall not be conditional */
    private record Seen(
            List<Sighting> sightings,
            @Nullable String etag,
            @Nullable ConnectorFault fault) {
        static Seen nothing(ConnectorFault fault) {
            return new Seen(List.of(), null, fault);
        }
    }

    void run(Claim claim) {
        Seen seen;
        try {
            seen = look(claim);
        } catch (ConnectorException failure) {
            seen = Seen.nothing(failure.fault());
        } catch (RuntimeException surprise) {
            LOG.error("Checking {} met a surprise", claim.watch().repoUrl(), surprise);
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
            return new Seen(List.of(), watch.etag(), null);
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
                    return new Seen(found, null, failure.fault());
                }
            }
            if (!due.renew(claim, clock.instant())) {
                break; // somebody else looks by now; storing will be refused
            }
        }
        boolean whole = found.stream().allMatch(each -> each.fault() == null);
        return new Seen(found, whole ? heads.etag() : null, null);
    }

    private void store(Claim claim, Seen seen) {
        var watch = claim.watch();
        var now = clock.instant();
        var fault = seen.fault() != null
                ? seen.fault()
                : seen.sightings().stream()
                        .map(Sighting::fault)
                        .filter(each -> each != null)
                        .findFirst()
                        .orElse(null);
        boolean started = watch.started() || fault == null;
        var ending = new DueWatches.Ending(
                next(watch, seen.fault(), now), seen.etag(), started, fault == null ? null : fault.message(), now);
        database.write(() -> {
            if (due.finish(claim, ending)) {
                long commits = seen.sightings().stream()
                        .mapToLong(each -> store(watch, each, now))
                        .sum();
                conclude(watch, seen, now);
                tell(watch, commits);
            }
        });
    }

    private static Instant next(Watch watch, @Nullable ConnectorFault fault, Instant now) {
        var from = fault instanceof ConnectorFault.RateLimited limited
                        && limited.until().isAfter(now)
                ? limited.until()
                : now;
        return CheckTimes.next(watch.id(), watch.intervalMinutes(), from);
    }

    /** @return how many commits are news */
    private long store(Watch watch, Sighting sighting, Instant now) {
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
        return fresh;
    }

    private void conclude(Watch watch, Seen seen, Instant now) {
        if (seen.fault() != null && seen.sightings().isEmpty()) {
            log.check(watch.id(), CheckStatus.ERROR, null, seen.fault().message(), now);
        } else if (seen.sightings().isEmpty()) {
            log.check(watch.id(), CheckStatus.NO_CHANGE, null, null, now);
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
