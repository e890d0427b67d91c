package dev.lockstep.sync.listing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An issue and its counterpart over one link.
 *
 * @param remoteId of the tracker; {@code key} what it calls it, such as a number
 */
public record ListedTwin(
        UUID id,
        UUID linkId,
        UUID issueId,
        String remoteId,
        String key,
        @Nullable String url) {}
