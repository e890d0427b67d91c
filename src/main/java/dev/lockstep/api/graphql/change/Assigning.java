package dev.lockstep.api.graphql.change;

import dev.lockstep.api.graphql.Asking;
import dev.lockstep.api.graphql.read.ItemNode;
import dev.lockstep.api.graphql.read.Nodes;
import dev.lockstep.api.graphql.read.UserNode;
import dev.lockstep.base.Refused;
import dev.lockstep.issue.Issues.Edit;
import dev.lockstep.issue.listing.Happening.What;
import graphql.schema.idl.RuntimeWiring;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** Who works on an issue. */
@Component
final class Assigning implements RuntimeWiringConfigurer {
    private final Edits edits;
    private final Nodes nodes;

    Assigning(Edits edits, Nodes nodes) {
        this.edits = edits;
        this.nodes = nodes;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        Mutation assign = this::assign;
        Mutation remove = this::remove;
        wiring.type(
                "Mutation",
                type -> type.dataFetcher("createAssignment", assign.into("assignment"))
                        .dataFetcher("removeAssignment", remove.into("removedAssignmentEvent")));
    }

    private @Nullable ItemNode assign(Input input, Asking asking) {
        var name = UserNode.name(input.text("user"))
                .orElseThrow(() -> Refused.invalid(
                        "user_invalid",
                        "user",
                        "user must be the id of somebody at a tracker, such as user:github:ann. Accounts are assigned by"
                                + " the names that trackers know."));
        return edits.edit(asking, input.id("issue"), What.ASSIGNED, issue -> {
            var people = new TreeSet<>(issue.assignees());
            people.add(name);
            return new Edit(null, null, null, null, people, null);
        });
    }

    /** By the id that the issue's assignments have, or that of the item which tells of it. */
    private @Nullable ItemNode remove(Input input, Asking asking) {
        var assignment = nodes.assignment(input.text("assignment"), asking.visitor())
                .orElseThrow(() -> Refused.notFound("assignment"));
        return edits.edit(asking, assignment.issue().id(), What.UNASSIGNED, issue -> {
            var people = new TreeSet<>(issue.assignees());
            people.remove(assignment.name());
            return new Edit(null, null, null, null, people, null);
        });
    }
}
