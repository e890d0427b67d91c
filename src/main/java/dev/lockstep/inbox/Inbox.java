package dev.lockstep.inbox;

import dev.lockstep.connector.Container;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Webhook deliveries as they arrived. Thread-safe. */
public interface Inbox {
    /**
     * Stores a delivery durably before it returns; a delivery that is already known has no effect.
     *
     * @param connectionId whose webhook it is
     * @param guid the tracker's delivery id; null when it has none that survives a retry, then the body's hash serves
     * @return false when it was known
     */
    boolean store(UUID connectionId, String event, @Nullable String guid, String body);

    /** Deliveries not taken yet, oldest first. */
    List<Delivery> waiting(int limit);

    /** Marks deliveries as taken, with what became of each; inside the unit of work that enqueues their operations. */
    void taken(UUID id, String result);

    /** Called after deliveries were stored; must only wake somebody. */
    void onStored(Runnable signal);

    /** Announced inside the unit of work that takes a delivery which tells of a push. */
    record PushArrived(UUID connectionId, Container container) {}

    record Delivery(
            UUID id,
            UUID connectionId,
            String event,
            @Nullable String guid,
            String body,
            Instant receivedAt) {}
}
