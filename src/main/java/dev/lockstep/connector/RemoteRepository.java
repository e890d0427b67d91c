package dev.lockstep.connector;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The code side of a container: branches and commits. Made by {@link Connector#repository}, cheap, thread-safe.
 *
 * <p>Called by {@code watch} on virtual threads, never inside a database transaction. Faults are those of {@link
 * RemoteSession}; all methods only read.
 */
public interface RemoteRepository {
    /**
     * Where the branches stand whose names begin with {@code prefix}; one conditional request where the tracker has them.
     *
     * @param etag of the last look with the same prefix, null for none
     */
    Heads heads(String prefix, @Nullable String etag);

    /**
     * How a branch came from one commit to another.
     *
     * @param base null for the repository's default branch
     */
    History compare(@Nullable String base, String head);

    /** The newest commits that a branch or sha leads to, newest first; at most 100. */
    List<RemoteCommit> newest(String branch, int limit);

    /** Paths that a commit changed; those of very large commits are cut at what the tracker shows. */
    List<String> paths(String sha);

    /**
     * @param unchanged nothing moved since the etag; then {@code heads} is empty
     * @param heads branch to sha
     * @param etag for the next look; null when that cannot be conditional
     */
    record Heads(
            boolean unchanged,
            SortedMap<String, String> heads,
            @Nullable String etag) {}

    /**
     * @param rewritten the branch no longer leads to the base: somebody forced it elsewhere
     * @param commits those that the base does not lead to, oldest first
     * @param cut there are more of them than are ever listed; the newest are missing
     */
    record History(boolean rewritten, List<RemoteCommit> commits, boolean cut) {}

    record RemoteCommit(
            String sha,
            String message,
            String author,
            Instant date,
            @Nullable String url) {}
}
