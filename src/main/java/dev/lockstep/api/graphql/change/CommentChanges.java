package dev.lockstep.api.graphql.change;

import dev.lockstep.api.access.Gate;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.access.Of;
import dev.lockstep.api.graphql.Asking;
import dev.lockstep.api.graphql.read.ItemNode;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Refused;
import dev.lockstep.issue.Comment;
import dev.lockstep.issue.Issues;
import graphql.schema.idl.RuntimeWiring;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** Comments: everybody's own, and for owners those of others. */
@Component
final class CommentChanges implements RuntimeWiringConfigurer {
    private final Issues issues;
    private final Edits edits;
    private final Gate gate;
    private final Again again;
    private final InstantSource clock;

    CommentChanges(Issues issues, Edits edits, Gate gate, Again again, InstantSource clock) {
        this.issues = issues;
        this.edits = edits;
        this.gate = gate;
        this.again = again;
        this.clock = clock;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        Mutation create = this::create;
        Mutation update = this::update;
        Mutation delete = this::delete;
        wiring.type(
                "Mutation",
                type -> type.dataFetcher("createIssueComment", create.into("issueComment"))
                        .dataFetcher("updateIssueComment", update.into("issueComment"))
                        .dataFetcher("deleteIssueComment", delete.into("issueComment")));
    }

    private ItemNode create(Input input, Asking asking) {
        var id = input.id("issue");
        gate.must(asking.visitor(), Least.COMMENTER, Of.ISSUE, id);
        var issue = edits.there(id);
        var now = clock.instant();
        var comment = new Issues.NewComment(
                Ids.next(), id, input.text("body"), asking.visitor().pen(), now, now);
        return new ItemNode.Note(issues.addComment(comment, Edits.origin(asking)), issue);
    }

    private ItemNode update(Input input, Asking asking) {
        var id = mine(input, asking);
        if (!input.has("body")) {
            return note(there(id));
        }
        var text = input.text("body");
        return again.change(
                () -> note(issues.editComment(id, there(id).version(), text, Edits.origin(asking), clock.instant())));
    }

    private ItemNode delete(Input input, Asking asking) {
        var id = mine(input, asking);
        return again.change(() -> {
            issues.deleteComment(id, there(id).version(), Edits.origin(asking), clock.instant());
            return note(issues.findComment(id).orElseThrow());
        });
    }

    private UUID mine(Input input, Asking asking) {
        var id = input.id("id");
        gate.mustOrOwn(asking.visitor(), Least.OWNER, Least.COMMENTER, Of.COMMENT, id);
        return id;
    }

    private Comment there(UUID id) {
        return issues.findComment(id)
                .filter(comment -> comment.deletedAt() == null)
                .orElseThrow(() -> Refused.notFound("comment"));
    }

    private ItemNode note(Comment comment) {
        return new ItemNode.Note(comment, edits.there(comment.issueId()));
    }
}
