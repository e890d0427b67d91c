package dev.lockstep.api.rest;

import dev.lockstep.sync.Twins;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link on the wire, with how it is.
 *
 * @param syncState how far its newest job has come: unsynced, fetching-issues, fetching-comments, comparing, syncing, synced,
 *     or errored- with where it stopped
 * @param sends what goes out while {@code outgoing} is on
 * @param fallbackComments what the tracker cannot express is told there in a comment
 * @param maxMutations changes that one cycle may write there unasked, 0 for any number
 * @param whenDeleted what becomes of an issue here that was deleted there: keep, close or delete
 * @param deletions what becomes there of an issue that is deleted here: keep, close or delete
 * @param intake which issues come in from there
 * @param counts of what stands on both sides
 * @param pollSeconds how often it is looked at where no webhook tells
 * @param twins issues and pull requests of them
 */
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
        boolean attribution,
        Map<String, Boolean> sends,
        boolean fallbackComments,
        int maxMutations,
        String whenDeleted,
        String deletions,
        LinksController.IntakeView intake,
        Map<String, String> policies,
        long openConflicts,
        String health,
        @Nullable String reason,
        @Nullable Instant checkedAt,
        long queued,
        long failed,
        long onlyHere,
        boolean onlyHereApproved,
        long twins,
        String syncState,
        Twins.Counts counts,
        long pollSeconds) {}
