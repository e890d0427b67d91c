package dev.lockstep.guard;

import dev.lockstep.base.Database;
import dev.lockstep.base.Outdated;
import dev.lockstep.operation.OperationRequest.Hold;
import dev.lockstep.operation.Processed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Stands at the way out. What a cycle's pass wants to write is collected in a plan of its link and waits there until the
 * pass is complete and judged; while a plan waits for a person, nothing leaves over its link. Thread-safe.
 */
@Component
public final class Guard implements Outdated {
    /** Deletions that people made one by one are counted over this time. */
    static final Duration LATELY = Duration.ofMinutes(10);

    private static final int SAMPLE = 20_000;

    private final PlanRows rows;
    private final ChangeRows changes;
    private final KnownPlans known;
    private final GuardNews news;
    private final GuardedLinks links;
    private final RestoredLinks restored;
    private final Database database;
    private final InstantSource clock;

    Guard(
            PlanRows rows,
            ChangeRows changes,
            KnownPlans known,
            GuardNews news,
            GuardedLinks links,
            RestoredLinks restored,
            Database database,
            InstantSource clock) {
        this.rows = rows;
        this.changes = changes;
        this.known = known;
        this.news = news;
        this.links = links;
        this.restored = restored;
        this.database = database;
        this.clock = clock;
    }

    /**
     * What the hub's change has to wait in before it may go out; null when it may go at once. Inside the unit of work of
     * the change.
     *
     * @param pass the cycle's pass, or the plan, that brought it; null when a person did it or started it
     */
    public @Nullable Hold outgoing(Exit exit, Change change, @Nullable UUID pass) {
        if (pass != null) {
            Plan plan = rows.find(pass).orElse(null);
            return plan != null && plan.isDecided()
                    ? Hold.member(pass)
                    : waiting(exit.outgoing(plan == null ? pass : plan.pass()), change);
        }
        List<Plan> open = known.of(exit.linkId());
        boolean stopped = restored.holds(exit.linkId()) || open.stream().anyMatch(Plan::stopsLink);
        if (change.deletes() && (stopped || !mayDelete(exit, open))) {
            return waiting(exit.outgoing(null), change);
        }
        if (stopped) {
            return waiting(exit.outgoing(null), null);
        }
        if (change.deletes()) {
            changes.deleted(exit.linkId(), change.subjectId(), clock.instant());
        }
        // What is collected of the same issue would leave with it.
        return collecting(open, change.issueId())
                .filter(rows::touch)
                .map(Hold::waiting)
                .orElse(null);
    }

    /**
     * The same for what a person approved beforehand, look by look: it is no danger, and waits only while its link waits
     * for an answer.
     */
    public @Nullable Hold approved(Exit exit) {
        return stops(exit.linkId()) ? waiting(exit.outgoing(null), null) : null;
    }

    private boolean mayDelete(Exit exit, List<Plan> open) {
        boolean others = open.stream().anyMatch(plan -> plan.collects() && plan.pass() == null);
        long lately = changes.deletedSince(exit.linkId(), clock.instant().minus(LATELY));
        return !others
                && (lately < Limits.deletionsAllowed(0) // without counting what there is
                        || lately < Limits.deletionsAllowed(links.twins(exit.linkId())));
    }

    private Optional<UUID> collecting(List<Plan> open, UUID issueId) {
        var plans = open.stream()
                .filter(plan -> plan.collects() && plan.pass() != null)
                .map(Plan::id)
                .toList();
        return plans.isEmpty() ? Optional.empty() : changes.planOf(issueId, plans);
    }

    private Hold waiting(PlanRows.Place place, @Nullable Change change) {
        UUID plan = collecting(place);
        if (change != null) {
            changes.add(plan, change);
        }
        return Hold.waiting(plan);
    }

    private UUID collecting(PlanRows.Place place) {
        Instant now = clock.instant();
        return rows.touch(place, now).orElseGet(() -> {
            known.changed();
            return rows.add(place, now);
        });
    }

    /** Which plan a look that is about to write must wait in; empty when it may write. Outside of any unit of work. */
    public Optional<UUID> closed(Exit exit, UUID issueId, @Nullable Hold hold) {
        if (restored.holds(exit.linkId())) {
            return Optional.of(database.write(() -> collecting(exit.outgoing(null)))); // whatever was approved before
        }
        if (hold != null) {
            Plan plan = rows.find(hold.plan()).orElse(null);
            if (plan == null) {
                return Optional.of(database.write(() -> collecting(exit.outgoing(hold.plan()))));
            }
            return plan.isDecided() ? Optional.empty() : Optional.of(plan.id());
        }
        List<Plan> open = known.of(exit.linkId());
        return open.stream().anyMatch(Plan::stopsLink)
                ? Optional.of(database.write(() -> collecting(exit.outgoing(null))))
                : collecting(open, issueId);
    }

    /**
     * A look waits in a plan from now on. Inside the unit of work that puts it aside.
     *
     * @param change what it would write; null when it need not be counted
     * @throws Processed.Stale when the plan was decided meanwhile
     */
    public void join(UUID plan, @Nullable Change change) {
        if (!rows.touch(plan)) {
            throw new Processed.Stale("The plan was decided meanwhile.");
        }
        if (change != null) {
            changes.add(plan, change);
        }
    }

    /** What a person did not want to be written, of the record that this look is about. */
    public Optional<Change> rejected(@Nullable Hold hold, UUID subjectId) {
        if (hold == null) {
            return Optional.empty();
        }
        return rows.find(hold.plan())
                .filter(plan -> plan.state() == Plan.State.REJECTED)
                .flatMap(plan -> changes.find(plan.id(), subjectId));
    }

    /**
     * What a listing did not show looks dangerous: nothing of it is looked at, and nothing leaves over the link, until a
     * person answers. One such question at a time. Inside a unit of work.
     *
     * @param absent the first of them
     */
    public void absent(Exit exit, Danger danger, String sentence, List<Change> absent) {
        boolean asked = rows.heldOf(exit.linkId()).stream().anyMatch(plan -> plan.kind() == Plan.Kind.ABSENT);
        if (asked) {
            return;
        }
        Instant now = clock.instant();
        UUID plan = rows.add(exit.place(Plan.Kind.ABSENT, null), now);
        absent.stream().limit(SAMPLE).forEach(change -> changes.add(plan, change));
        rows.hold(plan, danger, sentence, now);
        known.changed();
        news.held(plan);
    }

    /** An issue is to go from the hub as well once somebody confirms it. Inside a unit of work. */
    public void toConfirm(Exit exit, Change deletion) {
        changes.add(collecting(exit.place(Plan.Kind.DELETION, null)), deletion);
    }

    /** Inside the unit of work that removes the link. */
    public void unlinked(UUID linkId) {
        rows.unlinked(linkId, clock.instant());
        known.changed();
    }

    /** Only what was carried out. */
    @Override
    public int prune(Instant before, int limit) {
        changes.forgetDeletions(before);
        return rows.prune(before, limit);
    }

    /** True while a person's answer is awaited, or a look at everything. */
    public boolean stops(UUID linkId) {
        return restored.holds(linkId) || known.of(linkId).stream().anyMatch(Plan::stopsLink);
    }

    /** How many records a question about absence holds at most. */
    public static int most() {
        return SAMPLE;
    }
}
