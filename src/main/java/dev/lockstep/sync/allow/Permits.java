package dev.lockstep.sync.allow;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The plans that are carried out; implemented by whoever keeps them. Thread-safe. */
public interface Permits {
    /**
     * What a plan holds for a subject; asked for every look of a job, so it must cost little for a job that is no plan.
     *
     * @return empty for work of no plan, which may do what it finds right
     */
    Optional<List<Allowed>> of(@Nullable UUID jobId, UUID subjectId);

    /** Inside the unit of work that stores it. */
    void applied(UUID planId, List<Long> numbers);

    /** Nothing of this subject was done at a link, nor in the hub by it. Inside a unit of work. */
    void refused(UUID planId, UUID subjectId, UUID linkId, String reason);
}
