package dev.lockstep.connector;

import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** One governor per connection. What they know is stored behind their backs at most once a second, for a restart. */
@Component
public final class RateGovernors implements Budgets, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(RateGovernors.class);
    private static final int GITHUB_CONCURRENT = 90; // of the 100 that GitHub allows
    private static final int MAX_CONCURRENT = 32;
    private static final int MIN_RESERVE = 2;

    private final StoredBudgets stored;
    private final InstantSource clock;
    private final boolean githubSecondary;
    private final Map<UUID, RateGovernor> governors = new ConcurrentHashMap<>();
    private final Set<UUID> dirty = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("budget-writer").daemon().factory());

    RateGovernors(
            StoredBudgets stored,
            InstantSource clock,
            @Value("${lockstep.github.secondary:${LOCKSTEP_GITHUB_SECONDARY:on}}") String githubSecondary) {
        this.stored = stored;
        this.clock = clock;
        this.githubSecondary = !githubSecondary.strip().matches("(?i)off|false|no|0");
        writer.scheduleWithFixedDelay(this::store, 1, 1, TimeUnit.SECONDS);
    }

    public RateGovernor of(Connection connection) {
        var known = governors.get(connection.id());
        return known != null
                ? known
                : governors.computeIfAbsent(connection.id(), id -> begin(id, connection.tracker()));
    }

    private RateGovernor begin(UUID id, Tracker tracker) {
        var rules = switch (tracker) {
            case GITHUB ->
                githubSecondary
                        ? new RateBudget.Rules(GITHUB_CONCURRENT, MIN_RESERVE, true)
                        : new RateBudget.Rules(MAX_CONCURRENT, MIN_RESERVE, false);
            case JIRA, PLANE -> new RateBudget.Rules(MAX_CONCURRENT, MIN_RESERVE, false);
        };
        var budget = new RateBudget(rules);
        stored.find(id).ifPresent(row -> budget.remember(row.budget(), row.creations()));
        return new RateGovernor(budget, clock, () -> dirty.add(id));
    }

    @Override
    public Budget of(UUID connectionId) {
        var governor = governors.get(connectionId);
        return governor != null
                ? governor.budget()
                : stored.find(connectionId)
                        .map(StoredBudgets.Row::budget)
                        .orElse(new Budget(null, null, null, null, null));
    }

    @Override
    public long requests(UUID connectionId) {
        var governor = governors.get(connectionId);
        return governor == null ? 0 : governor.requests();
    }

    private void store() {
        try {
            for (var id : Set.copyOf(dirty)) {
                dirty.remove(id);
                var governor = governors.get(id);
                if (governor != null) {
                    stored.save(id, new StoredBudgets.Row(governor.budget(), governor.creations()));
                }
            }
        } catch (RuntimeException failure) {
            // The tracker will say it again; only a restart right now would know less.
            LOG.warn(
                    "The rate budget could not be stored: {}",
                    failure.getClass().getSimpleName());
        }
    }

    @Override
    public void destroy() {
        writer.shutdownNow();
        writer.close();
    }
}
