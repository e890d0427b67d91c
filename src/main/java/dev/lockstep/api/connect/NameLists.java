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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * What places call things, kept for a minute: a page that is opened twice asks its tracker once. Who asks while somebody
 * else does waits for that answer. Thread-safe.
 */
@Component
class NameLists {
    static final Duration KEPT = Duration.ofSeconds(60);
    private static final int MOST_KEPT = 200;

    private final Trackers trackers;
    private final InstantSource clock;
    private final Map<Asked, Kept> kept = new ConcurrentHashMap<>();
    private final Map<Asked, CompletableFuture<Names>> underway = new ConcurrentHashMap<>();

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
        var own = new CompletableFuture<Names>();
        var others = underway.putIfAbsent(asked, own);
        return others == null ? ask(connection, asked, own) : answer(others);
    }

    private Names ask(Connection connection, Asked asked, CompletableFuture<Names> answer) {
        try {
            var names = trackers.of(connection.tracker()).names(connection, asked.container, asked.kind);
            keep(asked, names);
            answer.complete(names);
            return names;
        } catch (RuntimeException failed) {
            answer.completeExceptionally(failed);
            throw failed;
        } finally {
            answer.cancel(false); // an Error leaves nobody waiting
            underway.remove(asked, answer);
        }
    }

    private void keep(Asked asked, Names names) {
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        kept.put(asked, new Kept(names, clock.instant().plus(KEPT)));
    }

    /** The same, and the same failure; it takes no longer than the tracker's own deadlines. */
    private static Names answer(CompletableFuture<Names> others) {
        try {
            return others.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}
