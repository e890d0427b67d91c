package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.IssuePatch;
import dev.lockstep.connector.Person;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.terms.Wording;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who works on an issue, between a hub that knows people of several places and a tracker that knows its own. */
class AssigneesTest {
    private SyncWorld world;
    private FakeTracker tracker;

    @BeforeEach
    void begin(@TempDir Path folder) {
        world = new SyncWorld(folder);
        tracker = world.tracker;
        world.pass(Duration.ofSeconds(5));
    }

    @AfterEach
    void end() {
        world.close();
    }

    private void assign(Issue issue, String... people) {
        world.edit(issue.id(), new Issues.Edit(null, null, null, null, new TreeSet<>(List.of(people)), null));
        world.queue.drain();
        world.pass(Duration.ofSeconds(5));
    }

    private void assignThere(Set<String> before, Set<String> after) {
        world.clock.advance(Duration.ofSeconds(5));
        tracker.edited("r1", new IssuePatch(null, null, null, null, null, new IssuePatch.Assignment(before, after)));
        world.touched(tracker.issues.get("r1"));
        world.queue.drain();
    }

    private List<String> there() {
        return tracker.issues.get("r1").assignees().stream().map(Person::name).toList();
    }

    @Test
    void peopleOfTheTrackerGoOutAndComeInOneByOne() {
        var issue = world.written("title", "text");
        world.queue.drain();
        assign(issue, "plane:ann", "plane:bob");
        assertThat(there()).containsExactly("ann", "bob");

        assignThere(Set.of("ann", "bob"), Set.of("bob", "cid"));

        assertThat(world.issue(issue.id()).assignees()).containsExactly("plane:bob", "plane:cid");
        assign(issue, "plane:cid");
        assertThat(there()).containsExactly("cid");
    }

    @Test
    void peopleOfAnIssueThatIsCreatedThereAreToldToo() {
        var issue = world.written("title", "text");
        world.edit(issue.id(), new Issues.Edit(null, null, null, null, new TreeSet<>(List.of("plane:ann")), null));
        world.queue.drain();
        assertThat(tracker.issues).hasSize(1);
        assertThat(there()).containsExactly("ann");
    }

    @Test
    void whomTheTrackerCannotKnowStaysInTheHubAndIsListed() {
        var issue = world.written("title", "text");
        world.queue.drain();
        assign(issue, "github:dan", "plane:ann");
        assertThat(there()).containsExactly("ann");
        assertThat(world.twin(issue.id()).peopleNotThere(Wording.NONE.at("plane")))
                .containsExactly("github:dan");

        assignThere(Set.of("ann"), Set.of());

        assertThat(world.issue(issue.id()).assignees()).containsExactly("github:dan");
    }

    @Test
    void whomTheTrackerDoesNotTakeIsListedAndNotTriedAgain() {
        tracker.strangers.add("eve");
        var issue = world.written("title", "text");
        world.queue.drain();
        assign(issue, "plane:ann", "plane:eve");
        assertThat(world.twin(issue.id()).peopleNotThere(Wording.NONE.at("plane")))
                .containsExactly("plane:eve");
        tracker.calls.clear();

        world.touched(tracker.issues.get("r1"));
        world.queue.drain();

        assertThat(tracker.calls).doesNotContain("update issue");
        assertThat(world.issue(issue.id()).assignees()).containsExactly("plane:ann", "plane:eve");
    }

    @Test
    void somebodyWhomNoTrackerKnowsIsNoReasonToWrite() {
        var issue = world.written("title", "text");
        world.queue.drain();
        tracker.calls.clear();
        assign(issue, "github:dan");
        assertThat(tracker.calls).doesNotContain("update issue");
    }
}
