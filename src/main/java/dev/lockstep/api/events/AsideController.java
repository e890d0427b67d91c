package dev.lockstep.api.events;

import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.rest.Page;
import dev.lockstep.event.Aside;
import dev.lockstep.event.CloudEvent;
import dev.lockstep.event.Consuming;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Events that a part of Lockstep could not take; for administrators. */
@RestController
@Access(Least.ADMINISTRATOR)
@RequestMapping("/api/v1/events/aside")
class AsideController {
    private final Consuming consuming;

    AsideController(Consuming consuming) {
        this.consuming = consuming;
    }

    /** @param consumer who could not take it */
    record AsideView(UUID id, String consumer, CloudEvent event, String reason, Instant at) {
        static AsideView of(Aside aside) {
            return new AsideView(
                    aside.id(), aside.consumer(), CloudEvent.of(aside.event()), aside.reason(), aside.at());
        }
    }

    /** Oldest first. */
    @GetMapping
    ResponseEntity<Page<AsideView>> listAside(
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return Page.of(consuming.aside(Page.limit(limit), cursor).map(AsideView::of));
    }

    /** Gives it to its consumer now. What fails again stays aside. */
    @PostMapping("/{id}/replay")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void replayAside(@PathVariable UUID id) {
        consuming.replay(id);
    }

    /** It is never taken then. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discardAside(@PathVariable UUID id) {
        consuming.discard(id);
    }
}
