package dev.lockstep.guard;

import dev.lockstep.event.Events;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells that a person is asked, and that one answered; inside the unit of work that does it. */
@Component
class GuardNews {
    private static final Logger LOG = LoggerFactory.getLogger(GuardNews.class);

    private final PlanRows rows;
    private final ChangeRows changes;
    private final Events events;

    GuardNews(PlanRows rows, ChangeRows changes, Events events) {
        this.rows = rows;
        this.changes = changes;
        this.events = events;
    }

    void held(UUID id) {
        rows.find(id)
                .ifPresent(plan -> LOG.warn(
                        "Link {} waits for a person: {} See /api/v1/links/{}/guard.",
                        plan.linkId(),
                        plan.sentence(),
                        plan.linkId()));
        tell("guard.held", id);
    }

    void answered(UUID id) {
        tell("guard.answered", id);
    }

    private void tell(String type, UUID id) {
        Plan plan = rows.find(id).orElseThrow();
        var counts = changes.counts(id);
        events.publish(
                type,
                id.toString(),
                plan.projectId(),
                Map.of(
                        "id", id,
                        "linkId", plan.linkId(),
                        "kind", plan.kind().name().toLowerCase(java.util.Locale.ROOT),
                        "state", plan.state().name().toLowerCase(java.util.Locale.ROOT),
                        "danger", Objects.requireNonNull(plan.danger()).word(),
                        "reason", Objects.requireNonNullElse(plan.sentence(), ""),
                        "changes", counts.changes()));
    }
}
