package dev.lockstep.api.graphql.change;

import dev.lockstep.api.access.Gate;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.access.Of;
import dev.lockstep.api.graphql.Asking;
import dev.lockstep.api.graphql.read.NodeIds;
import dev.lockstep.api.graphql.read.StateNode;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Refused;
import dev.lockstep.issue.Filing;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.project.Projects;
import graphql.schema.idl.RuntimeWiring;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** Issues, made and removed. */
@Component
final class IssueChanges implements RuntimeWiringConfigurer {
    private final Issues issues;
    private final Projects projects;
    private final Edits edits;
    private final Gate gate;
    private final Audited audited;
    private final Again again;
    private final InstantSource clock;

    IssueChanges(
            Issues issues,
            Projects projects,
            Edits edits,
            Gate gate,
            Audited audited,
            Again again,
            InstantSource clock) {
        this.issues = issues;
        this.projects = projects;
        this.edits = edits;
        this.gate = gate;
        this.audited = audited;
        this.again = again;
        this.clock = clock;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        Mutation create = this::create;
        Mutation delete = this::delete;
        wiring.type(
                "Mutation",
                type -> type.dataFetcher("createIssue", create.into("issue"))
                        .dataFetcher("deleteIssue", delete.into("id")));
    }

    private Issue create(Input input, Asking asking) {
        var project = project(input);
        gate.must(asking.visitor(), Least.EDITOR, Of.PROJECT, project);
        if (projects.find(project).isEmpty()) {
            throw Refused.notFound("project");
        }
        var now = clock.instant();
        var body = input.textOrNull("body");
        return issues.create(
                new Issues.NewIssue(
                        Ids.next(),
                        project,
                        input.text("title"),
                        body == null ? "" : body,
                        StateNode.read(input.text("state"), "state"),
                        new TreeSet<>(),
                        new TreeSet<>(),
                        "none",
                        asking.visitor().pen(),
                        now,
                        now,
                        Filing.NONE),
                Edits.origin(asking));
    }

    private static UUID project(Input input) {
        var given = input.value("trackables") instanceof Collection<?> several ? several : List.of();
        if (given.size() != 1) {
            throw Refused.invalid("trackables_invalid", "trackables", "An issue is in exactly one project.");
        }
        return NodeIds.uuid(given.iterator().next().toString(), "trackables");
    }

    private String delete(Input input, Asking asking) {
        var id = input.id("id");
        gate.must(asking.visitor(), Least.OWNER, Of.ISSUE, id);
        return audited.act(
                asking,
                "issue.delete",
                done -> done,
                () -> again.change(() -> {
                    var now = edits.there(id);
                    issues.remove(id, now.version(), Edits.origin(asking), clock.instant());
                    return id.toString();
                }));
    }
}
