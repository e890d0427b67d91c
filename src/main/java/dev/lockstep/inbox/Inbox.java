package dev.lockstep.inbox;

import dev.lockstep.base.Outdated;
import dev.lockstep.base.Slice;
import dev.lockstep.connector.Container;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Webhook deliveries as they arrived. Thread-safe. */
public interface Inbox extends Outdated {
    /**
     * Stores a delivery durably before it returns; a delivery that is already known has no effect.
     *
     * @param connectionId whose webhook it is
     * @param guid the tracker's delivery id; null when it has none that survives a retry, then the body's hash serves
     * @return false when it was known
     */
    boolean store(UUID connectionId, String event, @Nullable String guid, String body);

    /**
     * Deliveries not taken yet, oldest first.
     *
     * @param heldBack connections whose deliveries go on waiting
     */
    List<Delivery> waiting(int limit, Set<UUID> heldBack);

    /**
     * Inside the unit of work that takes them: those of these that no other node has taken meanwhile. One at a time does
     * this.
     */
    Set<UUID> stillWaiting(Collection<UUID> ids);

    /** Marks deliveries as taken, with what became of each; inside the unit of work that enqueues their operations. */
    void taken(Map<UUID, Taken> taken);

    /**
     * @param action the tracker's word for what happened, null when it was not understood
     * @param result an operation's id, or why there is none
     */
    record Taken(Status status, @Nullable String action, String result) {}

    enum Status {
        WAITING,
        PROCESSED,
        /** Understood, and nothing here follows it. */
        UNSUPPORTED,
        ERRORED
    }

    /** Newest first. */
    Slice<Stored> list(Filter filter, int limit, @Nullable String cursor);

    Optional<Delivery> find(UUID id);

    /** @param guid the tracker's delivery id, as it was stored */
    Optional<Delivery> find(UUID connectionId, String guid);

    /**
     * An errored one is taken once more.
     *
     * @throws dev.lockstep.base.Refused when there is none, or it is not errored
     */
    void retry(UUID id);

    /** Null members do not filter; no ids means all. */
    record Filter(
            List<UUID> ids,
            @Nullable UUID connectionId,
            @Nullable String event,
            @Nullable String action,
            @Nullable Status status) {}

    /** A delivery without its body. */
    record Stored(
            UUID id,
            UUID connectionId,
            String event,
            @Nullable String action,
            @Nullable String guid,
            Status status,
            @Nullable String result,
            Instant receivedAt,
            @Nullable Instant takenAt) {}
    /** When the newest delivery came over each of these connections, as far as any is kept. */
    Map<UUID, Instant> newest(Collection<UUID> connections);

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
            Instant receivedAt,
            @Nullable String trace) {}
}
