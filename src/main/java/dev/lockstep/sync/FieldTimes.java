package dev.lockstep.sync;

import dev.lockstep.base.Slice;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.issue.Change;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.issue.Issues.TimelineEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * When the hub learnt of the newest change of a field. Both sides of a conflict are measured by when the hub first saw
 * them, so no tracker's clock decides. Asked only where both sides changed the same field.
 */
@Component
final class FieldTimes {
    private static final int PAGE = 200;

    private final Issues issues;

    FieldTimes(Issues issues) {
        this.issues = issues;
    }

    boolean hubChangedAfter(Issue hub, Field field, Instant remoteSeenAt) {
        Instant newest = Instant.EPOCH;
        String cursor = null;
        do {
            Slice<TimelineEntry> page = issues.timeline(hub.id(), PAGE, cursor);
            for (TimelineEntry entry : page.items()) {
                if (concerns(entry.change(), field)) {
                    newest = recordedAt(entry);
                }
            }
            cursor = page.next();
        } while (cursor != null);
        return newest.isAfter(remoteSeenAt);
    }

    private static Instant recordedAt(TimelineEntry entry) {
        // The id is a UUIDv7: its first 48 bits are the hub's milliseconds at the time of recording.
        return Instant.ofEpochMilli(entry.id().getMostSignificantBits() >>> 16);
    }

    private static boolean concerns(Change change, @Nullable Field field) {
        return switch (change) {
            case Change.Created created -> true;
            case Change.TitleChanged title -> field == Field.TITLE;
            case Change.BodyChanged body -> field == Field.BODY;
            case Change.StateChanged state -> field == Field.STATE;
            case Change.LabelsChanged labels -> field == Field.LABELS;
            case Change.AssigneesChanged assignees -> field == Field.ASSIGNEES;
            case Change.PriorityChanged priority -> field == Field.PRIORITY;
            case Change.CommentAdded added -> false;
            case Change.CommentEdited edited -> false;
            case Change.CommentDeleted deleted -> false;
            case Change.ConflictDecided decided -> false;
            case Change.Removed removed -> false;
        };
    }
}
