package dev.lockstep.watch;

import dev.lockstep.base.Slice;
import dev.lockstep.webhook.Echo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The log of runs, and runs that people ask for. Thread-safe. */
public interface Runs {
    Optional<Run> find(UUID id);

    /** Newest first. */
    Slice<Run> list(UUID watchId, @Nullable UUID actionId, int limit, @Nullable String cursor);

    /** What came of each attempt, oldest first. */
    List<Attempt> attempts(UUID id);

    /** A new run of the same action for the same commit, soon. */
    Run again(UUID id);

    /**
     * Runs an action with the newest commit now, and waits for it.
     *
     * @throws dev.lockstep.connector.ConnectorException when the tracker does not tell the newest commit
     */
    Run test(UUID actionId);

    /**
     * Shows what a webhook's receiver would get. Nothing is sent and nothing is stored.
     *
     * @throws dev.lockstep.connector.ConnectorException when the tracker does not tell the newest commit
     */
    Echo.Received echo(UUID actionId);

    /** Whether scripts may run here. */
    Scripts.State scripts();
}
