package dev.lockstep.api.rest;

import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.operation.Operation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Adds to operations what people call the things they are about; the queue itself knows no issue. */
@Component
public class OperationViews {
    private final Issues issues;

    OperationViews(Issues issues) {
        this.issues = issues;
    }

    public OperationView of(Operation operation) {
        return OperationView.of(operation, title(operation.request().key().value()));
    }

    private @Nullable String title(String key) {
        return issues.find(UUID.fromString(key)).map(Issue::title).orElse(null);
    }
}
