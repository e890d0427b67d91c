package dev.lockstep.api.rest;

import dev.lockstep.api.SettingsLinks;
import dev.lockstep.api.SyncTarget;
import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.base.Json;
import dev.lockstep.base.Refused;
import dev.lockstep.sync.Job;
import dev.lockstep.sync.Jobs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;

/** The documented surface of the Plane and GitHub sync service that Lockstep replaces; words and fields are its own. */
@RestController
@Access(Least.OPENED)
@RequestMapping("/api/sync")
class SyncController {
    private static final Pattern REPOSITORY = Pattern.compile("[A-Za-z0-9_.-]{1,100}/[A-Za-z0-9_.-]{1,100}");
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_.-]{1,200}");

    private final SettingsLinks settings;
    private final Jobs jobs;

    SyncController(SettingsLinks settings, Jobs jobs) {
        this.settings = settings;
        this.jobs = jobs;
    }

    // The body is read as bytes: the old clients send none, under any content type.
    @PostMapping
    @Operation(
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = false,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = SyncTarget.class))))
    Started startSync(@RequestBody(required = false) byte @Nullable [] body) {
        return Started.of(jobs.start(settings.ensure(target(body)).id()));
    }

    /** The same, where the old service really had it. */
    @PostMapping("/start")
    Started startSyncAtOldPath(@RequestBody(required = false) byte @Nullable [] body) {
        return startSync(body);
    }

    @GetMapping("/status/{jobId}")
    Status readSyncStatus(@PathVariable String jobId) {
        return job(jobId)
                .map(Status::of)
                .orElseThrow(() -> new Refused(Refused.Kind.NOT_FOUND, "job_not_found", "jobId", "Sync job not found"));
    }

    private Optional<Job> job(String id) {
        try {
            return jobs.find(UUID.fromString(id));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private static SyncTarget target(byte @Nullable [] body) {
        var text = body == null ? "" : new String(body, StandardCharsets.UTF_8).strip();
        if (text.isEmpty()) {
            return SyncTarget.OF_SETTINGS;
        }
        try {
            var target = Json.read(text, SyncTarget.class);
            check(target.githubRepo(), REPOSITORY, "githubRepo", "githubRepo must look like owner/name.");
            check(target.planeWorkspace(), SEGMENT, "planeWorkspace", "planeWorkspace must be the workspace's slug.");
            check(target.planeProjectId(), SEGMENT, "planeProjectId", "planeProjectId must be the project's id.");
            return target;
        } catch (JacksonException notJson) {
            throw Refused.invalid("malformed_body", "body", "The body is not JSON of the form that this expects.");
        }
    }

    private static void check(@Nullable String value, Pattern form, String field, String message) {
        if (value != null && !form.matcher(value).matches()) {
            throw Refused.invalid("invalid_value", field, message);
        }
    }

    record Started(String message, UUID jobId) {
        static Started of(Jobs.Started started) {
            return new Started(
                    started.already() ? "Sync already in progress" : "Sync job started",
                    started.job().id());
        }
    }

    record Status(
            UUID jobId,
            String status,
            int progress,
            String message,
            @Nullable String errorMessage,
            @Nullable String githubRepo,
            @Nullable String planeWorkspace,
            @Nullable String planeProjectId,
            @Nullable Instant startedAt,
            @Nullable Instant completedAt) {
        static Status of(Job job) {
            return new Status(
                    job.id(),
                    Words.of(job.status()),
                    job.progress(),
                    job.message(),
                    job.errorMessage(),
                    job.githubRepo(),
                    job.planeWorkspace(),
                    job.planeProjectId(),
                    job.startedAt(),
                    job.completedAt());
        }
    }
}
