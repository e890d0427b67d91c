package dev.lockstep.issue;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A comment on an issue; {@code body} is Markdown. Times as in {@link Issue}. */
public record Comment(
        UUID id,
        UUID issueId,
        String body,
        @Nullable Author author,
        long version,
        Instant createdAt,
        Instant modifiedAt,
        @Nullable Instant deletedAt) {}
