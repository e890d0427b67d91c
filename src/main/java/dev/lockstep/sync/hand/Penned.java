package dev.lockstep.sync.hand;

import dev.lockstep.issue.Author;
import dev.lockstep.issue.Change;
import dev.lockstep.issue.Issues.TimelineEntry;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose edit it is that a tracker lacks: the one person's who made all of it in the hub. What several made, or what came from
 * elsewhere, is nobody's own. Pure.
 */
public final class Penned {
    /** How many entries of a timeline are worth reading for it. */
    public static final int NEWEST = 50;

    private Penned() {}

    /**
     * @param newest of the issue's timeline, newest first
     * @param agreed the text that both sides had last
     */
    public static Optional<UUID> comment(List<TimelineEntry> newest, UUID comment, String agreed) {
        UUID by = null;
        for (var entry : newest) {
            if (entry.change() instanceof Change.CommentEdited edited
                    && edited.commentId().equals(comment)) {
                var editor = editor(entry);
                if (editor == null || by != null && !by.equals(editor)) {
                    return Optional.empty();
                }
                by = editor;
                if (edited.before().equals(agreed)) {
                    return Optional.of(by);
                }
            }
        }
        return Optional.empty(); // it goes further back than is shown
    }

    public static Optional<UUID> deletion(List<TimelineEntry> newest, UUID comment) {
        return newest.stream()
                .filter(entry -> entry.change() instanceof Change.CommentDeleted deleted
                        && deleted.commentId().equals(comment))
                .findFirst()
                .map(Penned::editor);
    }

    /** Null for who has no account here, and for what was done elsewhere. */
    static @Nullable UUID editor(TimelineEntry entry) {
        if (!entry.origin().place().equals(Author.ADMIN.place())) {
            return null;
        }
        var account = Author.account(entry.origin().by());
        return account == null ? null : UUID.fromString(account);
    }
}
