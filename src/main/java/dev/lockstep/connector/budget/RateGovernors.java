package dev.lockstep.connector.budget;

import dev.lockstep.base.Ids;
import dev.lockstep.base.Outage;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Tracker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** This node's governors, one per lane of a connection. Each settles with those of other nodes once a second while it has work. */
@Component
public final class RateGovernors implements Budgets, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(RateGovernors.class);
    private static final Duration SLOT_PATIENCE = Duration.ofSeconds(2);

    private final BudgetNode node;
    private final StoredBudgets stored;
    private final InstantSource clock;
    private final boolean githubSecondary;
    private final Map<UUID, RateGovernor> governors = new ConcurrentHashMap<>();
    private final Map<UUID, Tracker> trackers = new ConcurrentHashMap<>();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("budget-ticker").daemon().factory());

    @Autowired
    RateGovernors(
            StoredBudgets stored,
            InstantSource clock,
            @Value("${lockstep.github.secondary:${LOCKSTEP_GITHUB_SECONDARY:on}}") String githubSecondary) {
        this(stored, clock, !githubSecondary.strip().matches("(?i)off|false|no|0"), SLOT_PATIENCE);
        ticker.scheduleWithFixedDelay(this::tickSafely, 1, 1, TimeUnit.SECONDS);
    }

    /** Without a timer of its own. */
    RateGovernors(StoredBudgets stored, InstantSource clock, boolean githubSecondary, Duration patience) {
        this.stored = stored;
        this.clock = clock;
        this.githubSecondary = githubSecondary;
        node = new BudgetNode(Ids.next().toString(), stored, clock, patience);
    }

    public RateGovernor of(Connection connection) {
        var known = governors.get(connection.lane());
        return known != null
                ? known
                : governors.computeIfAbsent(connection.lane(), id -> begin(id, connection.tracker()));
    }

    private RateGovernor begin(UUID id, Tracker tracker) {
        trackers.put(id, tracker);
        return new RateGovernor(id, RateRules.of(tracker, githubSecondary), node);
    }

    @Override
    public Budget of(UUID connectionId) {
        return stored.find(connectionId).orElse(Budget.UNKNOWN);
    }

    @Override
    public Spent spent(UUID connectionId) {
        var governor = governors.get(connectionId);
        return governor == null ? Spent.NOTHING : governor.spent();
    }

    @Override
    public Range time(UUID connectionId, Spent work) {
        var tracker = trackers.get(connectionId);
        if (tracker == null) {
            return new Range(Duration.ZERO, Duration.ZERO);
        }
        var now = clock.instant();
        var shared = new SharedBudget(RateRules.of(tracker, githubSecondary), stored.stored(connectionId), now);
        return shared.time(now, work.requests(), work.creations());
    }

    void tick() {
        governors.values().forEach(RateGovernor::tick);
    }

    private void tickSafely() {
        try {
            tick();
        } catch (RuntimeException failure) {
            // What is given runs out by itself, so nobody overspends meanwhile.
            if (Outage.isNews(failure)) {
                LOG.warn("The rate budgets cannot be settled; requests wait until they can: {}", Outage.cause(failure));
            }
        }
    }

    @Override
    public void destroy() {
        ticker.shutdownNow();
        ticker.close();
    }
}
