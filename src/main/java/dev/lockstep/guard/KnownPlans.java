package dev.lockstep.guard;

import dev.lockstep.base.Database;
import dev.lockstep.base.UntilChanged;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The plans that are not carried out yet; hardly ever there are any, and every write asks. */
@Component
class KnownPlans {
    private final UntilChanged<List<Plan>> open;

    KnownPlans(PlanRows rows, Database database) {
        open = new UntilChanged<>(database, "guard", rows::open);
    }

    boolean none() {
        return open.get().isEmpty();
    }

    List<Plan> of(UUID linkId) {
        return open.get().stream().filter(plan -> plan.linkId().equals(linkId)).toList();
    }

    /** Inside the unit of work that changes one's state. */
    void changed() {
        open.changed();
    }
}
