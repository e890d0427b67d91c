package dev.lockstep.api.notify;

import dev.lockstep.notify.Notification;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notification as the API shows it.
 *
 * @param kind for programs
 * @param type in few words, for people
 * @param content one sentence, plain text
 */
record NotificationView(
        UUID id,
        String kind,
        String type,
        String content,
        @Nullable UUID projectId,
        @Nullable UUID issueId,
        @Nullable UUID byId,
        Instant createdAt,
        @Nullable Instant readAt) {
    static NotificationView of(Notification it) {
        return new NotificationView(
                it.id(),
                it.kind().word(),
                it.kind().title(),
                it.content(),
                it.projectId(),
                it.issueId(),
                it.byId(),
                it.createdAt(),
                it.readAt());
    }
}
