package dev.lockstep.simulator;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Times have microseconds. */
public record PlaneComment(
        UUID id,
        UUID issueId,
        UUID actor,
        String commentHtml,
        @Nullable String externalSource,
        @Nullable String externalId,
        Instant createdAt,
        Instant updatedAt) {
    PlaneComment edited(String html, Instant at) {
        return new PlaneComment(id, issueId, actor, html, externalSource, externalId, createdAt, at);
    }
}
