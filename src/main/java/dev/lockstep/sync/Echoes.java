package dev.lockstep.sync;

import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.inbox.Inbox;
import dev.lockstep.inbox.Inbox.Delivery;
import dev.lockstep.operation.OperationRequest.Direction;
import java.time.Instant;
import java.util.Set;
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

    Echoes(Inbox inbox) {
        this.inbox = inbox;
    }

    /** @param twin whose hub issue has nothing to send */
    boolean is(Look look, Twin twin) {
        Instant at = toldAt(look);
        if (at == null || !at.equals(twin.remoteUpdatedAt())) {
            return false;
        }
        // Another change would have another time, unless the tracker counts whole seconds: then its words decide.
        return at.getNano() != 0 || saysWhatIsKnown(look, twin);
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

    private boolean saysWhatIsKnown(Look look, Twin twin) {
        var request = look.operation().request();
        return request.deliveryId() != null
                && inbox.find(request.connectionId(), request.deliveryId())
                        .map(Delivery::body)
                        .flatMap(look.session()::told)
                        .filter(issue -> issue.ref().equals(IssueLook.ref(twin)))
                        .filter(issue -> holds(look, twin, issue))
                        .isPresent();
    }

    private static boolean holds(Look look, Twin twin, RemoteIssue issue) {
        return issue.updatedAt().equals(twin.remoteUpdatedAt())
                && Agreement.holds(twin.base(), new Words(look.session(), issue.state()).of(issue));
    }
}
