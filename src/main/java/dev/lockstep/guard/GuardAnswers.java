package dev.lockstep.guard;

import dev.lockstep.base.Database;
import dev.lockstep.base.Refused;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What waits for a person, and the answers. Thread-safe. */
@Component
public final class GuardAnswers {
    private static final int SAMPLE = 20;

    private final PlanRows rows;
    private final ChangeRows changes;
    private final KnownPlans known;
    private final GuardNews news;
    private final Database database;
    private final InstantSource clock;

    GuardAnswers(
            PlanRows rows,
            ChangeRows changes,
            KnownPlans known,
            GuardNews news,
            Database database,
            InstantSource clock) {
        this.rows = rows;
        this.changes = changes;
        this.known = known;
        this.news = news;
        this.database = database;
        this.clock = clock;
    }

    /** Oldest first. */
    public List<Question> of(UUID linkId) {
        return rows.heldOf(linkId).stream().map(this::question).toList();
    }

    public Question question(Plan plan) {
        return new Question(plan, changes.counts(plan.id()), changes.some(plan.id(), SAMPLE));
    }

    /** Without what they consist of; cheap. */
    public List<Plan> waiting(UUID linkId) {
        return known.of(linkId).stream()
                .filter(plan -> plan.state() == Plan.State.HELD)
                .toList();
    }

    /**
     * Exactly what stood in the plan when it was judged is sent or left alone.
     *
     * @throws Refused when there is no such plan on the link, or it waits no more
     */
    public Plan answer(UUID linkId, UUID planId, boolean approve, String by) {
        return database.write(() -> {
            if (rows.find(planId).filter(plan -> plan.linkId().equals(linkId)).isEmpty()) {
                throw Refused.notFound("plan");
            }
            var state = approve ? Plan.State.APPROVED : Plan.State.REJECTED;
            if (!rows.answer(planId, state, by, clock.instant())) {
                throw new Refused(
                        Refused.Kind.STATE,
                        "plan_not_waiting",
                        "plan",
                        "This plan waits for no answer any more; read the link's guard again.");
            }
            known.changed();
            news.answered(planId);
            return rows.find(planId).orElseThrow();
        });
    }
}
