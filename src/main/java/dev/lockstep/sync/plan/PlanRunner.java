package dev.lockstep.sync.plan;

import dev.lockstep.base.Database;
import dev.lockstep.base.Outage;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.node.Duty;
import dev.lockstep.sync.Loop;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes the plans that were asked for, after a restart too: a page or a batch of each in turn. */
@Component
final class PlanRunner extends Loop {
    private static final Logger LOG = LoggerFactory.getLogger(PlanRunner.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration AFTER_OUTAGE = Duration.ofSeconds(2);
    private static final List<Duration> RETRIES =
            List.of(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    private static final String TOPIC = "plans";

    private final StoredPlans plans;
    private final PlanReading reading;
    private final PlanDeciding deciding;
    private final PlanApplying applying;
    private final Duty duty;
    private final Database database;
    private final InstantSource clock;
    private final Map<UUID, Instant> notBefore = new HashMap<>();
    private final Map<UUID, Integer> failures = new HashMap<>();

    PlanRunner(
            StoredPlans plans,
            PlanReading reading,
            PlanDeciding deciding,
            PlanApplying applying,
            Duty duty,
            Database database,
            InstantSource clock) {
        super("plans", TICK);
        this.plans = plans;
        this.reading = reading;
        this.deciding = deciding;
        this.applying = applying;
        this.duty = duty;
        this.database = database;
        this.clock = clock;
        database.onWoken(TOPIC, super::wake);
    }

    /** There is something to do, on whichever node has its turn. */
    @Override
    public void wake() {
        super.wake();
        database.wakeOthers(TOPIC);
    }

    @Override
    protected void step() {
        boolean more = true;
        while (more && isRunning() && duty.isOurs()) {
            more = false;
            for (Plan plan : plans.live()) {
                if (!notBefore.getOrDefault(plan.id(), Instant.EPOCH).isAfter(clock.instant())) {
                    more |= tend(plan);
                }
            }
        }
    }

    /** True when it may go on at once. */
    private boolean tend(Plan plan) {
        try {
            boolean more = once(plan);
            failures.remove(plan.id());
            notBefore.remove(plan.id());
            return more;
        } catch (ConnectorException failure) {
            met(plan, failure.fault());
        } catch (RuntimeException surprise) {
            met(plan, surprise);
        }
        return false;
    }

    private boolean once(Plan plan) {
        return switch (plan.status()) {
            case READING -> {
                reading.step(plan);
                yield true;
            }
            case DECIDING -> {
                deciding.step(plan);
                yield true;
            }
            case APPLYING -> applying.step(plan);
            case READY, APPLIED, FAILED -> false;
        };
    }

    private void met(Plan plan, ConnectorFault fault) {
        switch (fault) {
            case ConnectorFault.RateLimited limit -> notBefore.put(plan.id(), limit.until());
            case ConnectorFault.Unavailable away -> again(plan, away);
            case ConnectorFault.Unread written -> again(plan, written);
            case ConnectorFault.Malformed strange -> again(plan, strange);
            case ConnectorFault.Unauthorized refused -> fail(plan, refused.message());
            case ConnectorFault.Forbidden refused -> fail(plan, refused.message());
            case ConnectorFault.NotFound missing -> fail(plan, missing.message());
            case ConnectorFault.Invalid invalid -> fail(plan, invalid.message());
        }
    }

    private void again(Plan plan, ConnectorFault fault) {
        int times = failures.merge(plan.id(), 1, Integer::sum);
        if (times > RETRIES.size()) {
            fail(plan, fault.message());
        } else {
            notBefore.put(plan.id(), clock.instant().plus(RETRIES.get(times - 1)));
        }
    }

    private void met(Plan plan, RuntimeException surprise) {
        if (Outage.is(surprise)) {
            notBefore.put(plan.id(), clock.instant().plus(AFTER_OUTAGE));
        } else if (isRunning() && duty.isOurs()) {
            LOG.error("Plan {} stopped by a surprise.", plan.id(), surprise);
            fail(plan, "Something unexpected happened; the log has the details. Ask for it again.");
        }
    }

    private void fail(Plan plan, String message) {
        failures.remove(plan.id());
        notBefore.remove(plan.id());
        plans.fail(plan, message);
    }
}
