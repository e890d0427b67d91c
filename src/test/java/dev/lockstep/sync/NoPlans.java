package dev.lockstep.sync;

import dev.lockstep.sync.allow.Allowed;
import dev.lockstep.sync.allow.Permits;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where nothing is planned, every look may do what it finds right. */
final class NoPlans implements Permits {
    @Override
    public Optional<List<Allowed>> of(UUID jobId, UUID subjectId) {
        return Optional.empty();
    }

    @Override
    public void applied(UUID planId, List<Long> numbers) {
        throw new AssertionError("There is no plan.");
    }

    @Override
    public void refused(UUID planId, UUID subjectId, UUID linkId, String reason) {
        throw new AssertionError("There is no plan.");
    }
}
