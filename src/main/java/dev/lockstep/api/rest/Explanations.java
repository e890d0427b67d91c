package dev.lockstep.api.rest;

import dev.lockstep.base.Refused;
import dev.lockstep.base.Slice;
import dev.lockstep.issue.Change;
import dev.lockstep.issue.Issues;
import dev.lockstep.issue.Issues.TimelineEntry;
import dev.lockstep.operation.Operation;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.OperationState;
import dev.lockstep.operation.Operations;
import dev.lockstep.operation.Operations.Transition;
import dev.lockstep.sync.Link;
import dev.lockstep.sync.Links;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what was done and decided about an issue, from the queue and from the timeline. */
@Component
class Explanations {
    /** What the codes mean that stand in {@link Change.ConflictResolved#how}. */
    private static final Map<String, String> SETTLED = Map.of(
            "kept_hub", "a person kept the value from here.",
            "kept_remote", "a person kept the value from there.",
            "kept_both", "a person kept both.",
            "own_text", "a person wrote what stands.",
            "restored", "a person restored what had given way.",
            "link_removed", "the link was removed.",
            "nothing_left", "the sides do not contradict each other any more.");

    private final Operations operations;
    private final Issues issues;
    private final Links links;

    Explanations(Operations operations, Issues issues, Links links) {
        this.operations = operations;
        this.issues = issues;
        this.links = links;
    }

    /** Where each of both lists goes on; null at its beginning. */
    private record Position(
            @Nullable String operation, @Nullable String decision) {
        static Position read(@Nullable String cursor) {
            if (cursor == null) {
                return new Position(null, null);
            }
            var parts = cursor.split("~", -1);
            if (parts.length != 2) {
                throw Refused.invalid("cursor_invalid", "cursor", "This cursor is not one that a list gave.");
            }
            return new Position(parts[0].isEmpty() ? null : parts[0], parts[1].isEmpty() ? null : parts[1]);
        }

        String written() {
            return (operation == null ? "" : operation) + "~" + (decision == null ? "" : decision);
        }
    }

    /** Newest first; both lists are read as far as a page may need, and merged by time. */
    Slice<Explained> of(UUID issue, int limit, @Nullable String cursor) {
        var position = Position.read(cursor);
        var done = operations.list(Operations.Filter.ofResource(issue), limit, position.operation());
        var decided = issues.decisions(issue, limit, position.decision());
        var histories =
                operations.histories(done.items().stream().map(Operation::id).toList());
        List<Explained> page = new ArrayList<>();
        int o = 0;
        int d = 0;
        while (page.size() < limit
                && (o < done.items().size() || d < decided.items().size())) {
            var operation = o < done.items().size() ? done.items().get(o) : null;
            var decision = d < decided.items().size() ? decided.items().get(d) : null;
            if (operation != null && (decision == null || !decision.at().isAfter(operation.createdAt()))) {
                page.add(explained(operation, histories));
                position = new Position(Long.toString(operation.seq()), position.decision());
                o++;
            } else if (decision != null) {
                page.add(explained(decision));
                position = new Position(position.operation(), decision.id().toString());
                d++;
            }
        }
        boolean more =
                o < done.items().size() || d < decided.items().size() || done.next() != null || decided.next() != null;
        return new Slice<>(page, more ? position.written() : null);
    }

    private Explained explained(Operation operation, Map<UUID, List<Transition>> histories) {
        var place = place(operation.request().linkId());
        boolean open = operation.state() == OperationState.QUEUED;
        var words = new OperationWords(place);
        return new Explained(
                operation.createdAt(),
                "operation",
                Words.of(operation.state()),
                words.sentence(operation, open ? operations.standing(operation) : null),
                operation.hint(),
                place,
                operation.request().linkId(),
                operation.id(),
                operation.request().kind() == Kind.COMMENT ? operation.request().subjectId() : null,
                histories.getOrDefault(operation.id(), List.of()).stream()
                        .map(step -> new Explained.ExplainedStep(step.at(), words.step(step)))
                        .toList());
    }

    private Explained explained(TimelineEntry entry) {
        var origin = entry.origin();
        return new Explained(
                entry.at(),
                "decision",
                null,
                sentence(entry),
                entry.change() instanceof Change.ConflictOpened
                        ? "Say which value stands: resolve the conflict."
                        : null,
                origin.linkId() == null ? null : place(origin.linkId()),
                origin.linkId(),
                origin.operationId(),
                commentId(entry.change()),
                List.of());
    }

    private static String sentence(TimelineEntry entry) {
        var change = entry.change();
        if (change instanceof Change.ConflictOpened opened) {
            return "The sides contradict each other about the " + opened.field()
                    + ". Each keeps its own until a person says which of them stands.";
        }
        if (change instanceof Change.ConflictDecided decided) {
            return "Both sides had changed the " + decided.field() + ". By the rule " + decided.policy()
                    + " one of them stands now; the other is kept, and can be restored.";
        }
        if (change instanceof Change.ConflictResolved resolved) {
            return "The conflict over the " + resolved.field() + " is settled: "
                    + SETTLED.getOrDefault(resolved.how(), resolved.how());
        }
        return "It is gone at " + entry.origin().place() + "; here it stays.";
    }

    private static @Nullable UUID commentId(Change change) {
        if (change instanceof Change.ConflictOpened opened) {
            return opened.commentId();
        }
        if (change instanceof Change.ConflictResolved resolved) {
            return resolved.commentId();
        }
        return change instanceof Change.ConflictDecided decided ? decided.commentId() : null;
    }

    private String place(UUID linkId) {
        var tracker =
                links.find(linkId).map(Link::tracker).map(OperationWords::name).orElse("the tracker");
        return links.address(linkId)
                .map(address -> tracker + " (" + address.container().path() + ")")
                .orElse(tracker);
    }
}
