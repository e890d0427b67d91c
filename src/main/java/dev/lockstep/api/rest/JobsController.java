package dev.lockstep.api.rest;

import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.access.Of;
import dev.lockstep.base.Refused;
import dev.lockstep.sync.Job;
import dev.lockstep.sync.Jobs;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/jobs")
class JobsController {
    private final Jobs jobs;

    JobsController(Jobs jobs) {
        this.jobs = jobs;
    }

    @Access(value = Least.VIEWER, of = Of.LINK, by = "link")
    @GetMapping
    ResponseEntity<Page<JobView>> listJobs(
            @RequestParam(required = false) @Nullable UUID link,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable Instant since,
            @RequestParam(required = false) @Nullable Instant until,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var filter = new Jobs.Filter(link, Words.readOrNull(Job.Status.class, status, "status"), since, until);
        return Page.of(jobs.list(filter, Page.limit(limit), cursor).map(JobView::of));
    }

    @Access(value = Least.VIEWER, of = Of.JOB)
    @GetMapping("/{id}")
    JobView readJob(@PathVariable UUID id) {
        return jobs.find(id).map(JobView::of).orElseThrow(() -> Refused.notFound("job"));
    }
}
