package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.IssuePatch;
import dev.lockstep.connector.RemoteComment;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.operation.Operation;
import dev.lockstep.operation.OperationState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NotesTest {
    private static final Duration MOMENT = Duration.ofSeconds(5);

    private SyncWorld world;
    private FakeTracker tracker;
    private Issue hub;

    @BeforeEach
    void begin(@TempDir Path folder) {
        world = new SyncWorld(folder);
        tracker = world.tracker;
        world.pass(MOMENT);
        hub = world.written("title", "text");
        world.pass(MOMENT);
        world.links.tell(world.linkId, true);
        world.pass(MOMENT);
    }

    @AfterEach
    void end() {
        world.close();
    }

    private void assign(String... people) {
        world.edit(hub.id(), new Issues.Edit(null, null, null, null, new TreeSet<>(Set.of(people)), null));
        world.pass(MOMENT);
    }

    private List<String> notes() {
        return tracker.comments.values().stream().map(RemoteComment::body).toList();
    }

    @Test
    void eachChangeThatCannotBeShownIsToldOnce() {
        assign("github:ann", "plane:bob");
        assertThat(notes()).containsExactly("Assigned: `github:ann`, whom Plane cannot show.\n\nlockstep note");
        for (int look = 0; look < 3; look++) {
            world.edit(hub.id(), SyncWorld.title("title " + look));
            world.pass(MOMENT);
            world.listed(tracker.edited("r1", new IssuePatch(null, "text " + look, null, null, null, null)));
            world.pass(MOMENT);
        }
        assertThat(notes()).hasSize(1);
        assign("plane:bob");
        assertThat(notes()).hasSize(2).last().asString().startsWith("No longer assigned: `github:ann`");
    }

    @Test
    void aNoteNeverComesInAndIsNobodysComment() {
        assign("github:ann");
        tracker.commentEdited("c2", "Edited there\n\nlockstep note");
        tracker.comments.values().forEach(note -> world.touched(hub.id(), note));
        world.listed(tracker.edited("r1", new IssuePatch("there", null, null, null, null, null)));
        world.pass(MOMENT);
        assertThat(world.issues().comments(hub.id())).isEmpty();
        assertThat(world.enqueued())
                .extracting(Operation::state)
                .doesNotContain(OperationState.ERRORED, OperationState.QUEUED);
        assertThat(tracker.comments).hasSize(1);
    }

    @Test
    void afterTheDatabaseIsLostItIsKnownByItsMarkAndLastLine() {
        assign("github:ann");
        var note = tracker.comments.values().iterator().next();
        world.db.jdbc().sql("delete from twin where kind = 'comment'").update();
        world.db.jdbc().sql("delete from intent").update();
        world.touched(hub.id(), note);
        world.pass(MOMENT);
        assertThat(world.issues().comments(hub.id())).isEmpty();
        assertThat(world.enqueued()).extracting(Operation::reason).contains("lockstep_note");
    }

    @Test
    void aPersonWhoWritesTheLineIsHeard() {
        world.touched(hub.id(), tracker.comments(tracker.issues.get("r1"), "Is this a\n\nlockstep note"));
        world.pass(MOMENT);
        assertThat(world.issues().comments(hub.id())).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = FakeTracker.Create.class,
            names = {"LOSES_ITS_ANSWER", "NEVER_ARRIVES"})
    void whateverBecomesOfTheAnswerThereIsOne(FakeTracker.Create how) {
        tracker.nextCreate = how;
        assign("github:ann");
        world.pass(Duration.ofMinutes(3));
        world.pass(Duration.ofMinutes(3));
        assertThat(notes()).hasSize(1);
    }

    @Test
    void itIsOffUnlessItWasSwitchedOnAndTellsNothingOfBefore() {
        world.links.tell(world.linkId, false);
        assign("github:ann");
        world.links.tell(world.linkId, true);
        world.edit(hub.id(), SyncWorld.title("other"));
        world.pass(MOMENT);
        assertThat(notes()).isEmpty();
        assertThat(world.link().notesSince()).isNotNull();
    }

    @Test
    void whatCameFromThereIsNotToldThere() {
        world.listed(tracker.edited(
                "r1",
                new IssuePatch(null, null, null, null, "high", new IssuePatch.Assignment(Set.of(), Set.of("bob")))));
        world.pass(MOMENT);
        assertThat(world.issue(hub.id()).priority()).isEqualTo("high");
        assertThat(notes()).isEmpty();
    }
}
