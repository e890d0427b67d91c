package dev.lockstep.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person who waits is told of an issue and its comments. */
class SyncStatesTest {
    private final UUID issue = UUID.randomUUID();
    private TestQueue q;

    @BeforeEach
    void open(@TempDir Path folder) {
        q = new TestQueue(folder);
    }

    @AfterEach
    void close() {
        q.close();
    }

    private TestQueue.Wish edit(double at) {
        return q.in(issue.toString(), at);
    }

    private Map<UUID, SyncState> states() {
        return q.operations().syncStates(List.of(issue, UUID.randomUUID()));
    }

    @Test
    void anIssueIsQueuedThenProcessingThenInStep() {
        assertThat(states()).isEmpty();
        q.add(edit(1));
        assertThat(states()).isEqualTo(Map.of(issue, SyncState.QUEUED));
        q.dispatch();
        assertThat(states()).isEqualTo(Map.of(issue, SyncState.PROCESSING));
        q.add(edit(2));
        assertThat(states()).isEqualTo(Map.of(issue, SyncState.PROCESSING));
        q.work();
        assertThat(states()).isEqualTo(Map.of(issue, SyncState.QUEUED));
        q.drain();
        assertThat(states()).isEmpty();
    }

    @Test
    void aFailureIsToldUntilSomethingLaterSucceeds() {
        q.processor = (op, lease) -> Processed.of(new Outcome.Failed("invalid", "Too long.", "Shorten it."));
        q.add(edit(1));
        q.drain();
        assertThat(states()).isEqualTo(Map.of(issue, SyncState.ERRORED));
        q.processor = (op, lease) -> Processed.of(new Outcome.Completed("updated"));
        q.add(edit(2));
        assertThat(states()).isEqualTo(Map.of(issue, SyncState.QUEUED));
        q.drain();
        assertThat(states()).isEmpty();
    }

    @Test
    void aCommentHasAStateOfItsOwn() {
        q.add(edit(1).comment("one").event("created"));
        q.dispatch();
        q.add(edit(2).comment("two").event("created"));
        assertThat(states()).isEmpty();
        assertThat(q.operations().commentStates(issue))
                .isEqualTo(Map.of(
                        TestQueue.subject("one"), SyncState.PROCESSING, TestQueue.subject("two"), SyncState.QUEUED));
        q.add(edit(3));
        assertThat(states()).isEqualTo(Map.of(issue, SyncState.QUEUED));
        q.work();
        q.drain();
        assertThat(q.operations().commentStates(issue)).isEmpty();
    }
}
