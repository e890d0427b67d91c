package dev.lockstep.sync.restore;

import dev.lockstep.base.Database;
import dev.lockstep.guard.RestoredLinks;
import dev.lockstep.operation.Operations;
import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lets restored links write again, once a job has looked at everything there is. */
@Component
public final class FullLook {
    private final RestoredLinks restored;
    private final Operations operations;
    private final Database database;

    FullLook(RestoredLinks restored, Operations operations, Database database) {
        this.restored = restored;
        this.operations = operations;
        this.database = database;
    }

    /**
     * Call while a job is live that has listed everything. What it found has come in when nothing of it is left but what
     * is held.
     */
    public void listed(UUID jobId, Collection<UUID> linkIds) {
        if (linkIds.stream().anyMatch(restored::holds) && operations.onlyHeldLeft(jobId)) {
            database.write(() -> restored.release(linkIds));
        }
    }
}
