package dev.lockstep.api.rest;

import dev.lockstep.watch.CheckRow;
import dev.lockstep.watch.Watch;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A watch on the wire. */
record WatchView(
        UUID id,
        long number,
        UUID projectId,
        UUID connectionId,
        String name,
        String repoUrl,
        String container,
        List<String> branches,
        int intervalMinutes,
        boolean fireFirst,
        @Nullable String trouble,
        Instant nextCheckAt,
        @Nullable Instant checkedAt,
        Instant createdAt,
        Instant updatedAt) {
    static WatchView of(Watch watch) {
        return new WatchView(
                watch.id(),
                watch.number(),
                watch.projectId(),
                watch.connectionId(),
                watch.name(),
                watch.repoUrl(),
                watch.container().path(),
                watch.branches(),
                watch.intervalMinutes(),
                watch.fireFirst(),
                watch.trouble(),
                watch.dueAt(),
                watch.checkedAt(),
                watch.createdAt(),
                watch.updatedAt());
    }

    /** What a check saw; equal ones in a row are one that counts. */
    record Check(
            UUID id,
            String status,
            @Nullable String branch,
            @Nullable String commitSha,
            @Nullable String commitMessage,
            @Nullable String commitAuthor,
            @Nullable Instant commitDate,
            @Nullable String detail,
            long count,
            Instant firstAt,
            Instant lastAt) {
        static Check of(CheckRow row) {
            return new Check(
                    row.id(),
                    Words.of(row.status()),
                    row.branch(),
                    row.commitSha(),
                    row.commitMessage(),
                    row.commitAuthor(),
                    row.commitDate(),
                    row.detail(),
                    row.times(),
                    row.firstAt(),
                    row.lastAt());
        }
    }
}
