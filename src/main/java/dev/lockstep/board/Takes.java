package dev.lockstep.board;

import dev.lockstep.board.BoardColumn.Kind;
import dev.lockstep.issue.Issue;
import java.util.List;

/** What a column of a board takes by itself, once it comes, is closed or is opened again. At most one column each. */
public enum Takes {
    NEW(Kind.OPEN),
    PULL_REQUESTS(Kind.OPEN),
    CLOSED(Kind.CLOSED);

    /** A column of the other kind cannot hold it. */
    final Kind kind;

    Takes(Kind kind) {
        this.kind = kind;
    }

    /** Where an issue belongs as it is now; the first that a board has. */
    static List<Takes> of(Issue issue) {
        if (!issue.state().open()) {
            return List.of(CLOSED);
        }
        return issue.pullRequest() ? List.of(PULL_REQUESTS, NEW) : List.of(NEW);
    }
}
