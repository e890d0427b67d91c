package dev.lockstep.sync.plan;

import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.issue.Issue;
import dev.lockstep.sync.Twin;
import java.util.List;
import java.util.Map;

/** What becomes of an issue when a job is undone. */
sealed interface UndoVerdict {
    /** The job brought it in; what it made of it elsewhere goes with it. */
    record Remove(Issue hub, List<Twin> made) implements UndoVerdict {}

    /** The job edited it; {@code kept} says why some fields stay as they are. */
    record Back(Issue hub, Map<Field, String> values, Map<Field, String> kept) implements UndoVerdict {}

    record Left(Issue hub, String reason) implements UndoVerdict {}

    record Nothing() implements UndoVerdict {}
}
