package dev.lockstep.watch;

import dev.lockstep.connector.Container;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A repository that is followed.
 *
 * @param number beside the id, for those who know records by number
 * @param branches names and patterns such as {@code feature/*}
 * @param fireFirst actions also run for what the first look finds
 * @param started the first look is done
 * @param trouble why the last check failed, null when it did not
 */
public record Watch(
        UUID id,
        long number,
        UUID projectId,
        UUID connectionId,
        String name,
        String repoUrl,
        Container container,
        List<String> branches,
        int intervalMinutes,
        boolean fireFirst,
        boolean started,
        @Nullable String etag,
        @Nullable String trouble,
        Instant dueAt,
        @Nullable Instant checkedAt,
        Instant createdAt,
        Instant updatedAt) {}
