package dev.lockstep.api.rest;

import dev.lockstep.sync.Job;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A job on the wire, over REST and sockets alike. */
public record JobView(
        UUID id,
        UUID projectId,
        List<UUID> linkIds,
        String kind,
        String status,
        int progress,
        String message,
        @Nullable String errorMessage,
        @Nullable String githubRepo,
        @Nullable String planeWorkspace,
        @Nullable String planeProjectId,
        long total,
        long ended,
        Counts counts,
        long requests,
        double ratePerSecond,
        @Nullable Long etaSeconds,
        @Nullable Long etaEarliestSeconds,
        @Nullable Long etaLatestSeconds,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable Long durationMs) {

    @Schema(name = "JobCounts")
    public record Counts(long created, long changed, long skipped, long failed) {}

    public static JobView of(Job job) {
        var eta = job.eta();
        var started = job.startedAt();
        var completed = job.completedAt();
        return new JobView(
                job.id(),
                job.projectId(),
                job.linkIds(),
                Words.of(job.kind()),
                Words.of(job.status()),
                job.progress(),
                job.message(),
                job.errorMessage(),
                job.githubRepo(),
                job.planeWorkspace(),
                job.planeProjectId(),
                job.total(),
                job.ended(),
                new Counts(job.created(), job.changed(), job.skipped(), job.failed()),
                job.requests(),
                job.ratePerSecond(),
                eta == null ? null : eta.seconds(),
                eta == null ? null : Long.valueOf(eta.earliestSeconds()),
                eta == null ? null : Long.valueOf(eta.latestSeconds()),
                job.createdAt(),
                started,
                completed,
                started == null || completed == null
                        ? null
                        : Duration.between(started, completed).toMillis());
    }
}
