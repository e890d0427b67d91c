package dev.lockstep.api.access;

import dev.lockstep.conflict.Conflicts;
import dev.lockstep.issue.Author;
import dev.lockstep.issue.Comment;
import dev.lockstep.issue.Issues;
import dev.lockstep.operation.Operations;
import dev.lockstep.sync.Jobs;
import dev.lockstep.sync.Link;
import dev.lockstep.sync.Links;
import dev.lockstep.sync.plan.Plans;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** In which project a record is. */
@Component
class Whereabouts {
    private final Issues issues;
    private final Links links;
    private final Jobs jobs;
    private final Plans plans;
    private final Operations operations;
    private final Conflicts conflicts;

    Whereabouts(Issues issues, Links links, Jobs jobs, Plans plans, Operations operations, Conflicts conflicts) {
        this.issues = issues;
        this.links = links;
        this.jobs = jobs;
        this.plans = plans;
        this.operations = operations;
        this.conflicts = conflicts;
    }

    /** @param author whose it is, where that counts */
    record Found(UUID project, @Nullable Author author) {}

    /** Empty where it is in no project: what was unlinked belongs to nobody but administrators. */
    Optional<Found> of(Of what, UUID id) {
        return switch (what) {
            case NOTHING -> Optional.empty();
            case PROJECT -> in(Optional.of(id));
            case ISSUE -> in(issues.projectOf(id));
            case COMMENT -> issues.findComment(id).flatMap(this::ofComment);
            case LINK -> in(links.find(id).map(Link::projectId));
            case JOB -> in(jobs.find(id).map(job -> job.projectId()));
            case PLAN -> in(plans.find(id).map(plan -> plan.projectId()));
            case OPERATION ->
                in(operations
                        .find(id)
                        .flatMap(one -> links.find(one.request().linkId()))
                        .map(Link::projectId));
            case CONFLICT ->
                in(conflicts.find(id).map(conflict -> conflict.place().projectId()));
        };
    }

    private Optional<Found> ofComment(Comment comment) {
        return issues.projectOf(comment.issueId()).map(project -> new Found(project, comment.author()));
    }

    private static Optional<Found> in(Optional<UUID> project) {
        return project.map(id -> new Found(id, null));
    }
}
