package dev.lockstep.api.rest;

import dev.lockstep.api.rest.PausesController.PauseView;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.operation.Operation;
import dev.lockstep.operation.Operations;
import dev.lockstep.sync.Links;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Adds to operations what people call the things they are about; the queue itself knows no issue. */
@Component
public class OperationViews {
    private final Issues issues;
    private final Operations operations;
    private final Links links;

    OperationViews(Issues issues, Operations operations, Links links) {
        this.issues = issues;
        this.operations = operations;
        this.links = links;
    }

    public OperationView of(Operation operation) {
        return OperationView.of(
                operation,
                title(operation.request().key().value()),
                links.address(operation.request().linkId()).orElse(null));
    }

    OperationStory story(Operation operation) {
        var standing = operations.standing(operation);
        return new OperationStory(
                of(operation),
                standing.leaseOwner(),
                standing.leaseUntil(),
                standing.notBefore(),
                standing.waitsFor(),
                standing.pauses().stream().map(PauseView::of).toList(),
                operations.history(operation.id()).stream()
                        .map(OperationStory.Step::of)
                        .toList());
    }

    private @Nullable String title(String key) {
        return issues.find(UUID.fromString(key)).map(Issue::title).orElse(null);
    }
}
