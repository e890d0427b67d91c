package dev.lockstep.api.rest;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A link on the wire, with how it is. */
record LinkView(
        UUID id,
        UUID projectId,
        String projectName,
        UUID connectionId,
        String tracker,
        String container,
        boolean incoming,
        boolean outgoing,
        boolean includePullRequests,
        @Nullable String doneState,
        String health,
        @Nullable String reason,
        @Nullable Instant checkedAt,
        long queued,
        long failed,
        long onlyHere,
        boolean onlyHereApproved,
        long twins) {}
