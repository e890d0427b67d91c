package dev.lockstep.api.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.TestClock;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.operation.OperationRequest;
import dev.lockstep.operation.OperationRequest.Direction;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.OperationRequest.Priority;
import dev.lockstep.operation.Outcome;
import dev.lockstep.operation.Processed;
import dev.lockstep.operation.ResourceFacts;
import dev.lockstep.operation.ResourceKey;
import dev.lockstep.operation.TestOperations;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What sockets hear of an issue that somebody waits for. */
class SyncFeedbackTest {
    private static final UUID LINK = UUID.randomUUID();
    private static final Instant NOW = Instant.parse("2026-02-01T10:00:00Z");
    private static final ResourceFacts LINKED = new ResourceFacts() {
        @Override
        public boolean linked(UUID linkId) {
            return true;
        }

        @Override
        public Map<UUID, Instant> modifiedAt(Set<UUID> subjectIds) {
            return Map.of();
        }
    };

    @Test
    void anIssueAndItsCommentAreFollowedUntilTheyAreInStep(@TempDir Path folder) {
        try (var db = TestDatabase.in(folder)) {
            var queue = TestOperations.on(
                    db,
                    new TestClock(NOW),
                    LINKED,
                    () -> (operation, lease) -> Processed.of(new Outcome.Completed("sent")));
            var feedback = new SyncFeedback(queue.operations());
            assertThat(feedback.news()).isEmpty();
            var issue = UUID.randomUUID();
            var comment = UUID.randomUUID();
            db.database().write(() -> {
                queue.operations().enqueue(wish(Kind.ISSUE, issue, issue));
                queue.operations().enqueue(wish(Kind.COMMENT, issue, comment));
            });
            var waiting = List.of(new SyncFeedback.CommentState(comment, "queued"));
            assertThat(feedback.news()).containsExactly(new SyncFeedback.Told(issue, "queued", waiting));
            assertThat(feedback.news()).isEmpty();
            queue.drain();
            assertThat(feedback.news()).containsExactly(new SyncFeedback.Told(issue, "synced", List.of()));
            assertThat(feedback.news()).isEmpty();
        }
    }

    private static OperationRequest wish(Kind kind, UUID issue, UUID subject) {
        return new OperationRequest(
                new ResourceKey(issue.toString()),
                kind,
                subject,
                Direction.OUTBOUND,
                LINK,
                LINK,
                null,
                "edited",
                null,
                null,
                NOW,
                null,
                null,
                null,
                Set.of(),
                Priority.LIVE);
    }
}
