package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Ids;
import dev.lockstep.connector.IssuePatch;
import dev.lockstep.connector.RemoteComment;
import dev.lockstep.guard.Change;
import dev.lockstep.guard.Danger;
import dev.lockstep.guard.Exit;
import dev.lockstep.guard.Plan;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.issue.Origin;
import dev.lockstep.operation.OperationState;
import dev.lockstep.operation.Operations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

    @Test
    void aNoteWaitsWithTheRestAndIsToldOnce() {
        var hub = world.written("title", "text");
        world.links.tell(world.linkId, true);
        world.pass(MOMENT);
        assigned(hub, "github:ann", Origin.hub(null)); // enqueued before the link stops, so its look tells of it
        var plan = stopped(hub.id());
        world.pass(MOMENT);
        assertThat(world.tracker.comments).isEmpty();
        answered(plan, false);
        assertThat(notes()).hasSize(1).first().asString().contains("github:ann");
    }

    @Test
    void whatAPersonRejectedIsNotToldInANoteEither() {
        var one = world.written("one", "text");
        var two = world.written("two", "text");
        world.links.tell(world.linkId, true);
        world.links.tune(world.linkId, new Links.Tuning(1, null, null, null));
        world.pass(MOMENT);
        var pass = new Origin("github", null, Ids.next(), null, null, Ids.next(), false);
        assigned(one, "github:ann", pass);
        assigned(two, "github:ann", pass);
        world.guard.judge().step(Set.of());
        var plan = world.guard.answers().of(world.linkId).getFirst().plan();
        assertThat(plan.danger()).isEqualTo(Danger.TOO_MANY_CHANGES);
        answered(plan.id(), false);
        assertThat(notes()).isEmpty();

        assigned(one, "github:bob", Origin.hub(null));
        world.pass(MOMENT);
        assertThat(notes()).hasSize(1).first().asString().contains("github:bob").contains("No longer assigned");
    }

    @Test
    void whatNobodyAnsweredIsLookedForButNotSentAgainBeforeTheAnswer() {
        var hub = world.written("title", "text");
        world.queue.drain();
        world.tracker.nextCreate = FakeTracker.Create.NEVER_ARRIVES;
        var made = world.written("made", "text");
        world.queue.drain();
        var plan = stopped(hub.id());
        for (int probe = 0; probe < 5; probe++) {
            world.pass(FakeTracker.SETTLES.plus(MOMENT));
        }
        assertThat(world.tracker.issues).hasSize(1);
        answered(plan, false);
        assertThat(world.tracker.issues).hasSize(2);
        assertThat(world.twin(made.id()).status()).isEqualTo(Twin.Status.LINKED);
        assertThat(world.operations().counts(null).getOrDefault(OperationState.QUEUED, 0L))
                .isZero();
    }

    private void assigned(Issue issue, String person, Origin origin) {
        var edit = new Issues.Edit(null, null, null, null, new TreeSet<>(Set.of(person)), null);
        var stands = world.issue(issue.id());
        world.issues().edit(issue.id(), stands.version(), edit, origin, world.clock.instant());
    }

    private List<String> notes() {
        return world.tracker.comments.values().stream().map(RemoteComment::body).toList();
    }
}
