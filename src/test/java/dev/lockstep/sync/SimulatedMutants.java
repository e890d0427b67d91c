package dev.lockstep.sync;

import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.operation.Operation;
import dev.lockstep.operation.OperationProcessor;
import dev.lockstep.operation.OperationProcessor.Lease;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.Outcome;
import dev.lockstep.operation.Processed;
import dev.lockstep.simulation.Parts;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rules of the merge taken out, by changing what a look finds as its base. */
public final class SimulatedMutants {
    private SimulatedMutants() {}

    /** Whoever wrote the record last gets his title, as if there were no base. */
    public static OperationProcessor lastWriteWins(Parts parts, OperationProcessor real) {
        return (operation, lease) -> {
            if (operation.request().kind() == Kind.ISSUE) {
                forgetBase(parts, operation, lease);
            }
            return real.process(operation, lease);
        };
    }

    private static void forgetBase(Parts parts, Operation operation, Lease lease) {
        var twins = parts.get(StoredTwins.class);
        var twin = twins.find(
                        operation.request().linkId(),
                        Twin.Kind.ISSUE,
                        operation.request().subjectId())
                .filter(each -> each.status() == Twin.Status.LINKED)
                .orElse(null);
        Issue hub =
                parts.get(Issues.class).find(operation.request().subjectId()).orElse(null);
        if (twin == null || hub == null) {
            return;
        }
        try {
            var link = parts.get(StoredLinks.class).find(twin.linkId()).orElseThrow();
            var remote = parts.get(Conversations.class).open(link, true).readIssue(IssueLook.ref(twin));
            boolean theirs = remote.updatedAt().isAfter(hub.modifiedAt());
            var base = theirs ? new Base.Pair(hub.title(), "?") : new Base.Pair("?", remote.title());
            lease.write(() -> twins.save(twin.with(twin.base().with(Map.of(Field.TITLE, base)))));
        } catch (ConnectorException away) {
            // The look will meet the same.
        }
    }

    /** What a probe found becomes the base, with whatever people have written there since. */
    public static Processed adoptedBase(
            Parts parts, Operation operation, Processed processed, Function<Operation, @Nullable RemoteIssue> found) {
        if (!processed.outcome().equals(new Outcome.Completed("adopted")) || found.apply(operation) == null) {
            return processed;
        }
        var twins = parts.get(StoredTwins.class);
        var link =
                parts.get(StoredLinks.class).find(operation.request().linkId()).orElseThrow();
        var remote = found.apply(operation);
        var words = new Words(parts.get(Conversations.class).open(link, true), remote.state());
        Map<Field, String> theirs = words.of(remote);
        Map<Field, String> hub = new EnumMap<>(Field.class);
        theirs.forEach((field, value) -> hub.put(field, words.toHub(field, value)));
        return new Processed(processed.outcome(), () -> {
            processed.effects().run();
            twins.find(link.id(), Twin.Kind.ISSUE, operation.request().subjectId())
                    .ifPresent(twin -> twins.save(twin.with(Agreement.of(hub, theirs))));
        });
    }
}
