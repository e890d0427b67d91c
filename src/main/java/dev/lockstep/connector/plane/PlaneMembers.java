package dev.lockstep.connector.plane;

import dev.lockstep.connector.Connector.Called;
import dev.lockstep.connector.ConnectorException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * What a project's members are called, since Plane names authors by their ids alone. Read when the first is asked for, and
 * again when somebody unknown turns up, at most once a minute. Thread-safe.
 */
final class PlaneMembers {
    static final Duration NOT_AGAIN_FOR = Duration.ofMinutes(1);

    private final PlaneProject project;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Map<String, String> names = Map.of();
    private volatile Instant notBefore = Instant.EPOCH;

    PlaneMembers(PlaneProject project, InstantSource clock) {
        this.project = project;
        this.clock = clock;
    }

    /** The id of whom the project does not list, and of everybody while the list cannot be had: no record waits for a name. */
    String name(PlaneApi api, String id) {
        if (!names.containsKey(id)) {
            read(api);
        }
        return names.getOrDefault(id, id);
    }

    private void read(PlaneApi api) {
        if (clock.instant().isBefore(notBefore)) {
            return;
        }
        lock.lock();
        try {
            if (!clock.instant().isBefore(notBefore)) {
                notBefore = clock.instant().plus(NOT_AGAIN_FOR);
                names = PlaneNames.members(api, project).items().stream()
                        .collect(Collectors.toUnmodifiableMap(Called::key, Called::name, (one, other) -> one));
            }
        } catch (ConnectorException unread) {
            // Not let, or no budget: whoever it is about has an id.
        } finally {
            lock.unlock();
        }
    }
}
