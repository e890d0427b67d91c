package dev.lockstep.api.connect;

import dev.lockstep.api.rest.Trackers;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connector.NameKind;
import dev.lockstep.connector.Connector.Names;
import dev.lockstep.connector.Container;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** What places call things, kept for a minute: a page that is opened twice asks its tracker once. Thread-safe. */
@Component
class NameLists {
    static final Duration KEPT = Duration.ofSeconds(60);
    private static final int MOST_KEPT = 200;

    private final Trackers trackers;
    private final InstantSource clock;
    private final Map<Asked, Kept> kept = new ConcurrentHashMap<>();

    NameLists(Trackers trackers, InstantSource clock) {
        this.trackers = trackers;
        this.clock = clock;
    }

    private record Asked(UUID connection, int revision, Container container, NameKind kind) {}

    private record Kept(Names names, Instant until) {}

    Names of(Connection connection, Container container, NameKind kind) {
        var asked = new Asked(connection.id(), connection.revision(), container, kind);
        var known = kept.get(asked);
        if (known != null && clock.instant().isBefore(known.until)) {
            return known.names;
        }
        var names = trackers.of(connection.tracker()).names(connection, container, kind);
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        kept.put(asked, new Kept(names, clock.instant().plus(KEPT)));
        return names;
    }
}
