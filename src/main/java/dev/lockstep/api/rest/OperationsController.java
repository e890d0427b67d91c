package dev.lockstep.api.rest;

import dev.lockstep.base.Refused;
import dev.lockstep.operation.Operation;
import dev.lockstep.operation.OperationRequest.Direction;
import dev.lockstep.operation.OperationState;
import dev.lockstep.operation.Operations;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/operations")
class OperationsController {
    private final Operations operations;
    private final OperationViews views;

    OperationsController(Operations operations, OperationViews views) {
        this.operations = operations;
        this.views = views;
    }

    @GetMapping
    ResponseEntity<Page<OperationView>> listOperations(
            @org.springdoc.core.annotations.ParameterObject @ModelAttribute Wanted wanted,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return Page.of(
                operations.list(wanted.filter(), Page.limit(limit), cursor).map(views::of));
    }

    @GetMapping("/counts")
    Map<String, Long> countOperations(@RequestParam(required = false) @Nullable UUID link) {
        return counts(operations.counts(link));
    }

    @GetMapping("/{id}")
    OperationView readOperation(@PathVariable UUID id) {
        return views.of(find(id));
    }

    @PostMapping("/{id}/retry")
    OperationView retryOperation(@PathVariable UUID id) {
        find(id);
        return views.of(operations.retry(id));
    }

    @PostMapping("/{id}/cancel")
    OperationView cancelOperation(@PathVariable UUID id) {
        find(id);
        return views.of(operations.cancel(id));
    }

    private Operation find(UUID id) {
        return operations.find(id).orElseThrow(() -> Refused.notFound("operation"));
    }

    /** Every state has a number, also when it is zero. */
    static Map<String, Long> counts(Map<OperationState, Long> counted) {
        Map<String, Long> counts = new TreeMap<>();
        for (OperationState state : OperationState.values()) {
            counts.put(Words.of(state), counted.getOrDefault(state, 0L));
        }
        return counts;
    }

    record Wanted(
            @Nullable String state,
            @Nullable String direction,
            @Nullable UUID link,
            @Nullable UUID job,
            @Nullable String resource) {
        Operations.Filter filter() {
            return new Operations.Filter(
                    Words.readOrNull(OperationState.class, state, "state"),
                    Words.readOrNull(Direction.class, direction, "direction"),
                    link,
                    job,
                    resource);
        }
    }
}
