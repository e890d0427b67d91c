package dev.lockstep.sync.plan;

import dev.lockstep.connector.budget.Budgets;
import dev.lockstep.sync.Job;
import dev.lockstep.sync.Jobs;
import dev.lockstep.sync.Link;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a plan would cost, and how long it would take: by the trackers' limits, and by how fast jobs here have been. */
@Component
final class Forecast {
    private static final int ENOUGH_REQUESTS = 20;
    /** A request's share where no job has shown it: trackers nearby, and far away ones. */
    private static final double QUICK_SECONDS = 0.005;

    private static final double SLOW_SECONDS = 0.5;
    private static final double SLACK = 1.3;

    private final Budgets budgets;
    private final Jobs jobs;

    Forecast(Budgets budgets, Jobs jobs) {
        this.budgets = budgets;
        this.jobs = jobs;
    }

    Summary of(Plan plan, List<Link> links, List<Summary.Line> lines, Map<String, Long> verdicts) {
        List<Summary.Cost> costs =
                links.stream().map(link -> cost(link.id(), lines)).toList();
        long requests =
                plan.pages() + costs.stream().mapToLong(Summary.Cost::requests).sum();
        return new Summary(lines, verdicts, costs, eta(links, costs, requests));
    }

    private static Summary.Cost cost(UUID linkId, List<Summary.Line> lines) {
        long requests = 0;
        long creations = 0;
        for (Summary.Line line : lines) {
            if (linkId.equals(line.linkId())) {
                requests += line.count() * requests(line.kind());
                creations += line.kind().equals("create") ? line.count() : 0;
            }
        }
        return new Summary.Cost(linkId, requests, creations);
    }

    /** An edit and a deletion first read what stands there; a match reads the comments. */
    private static int requests(String kind) {
        return switch (kind) {
            case "create", "match" -> 1;
            case "edit", "delete" -> 2;
            default -> 0;
        };
    }

    private Summary.Eta eta(List<Link> links, List<Summary.Cost> costs, long requests) {
        Duration least = Duration.ZERO;
        Duration most = Duration.ZERO;
        for (Link link : links) {
            var cost = costs.stream()
                    .filter(each -> each.linkId().equals(link.id()))
                    .findFirst()
                    .orElseThrow();
            var range = budgets.time(link.connectionId(), new Budgets.Spent(cost.requests(), cost.creations()));
            least = least.compareTo(range.least()) < 0 ? range.least() : least;
            most = most.plus(range.most());
        }
        Pace pace = pace(links);
        long earliest = Math.round(Math.max(least.toSeconds(), requests * pace.quick()));
        long latest = Math.round(Math.ceil((most.toSeconds() + requests * pace.slow()) * SLACK));
        return new Summary.Eta(earliest, Math.max(earliest, latest));
    }

    /** Seconds for each request. */
    private record Pace(double quick, double slow) {}

    /** Of the newest job over one of the links that has asked enough to tell. */
    private Pace pace(List<Link> links) {
        for (Link link : links) {
            var ended = new Jobs.Filter(link.id(), Job.Status.COMPLETED, null, null);
            for (Job job : jobs.list(ended, 5, null).items()) {
                if (job.requests() >= ENOUGH_REQUESTS && job.startedAt() != null && job.completedAt() != null) {
                    double each =
                            Duration.between(job.startedAt(), job.completedAt()).toMillis() / 1000.0 / job.requests();
                    return new Pace(each / SLACK, each * SLACK);
                }
            }
        }
        return new Pace(QUICK_SECONDS, SLOW_SECONDS);
    }
}
