package dev.lockstep.connector;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a webhook delivery hints at. A hint only: the record is read again before anything is concluded from it. */
public sealed interface DeliveryNews {
    /**
     * @param container null when the payload does not name it
     * @param action the tracker's own word: opened, edited, closed, ...
     * @param updatedAt the record's time in the payload, null when it has none
     * @param by what the tracker calls whoever did it, null when the payload does not tell
     */
    record IssueTouched(
            @Nullable Container container,
            RemoteRef issue,
            String action,
            boolean pullRequest,
            boolean deleted,
            @Nullable Instant updatedAt,
            @Nullable String by)
            implements DeliveryNews {}

    record CommentTouched(
            @Nullable Container container,
            @Nullable RemoteRef issue,
            RemoteRef comment,
            String action,
            boolean onPullRequest,
            boolean deleted,
            @Nullable Instant updatedAt,
            @Nullable String by)
            implements DeliveryNews {}

    /** Commits were pushed to a branch, or it was made, moved or deleted. */
    record Pushed(Container container, String branch) implements DeliveryNews {}

    /**
     * An App was let into places, or shut out of them.
     *
     * @param whole {@code added} is all that this installation reaches now
     */
    record Installed(String installation, String action, boolean whole, List<Named> added, List<Named> removed)
            implements DeliveryNews {
        /** @param id stays when the name changes */
        public record Named(String id, String name) {}
    }

    /** Not what the tracker promises; {@code why} is for a person. */
    record Unreadable(String why) implements DeliveryNews {}

    /** Understood, and of no consequence (ping, an event nobody needs). */
    record None(String why) implements DeliveryNews {}
}
