package dev.lockstep.api.rest;

import dev.lockstep.api.rest.PausesController.PauseView;
import dev.lockstep.base.Slice;
import dev.lockstep.issue.Issues;
import dev.lockstep.operation.Operation;
import dev.lockstep.operation.Operations;
import dev.lockstep.sync.Links;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
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
        return of(List.of(operation)).getFirst();
    }

    Slice<OperationView> page(Slice<Operation> page) {
        return new Slice<>(of(page.items()), page.next());
    }

    /** The titles of all of them are read at once. */
    public List<OperationView> of(List<Operation> page) {
        var titles = issues.titles(page.stream().map(OperationViews::issue).collect(Collectors.toSet()));
        return page.stream()
                .map(operation -> OperationView.of(
                        operation,
                        titles.get(issue(operation)),
                        links.address(operation.request().linkId()).orElse(null)))
                .toList();
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

    private static UUID issue(Operation operation) {
        return UUID.fromString(operation.request().key().value());
    }
}
