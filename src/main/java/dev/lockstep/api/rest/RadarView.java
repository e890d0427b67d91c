package dev.lockstep.api.rest;

import dev.lockstep.watch.Action;
import dev.lockstep.watch.Actions;
import dev.lockstep.watch.Actions.ActionSecret;
import dev.lockstep.watch.CheckRow;
import dev.lockstep.watch.Watch;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Records of the older watcher on the wire: its names and its numbers, with our ids beside them. */
final class RadarView {
    private RadarView() {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Project(
            long id,
            UUID uuid,
            String name,
            String repoUrl,
            int checkInterval,
            List<String> branches,
            List<RadarAction> actions,
            @Nullable Instant lastCheck,
            Instant createdAt,
            Instant updatedAt) {
        static Project of(Watch watch, List<Action> actions) {
            return new Project(
                    watch.number(),
                    watch.id(),
                    watch.name(),
                    watch.repoUrl(),
                    watch.intervalMinutes(),
                    watch.branches(),
                    actions.stream()
                            .map(action -> RadarAction.of(action, watch, null))
                            .toList(),
                    watch.checkedAt(),
                    watch.createdAt(),
                    watch.updatedAt());
        }
    }

    /** @param webhookSecret only in the answer that makes it */
    @JsonNaming(SnakeCaseStrategy.class)
    record RadarAction(
            long id,
            UUID uuid,
            long projectId,
            String name,
            String actionType,
            @Nullable String webhookUrl,
            @Nullable String scriptContent,
            Instant createdAt,
            Instant updatedAt,
            @Nullable String webhookSecret) {
        static RadarAction of(Actions.Made made, Watch watch) {
            var secret = made.signingSecret();
            return of(made.action(), watch, secret == null ? null : secret.reveal());
        }

        static RadarAction of(Action action, Watch watch, @Nullable String secret) {
            return new RadarAction(
                    action.number(),
                    action.id(),
                    watch.number(),
                    action.name(),
                    Words.of(action.kind()),
                    action.webhookUrl(),
                    action.script(),
                    action.createdAt(),
                    action.updatedAt(),
                    secret);
        }

        @Override
        public String toString() {
            return "RadarAction[" + uuid + "]";
        }
    }

    /** {@code commitHash}, {@code branch} and {@code createdAt} are what the documents of that watcher call them. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Log(
            long id,
            UUID uuid,
            long projectId,
            String branchName,
            String branch,
            @Nullable String commitSha,
            @Nullable String commitHash,
            @Nullable String commitMessage,
            @Nullable String commitAuthor,
            @Nullable Instant commitDate,
            Instant checkedAt,
            Instant createdAt,
            String status,
            @Nullable String detail,
            long count,
            String projectName,
            String repoUrl) {
        static Log of(CheckRow row, Watch watch) {
            var branch = row.branch() == null ? String.join(", ", watch.branches()) : row.branch();
            return new Log(
                    row.number(),
                    row.id(),
                    watch.number(),
                    branch,
                    branch,
                    row.commitSha(),
                    row.commitSha(),
                    row.commitMessage(),
                    row.commitAuthor(),
                    row.commitDate(),
                    row.lastAt(),
                    row.firstAt(),
                    row.status().name(),
                    row.detail(),
                    row.times(),
                    watch.name(),
                    watch.repoUrl());
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record RadarSecret(long id, String name, Instant createdAt) {
        static RadarSecret of(ActionSecret secret) {
            return new RadarSecret(secret.number(), secret.name(), secret.createdAt());
        }
    }

    record Message(String message) {}
}
