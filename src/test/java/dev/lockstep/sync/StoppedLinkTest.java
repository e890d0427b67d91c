package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.IssuePatch;
import dev.lockstep.guard.Change;
import dev.lockstep.guard.Danger;
import dev.lockstep.guard.Exit;
import dev.lockstep.guard.Plan;
import dev.lockstep.operation.OperationState;
import dev.lockstep.operation.Operations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A link that waits for a person: nothing leaves over it, whatever comes in goes on. */
class StoppedLinkTest {
    private static final Duration MOMENT = Duration.ofSeconds(5);

    private SyncWorld world;

    @BeforeEach
    void begin(@TempDir Path folder) {
        world = new SyncWorld(folder);
        world.pass(MOMENT);
    }

    @AfterEach
    void end() {
        world.close();
    }

    private UUID stopped(UUID issue) {
        var absent = new Change(issue, issue, Change.What.DELETE, Set.of());
        var exit = new Exit(world.linkId, world.projectId);
        world.db
                .database()
                .write(() ->
                        world.guard.guard().absent(exit, Danger.EMPTY_SIDE, "It is suddenly empty.", List.of(absent)));
        return world.guard.answers().of(world.linkId).getFirst().plan().id();
    }

    private void answered(UUID plan, boolean approve) {
        world.guard.answers().answer(world.linkId, plan, approve, "admin");
        for (int round = 0; round < 3; round++) {
            world.guard.judge().step(Set.of());
            world.pass(MOMENT);
        }
    }

    @Test
    void whatComesInGoesOnAndWhatAPersonWritesLeavesAfterTheAnswer() {
        var hub = world.written("title", "text");
        world.queue.drain();
        var plan = stopped(hub.id());
        world.pass(MOMENT);

        world.edit(hub.id(), SyncWorld.title("mine"));
        var made = world.written("made meanwhile", "text");
        var edited = world.tracker.edited("r1", new IssuePatch(null, "theirs", null, null, null, null));
        world.touched(edited);
        world.pass(MOMENT);
        assertThat(world.issue(hub.id()).body()).isEqualTo("theirs");
        assertThat(world.tracker.readIssue(edited.ref()).title()).isEqualTo("title");
        assertThat(world.twins.of(made.id())).isEmpty();
        assertThat(world.guard.judge().step(Set.of())).isTrue();

        answered(plan, false);
        assertThat(world.tracker.readIssue(edited.ref()).title()).isEqualTo("mine");
        assertThat(world.tracker.readIssue(edited.ref()).body()).isEqualTo("theirs");
        assertThat(world.twin(made.id()).status()).isEqualTo(Twin.Status.LINKED);
        assertThat(world.twin(hub.id()).status()).isEqualTo(Twin.Status.LINKED);
        assertThat(world.operations().counts(null).getOrDefault(OperationState.QUEUED, 0L))
                .isZero();
        assertThat(world.guard.judge().step(Set.of())).isFalse();
    }

    @Test
    void whatWasAbsentIsLookedAtOnceAPersonApproves() {
        var hub = world.written("title", "text");
        world.queue.drain();
        var plan = stopped(hub.id());
        assertThat(world.guard.answers().of(world.linkId).getFirst().plan().kind())
                .isEqualTo(Plan.Kind.ABSENT);
        answered(plan, true);
        assertThat(world.twin(hub.id()).status()).as("it is still there").isEqualTo(Twin.Status.LINKED);
        assertThat(world.operations()
                        .list(Operations.Filter.of(world.linkId, hub.id()), 1, null)
                        .items()
                        .getFirst()
                        .request()
                        .isLook())
                .isTrue();
    }

    @Test
    void aLinkThatIsRemovedLeavesNothingWaiting() {
        var hub = world.written("title", "text");
        world.queue.drain();
        stopped(hub.id());
        world.edit(hub.id(), SyncWorld.title("mine"));
        world.pass(MOMENT);
        world.links.delete(world.linkId);
        world.guard.judge().step(Set.of());
        world.pass(MOMENT);
        assertThat(world.operations().counts(null).getOrDefault(OperationState.QUEUED, 0L))
                .isZero();
    }
}
