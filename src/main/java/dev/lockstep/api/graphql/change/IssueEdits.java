package dev.lockstep.api.graphql.change;

import dev.lockstep.api.graphql.Asking;
import dev.lockstep.api.graphql.read.ItemNode;
import dev.lockstep.api.graphql.read.NodeIds;
import dev.lockstep.api.graphql.read.PriorityNode;
import dev.lockstep.api.graphql.read.StateNode;
import dev.lockstep.base.Refused;
import dev.lockstep.issue.Issues.Edit;
import dev.lockstep.issue.listing.Happening.What;
import graphql.schema.idl.RuntimeWiring;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** The mutations that change one field of an issue. */
@Component
final class IssueEdits implements RuntimeWiringConfigurer {
    private final Edits edits;

    IssueEdits(Edits edits) {
        this.edits = edits;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        Mutation title = this::title;
        Mutation state = this::state;
        Mutation priority = this::priority;
        Mutation filing = this::filing;
        Mutation body = this::body;
        wiring.type(
                "Mutation",
                type -> type.dataFetcher("changeIssueTitle", title.into("titleChangedEvent"))
                        .dataFetcher("changeIssueState", state.into("stateChangedEvent"))
                        .dataFetcher("changeIssuePriority", priority.into("priorityChangedEvent"))
                        .dataFetcher("changeIssueTemplatedField", filing.into("templatedFieldChangedEvent"))
                        .dataFetcher("updateBody", body.into("body")));
    }

    private @Nullable ItemNode title(Input input, Asking asking) {
        var title = input.text("title");
        return edits.edit(
                asking, input.id("issue"), What.RETITLED, issue -> new Edit(title, null, null, null, null, null));
    }

    private @Nullable ItemNode state(Input input, Asking asking) {
        var state = StateNode.read(input.text("state"), "state");
        return edits.edit(
                asking, input.id("issue"), What.STATE_CHANGED, issue -> new Edit(null, null, state, null, null, null));
    }

    private @Nullable ItemNode priority(Input input, Asking asking) {
        var wanted = input.textOrNull("priority");
        var priority = wanted == null ? "none" : PriorityNode.read(wanted, "priority");
        return edits.edit(
                asking,
                input.id("issue"),
                What.PRIORITY_CHANGED,
                issue -> new Edit(null, null, null, null, null, priority));
    }

    /** The fields that the hub has for every issue. */
    private @Nullable ItemNode filing(Input input, Asking asking) {
        var name = input.text("name");
        var given = input.value("value");
        if (given != null && !(given instanceof String)) {
            throw Refused.invalid("value_invalid", "value", "value must be a text, or null.");
        }
        var value = given == null ? "" : given.toString();
        return edits.edit(
                asking,
                input.id("issue"),
                What.FILED,
                issue -> new Edit(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        switch (name) {
                            case "dueOn" -> issue.filing().with(value, null);
                            case "category" -> issue.filing().with(null, value);
                            default ->
                                throw Refused.invalid("field_unknown", "name", "name must be dueOn or category.");
                        }));
    }

    /** By the id of the body, or of its issue. */
    private ItemNode body(Input input, Asking asking) {
        var id = input.text("id");
        UUID issue = NodeIds.uuid(id.endsWith(":body") ? id.substring(0, id.length() - ":body".length()) : id, "id");
        var text = input.textOrNull("body");
        // The timeline tells of it without an item of its own, so what was asked for is not what is answered.
        return new ItemNode.Text(edits.rewrite(asking, issue, text == null ? "" : text));
    }
}
