package dev.lockstep.guard;

import dev.lockstep.base.Database;
import dev.lockstep.operation.Interventions;
import dev.lockstep.operation.Operations;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/**
 * Judges plans that are complete, and carries out what was decided. Everything stands in the database, so it goes on
 * where another process ended. One caller at a time.
 */
@Component
public final class Judge {
    /** A pass that is not through by then is judged by what it has planned; what comes later counts with it. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** What people do in one go comes in about this long. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    private static final int BATCH = 100;

    private final PlanRows rows;
    private final ChangeRows changes;
    private final KnownPlans known;
    private final GuardNews news;
    private final GuardedLinks links;
    private final RestoredLinks restored;
    private final Operations operations;
    private final Interventions interventions;
    private final Database database;
    private final InstantSource clock;

    Judge(
            PlanRows rows,
            ChangeRows changes,
            KnownPlans known,
            GuardNews news,
            GuardedLinks links,
            RestoredLinks restored,
            Operations operations,
            Interventions interventions,
            Database database,
            InstantSource clock) {
        this.rows = rows;
        this.changes = changes;
        this.known = known;
        this.news = news;
        this.links = links;
        this.restored = restored;
        this.operations = operations;
        this.interventions = interventions;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Judges what can be judged.
     *
     * @param walking passes that still list
     * @return true while plans are collected, so that it is worth to look again soon
     */
    public boolean step(Set<UUID> walking) {
        if (known.none()) {
            return false;
        }
        List<Plan> open = rows.open();
        open.stream().filter(Plan::isDecided).forEach(this::carryOut);
        Set<UUID> stopped = new HashSet<>();
        open.stream().filter(Plan::stopsLink).forEach(plan -> stopped.add(plan.linkId()));
        for (Plan plan : open) {
            boolean stops = stopped.contains(plan.linkId()) || restored.holds(plan.linkId());
            boolean waits = stops && plan.kind() == Plan.Kind.OUTGOING;
            if (plan.collects() && !waits && isComplete(plan, walking) && judge(plan)) {
                stopped.add(plan.linkId());
            }
        }
        return open.stream().anyMatch(plan -> plan.collects() || plan.isDecided());
    }

    private boolean isComplete(Plan plan, Set<UUID> walking) {
        Instant now = clock.instant();
        if (!plan.openedAt().plus(PATIENCE).isAfter(now)) {
            return true;
        }
        UUID pass = plan.pass();
        return pass == null
                ? !plan.touchedAt().plus(QUIET).isAfter(now)
                : !walking.contains(pass) && !operations.busy(pass);
    }

    /** True when nothing may leave over its link any more. */
    private boolean judge(Plan plan) {
        boolean stops = database.write(() -> {
            rows.touch(plan.id());
            Plan locked = rows.find(plan.id()).orElse(plan);
            if (!locked.collects()) {
                return locked.stopsLink(); // another node was first
            }
            known.changed();
            Instant now = clock.instant();
            var counts = changes.counts(plan.id());
            var danger = danger(plan, counts, now);
            if (danger.isPresent()) {
                rows.hold(plan.id(), danger.get(), sentence(plan, danger.get(), counts), now);
                news.held(plan.id());
                return plan.kind() == Plan.Kind.OUTGOING;
            }
            rows.release(plan.id(), now);
            changes.forgetDeletions(now.minus(Guard.LATELY));
            changes.deletedAllOf(plan, now);
            return false;
        });
        if (!stops) {
            rows.find(plan.id()).filter(Plan::isDecided).ifPresent(this::carryOut);
        }
        return stops;
    }

    private Optional<Danger> danger(Plan plan, Counts counts, Instant now) {
        if (plan.kind() == Plan.Kind.DELETION) {
            return Optional.of(Danger.DELETION);
        }
        boolean counted = plan.pass() != null; // what people do is theirs; only their deletions are looked at
        return Limits.judge(new Limits.Planned(
                counted ? links.maxMutations(plan.linkId()) : 0,
                counts.changes() + changes.releasedBefore(plan),
                counts.deletes(),
                changes.deletedSince(plan.linkId(), now.minus(Guard.LATELY)),
                counts.deletes() == 0 ? 0 : links.twins(plan.linkId())));
    }

    private String sentence(Plan plan, Danger danger, Counts counts) {
        String all = counts.changes() + " changes (" + counts.creates() + " new, " + counts.edits() + " edits, "
                + counts.deletes() + " deletions)";
        return switch (danger) {
            case TOO_MANY_CHANGES ->
                all + " wait: one cycle may write " + links.maxMutations(plan.linkId())
                        + " over this link. Nothing was sent; look at them, then approve or reject them.";
            case MASS_DELETION ->
                all + " wait: more than " + Limits.deletionsAllowed(links.twins(plan.linkId()))
                        + " deletions at once need a person's word. Look at them, then approve or reject them.";
            case EMPTY_SIDE -> all + " wait: one side is suddenly empty. Look at it, then approve or reject them.";
            case DELETION ->
                counts.deletes() + " issues were deleted at the tracker. Approve to delete them here too, or reject to"
                        + " keep them.";
        };
    }

    private void carryOut(Plan plan) {
        if (plan.kind() == Plan.Kind.OUTGOING) {
            whileMore(() -> interventions.release(plan.id(), BATCH));
        } else if (plan.state() == Plan.State.APPROVED) {
            whileMore(() -> carrySome(plan));
        }
        database.write(() -> {
            rows.done(plan.id());
            known.changed();
        });
    }

    /** Each round is a unit of work of its own, between which others come to their turn. */
    private static void whileMore(BooleanSupplier round) {
        boolean more = true;
        while (more) {
            more = round.getAsBoolean();
        }
    }

    private boolean carrySome(Plan plan) {
        return database.write(() -> {
            List<Change> some = changes.left(plan.id(), BATCH);
            if (some.isEmpty()) {
                return false;
            }
            if (plan.kind() == Plan.Kind.ABSENT) {
                links.lookAtAbsent(plan.linkId(), plan.id(), some);
            } else {
                links.deleteConfirmed(plan.linkId(), plan.id(), some);
            }
            changes.carried(plan.id(), some);
            return true;
        });
    }
}
