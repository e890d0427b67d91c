package dev.lockstep.api.rest;

import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.base.Json;
import dev.lockstep.base.Refused;
import dev.lockstep.inbox.Inbox;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Webhook deliveries as they arrived, and what became of them. */
@RestController
@Access(Least.ADMINISTRATOR)
@RequestMapping("/api/v1/deliveries")
class DeliveriesController {
    private static final int MAX_IDS = 200;

    private final Inbox inbox;

    DeliveriesController(Inbox inbox) {
        this.inbox = inbox;
    }

    @GetMapping
    ResponseEntity<Page<DeliveryView>> listDeliveries(
            @RequestParam(required = false) @Nullable List<UUID> id,
            @RequestParam(required = false) @Nullable UUID connection,
            @RequestParam(required = false) @Nullable String event,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var ids = id == null ? List.<UUID>of() : id;
        if (ids.size() > MAX_IDS) {
            throw Refused.invalid("too_many_ids", "id", "At most " + MAX_IDS + " ids.");
        }
        var wanted = new Inbox.Filter(
                ids, connection, event, action, Words.readOrNull(Inbox.Status.class, status, "status"));
        return Page.of(inbox.list(wanted, Page.limit(limit), cursor).map(each -> DeliveryView.of(each, null)));
    }

    /** With its payload. */
    @GetMapping("/{id}")
    DeliveryView readDelivery(@PathVariable UUID id) {
        var body =
                inbox.find(id).orElseThrow(() -> Refused.notFound("delivery")).body();
        return DeliveryView.of(stored(id), payload(body));
    }

    /** One that could not be taken is taken once more. */
    @PostMapping("/{id}/retry")
    DeliveryView retryDelivery(@PathVariable UUID id) {
        inbox.retry(id);
        return DeliveryView.of(stored(id), null);
    }

    private static Object payload(String body) {
        try {
            return Json.tree(body);
        } catch (RuntimeException noJson) {
            return body;
        }
    }

    private Inbox.Stored stored(UUID id) {
        var wanted = new Inbox.Filter(List.of(id), null, null, null, null);
        return inbox.list(wanted, 1, null).items().stream().findFirst().orElseThrow(() -> Refused.notFound("delivery"));
    }

    /** @param guid the tracker's own id of the delivery, null where it has none that survives a retry */
    record DeliveryView(
            UUID id,
            UUID connectionId,
            String event,
            @Nullable String action,
            @Nullable String guid,
            String status,
            @Nullable String result,
            Instant receivedAt,
            @Nullable Instant takenAt,
            @Nullable Object payload) {
        static DeliveryView of(Inbox.Stored delivery, @Nullable Object payload) {
            return new DeliveryView(
                    delivery.id(),
                    delivery.connectionId(),
                    delivery.event(),
                    delivery.action(),
                    delivery.guid(),
                    Words.of(delivery.status()),
                    delivery.result(),
                    delivery.receivedAt(),
                    delivery.takenAt(),
                    payload);
        }
    }
}
