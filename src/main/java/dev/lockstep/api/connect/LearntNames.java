package dev.lockstep.api.connect;

import dev.lockstep.api.rest.Trackers;
import dev.lockstep.base.Refused;
import dev.lockstep.connector.Connections;
import dev.lockstep.connector.Connector.NameKind;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.told.ToldName;
import dev.lockstep.connector.told.ToldNames;
import dev.lockstep.sync.Link;
import dev.lockstep.sync.Links;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * What a project's trackers call people and states. Who looks has the trackers asked, besides and at most every ten minutes
 * for a link; what they told before is answered at once. Thread-safe.
 */
@Component
class LearntNames implements DisposableBean {
    static final Duration FRESH = Duration.ofMinutes(10);
    private static final Logger LOG = LoggerFactory.getLogger(LearntNames.class);
    private static final List<NameKind> KINDS = List.of(NameKind.STATE, NameKind.USER);
    private static final int PATIENCE_SECONDS = 2;
    private static final int MOST_LINKS = 50;
    private static final int MOST_REMEMBERED = 10_000;

    private final Links links;
    private final Connections connections;
    private final Trackers trackers;
    private final NameLists lists;
    private final ToldNames told;
    private final InstantSource clock;
    private final Map<UUID, Instant> asked = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    LearntNames(
            Links links,
            Connections connections,
            Trackers trackers,
            NameLists lists,
            ToldNames told,
            InstantSource clock) {
        this.links = links;
        this.connections = connections;
        this.trackers = trackers;
        this.lists = lists;
        this.told = told;
        this.clock = clock;
    }

    List<ToldName> of(UUID project) {
        var named = links.ofProject(project).stream()
                .filter(link -> trackers.of(link.tracker()).knowsByIds())
                .limit(MOST_LINKS)
                .toList();
        var due = named.stream().filter(this::isDue).toList();
        var ids = named.stream().map(Link::id).toList();
        var known = known(ids);
        if (due.isEmpty()) {
            return known;
        }
        var learning = threads.submit(() -> due.forEach(this::learn));
        boolean allKnown = due.stream()
                .allMatch(link -> known.stream().anyMatch(each -> each.linkId().equals(link.id())));
        return allKnown || !ends(learning) ? known : known(ids);
    }

    private List<ToldName> known(List<UUID> ids) {
        return KINDS.stream().flatMap(kind -> told.of(ids, kind).stream()).toList();
    }

    /** True for one of those who ask at the same time. */
    private boolean isDue(Link link) {
        if (asked.size() >= MOST_REMEMBERED) {
            asked.clear();
        }
        var now = clock.instant();
        var before = asked.get(link.id());
        boolean isOld = before == null || !now.isBefore(before.plus(FRESH));
        return isOld
                && (before == null ? asked.putIfAbsent(link.id(), now) == null : asked.replace(link.id(), before, now));
    }

    private void learn(Link link) {
        connections
                .find(link.connectionId())
                .ifPresent(connection -> KINDS.forEach(kind -> {
                    try {
                        told.keep(
                                link.id(),
                                kind,
                                lists.of(connection, link.container(), kind).items());
                    } catch (ConnectorException | Refused untold) {
                        LOG.debug("What {} calls its {}s is not known: {}", link.tracker(), kind, untold.getMessage());
                    } catch (RuntimeException surprise) {
                        LOG.warn("What {} calls its {}s could not be learnt", link.tracker(), kind, surprise);
                    }
                }));
    }

    private static boolean ends(Future<?> learning) {
        try {
            learning.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException later) {
            return false;
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
