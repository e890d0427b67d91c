package dev.lockstep.api.rest;

import dev.lockstep.sync.plan.Plan;
import dev.lockstep.sync.plan.Summary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A plan on the wire. */
record PlanView(
        UUID id,
        UUID projectId,
        UUID linkId,
        String kind,
        String status,
        String message,
        @Nullable UUID jobId,
        long readRequests,
        List<Summary.Line> summary,
        Map<String, Long> verdicts,
        List<Summary.Cost> costs,
        @Nullable Long etaEarliestSeconds,
        @Nullable Long etaLatestSeconds,
        Instant createdAt,
        @Nullable Instant endedAt) {
    static PlanView of(Plan plan) {
        var summary = plan.summary();
        var eta = summary.eta();
        return new PlanView(
                plan.id(),
                plan.projectId(),
                plan.linkId(),
                Words.of(plan.kind()),
                Words.of(plan.status()),
                plan.message(),
                plan.jobId(),
                plan.pages(),
                summary.lines().stream()
                        .map(line ->
                                new Summary.Line(line.linkId(), dashed(line.kind()), line.comments(), line.count()))
                        .toList(),
                summary.verdicts().entrySet().stream()
                        .collect(Collectors.toMap(entry -> dashed(entry.getKey()), Map.Entry::getValue)),
                summary.costs(),
                eta == null ? null : Long.valueOf(eta.earliestSeconds()),
                eta == null ? null : Long.valueOf(eta.latestSeconds()),
                plan.createdAt(),
                plan.endedAt());
    }

    private static String dashed(String word) {
        return word.replace('_', '-');
    }
}
