package dev.lockstep.issue;

import dev.lockstep.issue.Issues.Edit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The next version of a record. */
final class Next {
    static Issue edited(Issue before, Edit edit, Instant at) {
        return new Issue(
                before.id(),
                before.projectId(),
                before.number(),
                either(edit.title(), before.title()),
                either(edit.body(), before.body()),
                either(edit.state(), before.state()),
                either(edit.labels(), before.labels()),
                either(edit.assignees(), before.assignees()),
                either(edit.priority(), before.priority()),
                before.author(),
                before.version() + 1,
                before.createdAt(),
                newest(before.modifiedAt(), at),
                before.deletedAt(),
                either(edit.filing(), before.filing()),
                before.pullRequest(),
                null);
    }

    static Issue removed(Issue before, Instant at) {
        return new Issue(
                before.id(),
                before.projectId(),
                before.number(),
                before.title(),
                before.body(),
                before.state(),
                before.labels(),
                before.assignees(),
                before.priority(),
                before.author(),
                before.version() + 1,
                before.createdAt(),
                newest(before.modifiedAt(), at),
                at,
                before.filing(),
                before.pullRequest(),
                before.archivedAt());
    }

    static Comment comment(Comment before, String body, Instant at, @Nullable Instant deletedAt) {
        return new Comment(
                before.id(),
                before.issueId(),
                body,
                before.author(),
                before.version() + 1,
                before.createdAt(),
                newest(before.modifiedAt(), at),
                deletedAt);
    }

    private static <T> T either(@Nullable T wish, T before) {
        return wish == null ? before : wish;
    }

    /** Clocks of different places disagree; a record's time never goes back. */
    private static Instant newest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
