package dev.lockstep.sync;

import dev.lockstep.base.Slice;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Jobs past and running. Thread-safe. Every change of a job is published as the event {@code job.updated}. */
public interface Jobs {
    /** Starts a run over all links of the link's project, or tells which one is live; never two live ones. */
    Started start(UUID linkId);

    /** As {@link #start}, at once or when the live job of its project has ended; for a link that somebody just made. */
    void want(UUID linkId);

    /** How far a link's newest job has come with it, in one word: {@code unsynced} before the first. */
    String syncState(UUID linkId);

    Optional<Job> find(UUID id);

    /** Newest first. */
    Slice<Job> list(Filter filter, int limit, @Nullable String cursor);

    /** @param already true when the job was live before */
    record Started(Job job, boolean already) {}

    /** Null members do not filter; times are of creation, {@code since} inclusive, {@code until} exclusive. */
    record Filter(
            @Nullable UUID linkId,
            Job.@Nullable Status status,
            @Nullable Instant since,
            @Nullable Instant until) {
        public static final Filter ALL = new Filter(null, null, null, null);
    }
}
