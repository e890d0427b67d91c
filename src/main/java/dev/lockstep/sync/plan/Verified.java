package dev.lockstep.sync.plan;

import dev.lockstep.event.Events;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells how plans ended; what a verification found is an event. */
@Component
final class Verified {
    private final Events events;

    Verified(Events events) {
        this.events = events;
    }

    String sentence(Plan plan, Summary summary) {
        long all = summary.lines().stream().mapToLong(Summary.Line::count).sum();
        if (plan.kind() != Plan.Kind.VERIFY) {
            return all == 0
                    ? "Nothing would be changed."
                    : all == 1 ? "1 change is planned." : all + " changes are planned.";
        }
        return all == 0
                ? "Both sides are the same."
                : all + (all == 1 ? " difference, " : " differences, ") + summary.drift() + " without a reason.";
    }

    /** Inside the unit of work that makes the plan ready. */
    void tell(Plan plan, Summary summary) {
        if (plan.kind() == Plan.Kind.VERIFY) {
            var found = Map.of("planId", plan.id(), "drift", summary.drift(), "verdicts", summary.verdicts());
            events.publish("link.verified", plan.linkId().toString(), plan.projectId(), found);
            if (summary.drift() > 0) {
                events.publish("link.drifted", plan.linkId().toString(), plan.projectId(), found);
            }
        }
    }
}
