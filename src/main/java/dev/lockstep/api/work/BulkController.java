package dev.lockstep.api.work;

import dev.lockstep.api.Visitor;
import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.access.Of;
import dev.lockstep.api.rest.Bodies;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.issue.Issues.VersionConflict;
import dev.lockstep.issue.Origin;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Many issues at once. */
@RestController
class BulkController {
    private static final int TRIES = 5;

    private final Issues issues;
    private final InstantSource clock;

    BulkController(Issues issues, InstantSource clock) {
        this.issues = issues;
        this.clock = clock;
    }

    /** Each by itself: what became of one does not depend on the others. Meant for them as they are, whatever their version. */
    @Access(value = Least.EDITOR, of = Of.PROJECT, by = Access.BODY)
    @PostMapping("/api/v1/issues/bulk")
    Outcome editIssues(@RequestBody BulkEdit body) {
        var project = Bodies.required(body.projectId(), "projectId");
        var outcome = new Outcome(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (var id : body.checkedIds()) {
            ofProject(id, project)
                    .ifPresentOrElse(
                            issue -> edit(issue, body, outcome),
                            () -> outcome.missing().add(id));
        }
        return outcome;
    }

    /** Somebody else may change it at the same moment; both changes count. */
    private void edit(Issue first, BulkEdit body, Outcome outcome) {
        var now = first;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                var origin = Origin.hub(Visitor.author());
                var after = issues.edit(now.id(), now.version(), body.of(now), origin, clock.instant());
                (after.version() == now.version() ? outcome.unchanged() : outcome.changed()).add(now.id());
                return;
            } catch (VersionConflict moved) {
                var again = ofProject(first.id(), first.projectId());
                if (again.isEmpty()) {
                    outcome.missing().add(first.id());
                    return;
                }
                now = again.get();
            }
        }
        outcome.busy().add(first.id());
    }

    private Optional<Issue> ofProject(UUID id, UUID project) {
        return issues.find(id).filter(issue -> issue.projectId().equals(project) && issue.deletedAt() == null);
    }

    /**
     * Ids of the issues.
     *
     * @param unchanged they were so already
     * @param missing not in this project
     * @param busy others changed them all the time; ask again
     */
    record Outcome(List<UUID> changed, List<UUID> unchanged, List<UUID> missing, List<UUID> busy) {}
}
