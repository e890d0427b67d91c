package dev.lockstep.api.events;

import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.rest.Page;
import dev.lockstep.event.CloudEvent;
import dev.lockstep.event.EventArchive;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Events that are too old for the database; for administrators. */
@RestController
@Access(Least.ADMINISTRATOR)
@RequestMapping("/api/v1/events/archive")
class ArchiveController {
    private final EventArchive archive;

    ArchiveController(EventArchive archive) {
        this.archive = archive;
    }

    /** Oldest first, from {@code from} on and before {@code to}; {@code subject} is the id of a record. */
    @GetMapping
    ResponseEntity<Page<CloudEvent>> listArchive(
            @RequestParam Instant from,
            @RequestParam Instant to,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return Page.of(archive.read(from, to, subject, Page.limit(limit), cursor));
    }
}
