package dev.lockstep.sync;

import dev.lockstep.connector.Connections;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.inbox.Inbox;
import dev.lockstep.inbox.Inbox.Delivery;
import dev.lockstep.operation.OperationRequest.Direction;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Knows the webhook of our own write, for which nothing has to be read: it shows the issue at the time that our write was
 * answered with. It saves requests and no more. Whoever forges such a delivery keeps us from one look that nobody asked for,
 * and what is changed within that very moment is found by the poll.
 */
@Component
final class Echoes {
    /** The issue was moved or went, and its time may be the old one. */
    private static final Set<String> ELSEWHERE = Set.of("deleted", "transferred");

    private final Inbox inbox;
    private final Connections connections;

    Echoes(Inbox inbox, Connections connections) {
        this.inbox = inbox;
        this.connections = connections;
    }

    /**
     * Present where the look's delivery tells of nothing but our own write. It holds what that write replaced there although
     * nobody here had read it: somebody wrote it in between.
     */
    Optional<Map<Field, String>> of(Look look, Twin twin) {
        Instant at = toldAt(look);
        if (at == null || !at.equals(twin.remoteUpdatedAt())) {
            return Optional.empty();
        }
        Optional<Delivery> delivery = delivery(look);
        // Another change would have another time, unless the tracker counts whole seconds: then its words decide.
        boolean ours = at.getNano() != 0
                || delivery.filter(told -> saysWhatIsKnown(told, look, twin)).isPresent();
        return ours ? Optional.of(overwritten(delivery, look, twin)) : Optional.empty();
    }

    /** Believed only where deliveries are signed; without a secret at the webhook anybody could put words into an issue. */
    private Map<Field, String> overwritten(Optional<Delivery> delivery, Look look, Twin twin) {
        Map<Field, String> known = twin.base().replaced();
        if (known.isEmpty() || !isSigned(look.operation().request().connectionId())) {
            return Map.of();
        }
        Map<Field, String> found = new EnumMap<>(Field.class);
        delivery.map(told -> look.session().replaced(told.body()))
                .orElse(Map.of())
                .forEach((field, before) -> {
                    if (known.containsKey(field) && !Canonical.same(field, before, known.getOrDefault(field, ""))) {
                        found.put(field, before);
                    }
                });
        return found;
    }

    private boolean isSigned(UUID connection) {
        return connections
                .find(connection)
                .filter(known -> known.webhookSecret() != null)
                .isPresent();
    }

    private static @Nullable Instant toldAt(Look look) {
        var request = look.operation().request();
        boolean told = request.direction() == Direction.INBOUND
                && !request.isLook()
                && request.payload() == null
                && request.jobId() == null
                && !request.eventKind().equals(Requests.LISTED)
                && !ELSEWHERE.contains(request.eventKind());
        return told ? request.remoteUpdatedAt() : null;
    }

    private Optional<Delivery> delivery(Look look) {
        var request = look.operation().request();
        return request.deliveryId() == null
                ? Optional.empty()
                : inbox.find(request.connectionId(), request.deliveryId());
    }

    private static boolean saysWhatIsKnown(Delivery delivery, Look look, Twin twin) {
        return look.session()
                .told(delivery.body())
                .filter(issue -> issue.ref().equals(IssueLook.ref(twin)))
                .filter(issue -> holds(look, twin, issue))
                .isPresent();
    }

    private static boolean holds(Look look, Twin twin, RemoteIssue issue) {
        return issue.updatedAt().equals(twin.remoteUpdatedAt())
                && Agreement.holds(twin.base(), new Words(look.session(), issue.state()).of(issue));
    }
}
