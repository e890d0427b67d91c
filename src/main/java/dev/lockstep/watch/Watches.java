package dev.lockstep.watch;

import dev.lockstep.base.Slice;
import dev.lockstep.connector.RemoteRepository.RemoteCommit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stored watches and what their checks saw. Thread-safe; what changes a watch takes effect at once. */
public interface Watches {
    int DEFAULT_INTERVAL_MINUTES = 5;

    /** Its first check is due at once. */
    Watch create(NewWatch watch);

    /** Null members stay; what is known of branches that stay watched is kept. */
    Watch change(UUID id, WatchChange change);

    void delete(UUID id);

    Optional<Watch> find(UUID id);

    Optional<Watch> find(long number);

    /** In the order they were made. */
    Slice<Watch> list(@Nullable UUID projectId, int limit, @Nullable String cursor);

    /** The next check is due now; several wishes may be one check. */
    void checkNow(UUID id);

    /** Where its branches stood when they were seen last. */
    SortedMap<String, String> branches(UUID id);

    /**
     * The newest commit of the first branch that is watched, asked of the tracker.
     *
     * @throws dev.lockstep.connector.ConnectorException when the tracker does not tell
     */
    Latest latest(Watch watch);

    /** Newest first. */
    Slice<CheckRow> checks(CheckFilter filter, int limit, @Nullable String cursor);

    long countChecks(CheckFilter filter);

    /** Newest first, counted from 0; for the older surface, which turns pages by number. */
    List<CheckRow> checks(CheckFilter filter, int limit, long offset);

    /**
     * @param projectId null makes or finds the project of that name
     * @param connectionId null finds the connection by the address
     */
    record NewWatch(
            @Nullable UUID projectId,
            @Nullable UUID connectionId,
            @Nullable String name,
            String repoUrl,
            List<String> branches,
            int intervalMinutes,
            boolean fireFirst) {}

    /** @param repoUrl leads to its connection anew, also when it is the old one */
    record WatchChange(
            @Nullable String name,
            @Nullable String repoUrl,
            @Nullable UUID connectionId,
            @Nullable List<String> branches,
            @Nullable Integer intervalMinutes,
            @Nullable Boolean fireFirst) {}

    record Latest(String branch, RemoteCommit commit) {}
}
