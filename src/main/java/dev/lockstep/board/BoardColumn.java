package dev.lockstep.board;

import dev.lockstep.issue.IssueState;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A column of a board.
 *
 * @param wipLimit how many issues may stand in it, null for any number
 * @param takes what comes there by itself, null for nothing
 * @param issues how many stand there
 */
public record BoardColumn(
        UUID id,
        UUID projectId,
        String name,
        Kind kind,
        @Nullable Integer wipLimit,
        @Nullable Takes takes,
        long issues) {
    /** Which issues belong there. */
    public enum Kind {
        OPEN(IssueState.TODO),
        CLOSED(IssueState.DONE);

        /** What an issue of the other kind becomes when it is moved there. */
        final IssueState usual;

        Kind(IssueState usual) {
            this.usual = usual;
        }

        public static Kind of(IssueState state) {
            return switch (state) {
                case BACKLOG, TODO, STARTED -> OPEN;
                case DONE, CANCELLED -> CLOSED;
            };
        }
    }
}
