package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.IssuePatch;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.StateKind;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.IssueState;
import dev.lockstep.issue.Issues;
import dev.lockstep.issue.Origin;
import dev.lockstep.operation.Operation;
import dev.lockstep.terms.Switches;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwitchedOffTest {
    private static final Duration MOMENT = Duration.ofSeconds(5);

    private SyncWorld world;
    private FakeTracker tracker;

    @BeforeEach
    void begin(@TempDir Path folder) {
        world = new SyncWorld(folder);
        tracker = world.tracker;
        world.pass(MOMENT);
    }

    @AfterEach
    void end() {
        world.close();
    }

    private void switched(String part, boolean on) {
        world.links.send(world.linkId, world.link().switches().with(Map.of(part, on)));
        Revised.in(world);
        world.pass(MOMENT);
    }

    private RemoteIssue there() {
        return java.util.Objects.requireNonNull(tracker.issues.get("r1"));
    }

    private long conflicts() {
        return world.conflicts.conflicts().countOpen(world.linkId);
    }

    private static Issues.Edit state(IssueState state) {
        return new Issues.Edit(null, null, state, null, null, null);
    }

    private static Issues.Edit labels(String... labels) {
        return new Issues.Edit(null, null, null, new TreeSet<>(Set.of(labels)), null, null);
    }

    @Test
    void aNewIssueGoesOutWithNothingButWhatIsOn() {
        world.links.send(world.linkId, Switches.ALL_OFF);
        var hub = world.written("title", "text");
        world.edit(hub.id(), state(IssueState.DONE));
        world.edit(hub.id(), labels("bug"));
        world.edit(hub.id(), new Issues.Edit(null, null, null, null, new TreeSet<>(Set.of("plane:ann")), "high"));
        world.commented(hub, "A word");
        world.pass(MOMENT);

        assertThat(there().title()).isEqualTo("title");
        assertThat(there().body()).isEqualTo("text");
        assertThat(there().state().kind()).isEqualTo(StateKind.TODO);
        assertThat(there().labels()).isEmpty();
        assertThat(there().assignees()).isEmpty();
        assertThat(there().priority()).isNotEqualTo("high");
        assertThat(tracker.comments).isEmpty();

        world.links.send(world.linkId, Switches.ALL_ON);
        Revised.in(world);
        world.pass(MOMENT);

        assertThat(there().state().kind()).isEqualTo(StateKind.DONE);
        assertThat(there().labels()).containsExactly("bug");
        assertThat(there().assignees()).extracting(person -> person.name()).containsExactly("ann");
        assertThat(there().priority()).isEqualTo("high");
        assertThat(tracker.comments.values())
                .extracting(comment -> comment.body())
                .containsExactly("A word");
        assertThat(world.issue(hub.id()).state()).isEqualTo(IssueState.DONE);
        assertThat(world.conflicts.conflicts().countOpen(world.linkId)).isZero();
    }

    @Test
    void whatIsSwitchedOffAsksNobodyAndGoesOutOnceWhenItIsOn() {
        Issue hub = world.written("title", "text");
        world.pass(MOMENT);
        switched("titleChanges", false);
        int calls = tracker.calls.size();
        world.edit(hub.id(), SyncWorld.title("better"));
        world.pass(MOMENT);
        assertThat(tracker.calls).as("nothing was read or written").hasSize(calls);
        assertThat(world.enqueued()).extracting(Operation::reason).contains("switched_off");
        assertThat(there().title()).isEqualTo("title");

        switched("titleChanges", true);
        assertThat(there().title()).isEqualTo("better");
        var updated = tracker.calls.size();
        Revised.in(world);
        world.pass(MOMENT);
        assertThat(tracker.calls).hasSize(updated);
    }

    @Test
    void whatBothSidesChangedMeanwhileIsMergedWhenItIsOnAndWhatGivesWayIsKept() {
        Issue hub = world.written("title", "text");
        world.pass(MOMENT);
        switched("titleChanges", false);
        world.edit(hub.id(), SyncWorld.title("here"));
        world.pass(MOMENT);
        world.listed(tracker.edited("r1", new IssuePatch("there", "text there", null, null, null, null)));
        world.pass(MOMENT);
        assertThat(world.issue(hub.id()).title()).isEqualTo("here");
        assertThat(world.issue(hub.id()).body()).as("other fields come in").isEqualTo("text there");
        assertThat(there().title()).isEqualTo("there");
        assertThat(conflicts()).isZero();

        switched("titleChanges", true);
        assertThat(there().title()).isEqualTo(world.issue(hub.id()).title());
        assertThat(world.issues().newest(hub.id(), 20))
                .extracting(Issues.TimelineEntry::change)
                .anySatisfy(change -> assertThat(change.toString()).contains("here", "there", "newest"));
    }

    @Test
    void aNewerValueThereComesInAlthoughNothingGoesOut() {
        Issue hub = world.written("title", "text");
        world.pass(MOMENT);
        switched("labels", false);
        world.edit(hub.id(), labels("ours"));
        world.pass(MOMENT);
        world.listed(tracker.edited("r1", new IssuePatch(null, null, null, Set.of("theirs"), null, null)));
        world.pass(MOMENT);
        assertThat(world.issue(hub.id()).labels()).containsExactly("ours", "theirs");
        assertThat(there().labels()).containsExactly("theirs");

        switched("labels", true);
        assertThat(there().labels()).containsExactlyInAnyOrder("ours", "theirs");
    }

    @Test
    void commentsThatWereWrittenEditedAndDeletedMeanwhileFollow() {
        Issue hub = world.written("title", "text");
        var edited = world.commented(hub, "one");
        var deleted = world.commented(hub, "two");
        world.pass(MOMENT);
        switched("comments", false);
        world.issues().editComment(edited.id(), 1, "one, better", Origin.hub(null), world.clock.instant());
        world.issues().deleteComment(deleted.id(), 1, Origin.hub(null), world.clock.instant());
        world.commented(hub, "three");
        world.pass(MOMENT);
        assertThat(tracker.comments.values())
                .extracting(comment -> comment.body())
                .containsExactly("one", "two");

        switched("comments", true);
        assertThat(tracker.comments.values())
                .extracting(comment -> comment.body())
                .containsExactly("one, better", "three");
    }
}
