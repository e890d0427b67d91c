package dev.lockstep.sync.plan;

import dev.lockstep.event.Events;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells how plans ended; what a verification found is an event and a metric. */
@Component
final class Verified {
    private final Events events;
    private final JdbcClient jdbc;

    Verified(Events events, JdbcClient jdbc, MeterRegistry registry) {
        this.events = events;
        this.jdbc = jdbc;
        Gauge.builder("lockstep.drift", this, Verified::drift)
                .description("Differences without a reason that the newest verification of each link found")
                .register(registry);
    }

    private double drift() {
        return jdbc.sql("""
                select count(*) from plan_change c join plan p on p.id = c.plan_id
                where c.verdict = 'drift' and p.kind = 'verify' and p.status = 'ready'
                  and exists (select 1 from link l where l.id = p.link_id)
                  and not exists (select 1 from plan newer where newer.link_id = p.link_id and newer.kind = 'verify'
                    and newer.status = 'ready' and newer.id > p.id)
                """).query(Long.class).single();
    }

    String sentence(Plan plan, Summary summary) {
        long all = summary.lines().stream().mapToLong(Summary.Line::count).sum();
        if (plan.kind() != Plan.Kind.VERIFY) {
            return all == 0 ? "Nothing would be changed." : all + " changes are planned.";
        }
        return all == 0
                ? "Both sides are the same."
                : all + " differences, " + summary.drift() + " of them without a reason.";
    }

    /** Inside the unit of work that makes the plan ready. */
    void tell(Plan plan, Summary summary) {
        if (plan.kind() == Plan.Kind.VERIFY) {
            var found = Map.of("planId", plan.id(), "drift", summary.drift(), "verdicts", summary.verdicts());
            events.publish("link.verified", plan.linkId().toString(), plan.projectId(), found);
            if (summary.drift() > 0) {
                events.publish("link.drifted", plan.linkId().toString(), plan.projectId(), found);
            }
        }
    }
}
