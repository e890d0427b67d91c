package dev.lockstep.operation;

import dev.lockstep.event.Events;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells of operations that need a person, and of what people do with them. An operation that ends well is no event: an
 * import has hundreds of thousands of them, and the change that it brought is one.
 */
final class OperationNews {
    private final @Nullable Events events;
    private final ResourceFacts facts;

    /** @param events null where nobody listens */
    OperationNews(@Nullable Events events, ResourceFacts facts) {
        this.events = events;
        this.facts = facts;
    }

    /** @param recordId the hub's issue that it is about, or what it will be */
    private record Told(
            UUID id, UUID linkId, String recordId, @Nullable String error) {}

    void tell(String type, Operation operation, @Nullable String error) {
        if (events != null) {
            var request = operation.request();
            var told = new Told(operation.id(), request.linkId(), request.key().value(), error);
            var project = facts.project(request.linkId());
            events.publish(type, operation.id().toString(), project, told);
        }
    }
}
