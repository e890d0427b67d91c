package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.IssuePatch;
import dev.lockstep.connector.Person;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.terms.Mapping.Kind;
import dev.lockstep.terms.Mappings;
import dev.lockstep.terms.TestTerms;
import dev.lockstep.terms.UnmappedCount;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedTest {
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
    }

    @AfterEach
    void end() {
        world.close();
    }

    private void assign(String... people) {
        world.edit(hub.id(), new Issues.Edit(null, null, null, null, new TreeSet<>(Set.of(people)), null));
        world.pass(MOMENT);
    }

    private void map(Kind kind, String name, String there) {
        world.db.database().write(() -> {
            var wanted = Mappings.fresh(world.linkId, "plane", kind, name, there);
            world.mappings.set(world.projectId, wanted, world.clock.millis());
            world.links.reworded(world.linkId, true);
        });
        Revised.in(world);
        world.pass(MOMENT);
    }

    private RemoteIssue there() {
        return Objects.requireNonNull(tracker.issues.get("r1"));
    }

    private List<String> assigned() {
        return there().assignees().stream().map(Person::name).toList();
    }

    private List<UnmappedCount> unmapped() {
        return TestTerms.unmapped(world.db).list(world.linkId, null, 10, null).items();
    }

    @Test
    void whoIsNotKnownThereIsListedAndOneMappingHealsThePast() {
        assign("github:ann", "plane:bob");
        assertThat(assigned()).containsExactly("bob");
        assertThat(unmapped()).singleElement().satisfies(each -> {
            assertThat(each.name()).isEqualTo("github:ann");
            assertThat(each.kind()).isEqualTo(Kind.USER);
            assertThat(each.issues()).isOne();
            assertThat(each.samples()).containsExactly(hub.id());
        });

        map(Kind.USER, "github:ann", "ann-there");
        assertThat(assigned()).containsExactlyInAnyOrder("ann-there", "bob");
        assertThat(world.issue(hub.id()).assignees()).containsExactly("github:ann", "plane:bob");
        assertThat(unmapped()).isEmpty();

        // From now on both names are one person: who leaves there leaves here.
        world.listed(tracker.edited(
                "r1",
                new IssuePatch(null, null, null, null, null, new IssuePatch.Assignment(Set.of(), Set.of("bob")))));
        world.pass(MOMENT);
        assertThat(world.issue(hub.id()).assignees()).containsExactly("plane:bob");
    }

    @Test
    void whomTheTrackerDoesNotTakeIsTriedOnceAndStaysListed() {
        tracker.strangers.add("nobody");
        assign("github:ann");
        map(Kind.USER, "github:ann", "nobody");
        int calls = tracker.calls.size();
        Revised.in(world);
        for (int look = 0; look < 3; look++) {
            world.listed(tracker.edited("r1", new IssuePatch(null, "text " + look, null, null, null, null)));
            world.pass(MOMENT);
        }
        assertThat(tracker.calls.subList(calls, tracker.calls.size()).toString())
                .doesNotContain("update");
        assertThat(unmapped()).singleElement().extracting(UnmappedCount::name).isEqualTo("github:ann");
        assertThat(world.issue(hub.id()).assignees()).containsExactly("github:ann");
    }

    @Test
    void aNameThatWasThereBeforeItWasMappedIsTheSamePersonFromThenOn() {
        world.listed(tracker.edited(
                "r1",
                new IssuePatch(null, null, null, null, null, new IssuePatch.Assignment(Set.of(), Set.of("ann")))));
        world.pass(MOMENT);
        assertThat(world.issue(hub.id()).assignees()).containsExactly("plane:ann");
        map(Kind.USER, "github:ann", "ann");
        assertThat(world.issue(hub.id()).assignees()).containsExactly("github:ann");
        assertThat(assigned()).containsExactly("ann");
    }

    @Test
    void labelsHaveTheirOwnNamesThereAndThoseOfThePastFollow() {
        world.edit(hub.id(), new Issues.Edit(null, null, null, new TreeSet<>(Set.of("bug", "ui")), null, null));
        world.pass(MOMENT);
        assertThat(there().labels()).containsExactly("bug", "ui");
        map(Kind.LABEL, "bug", "Fehler");
        assertThat(there().labels()).contains("Fehler", "ui");
        assertThat(world.issue(hub.id()).labels()).containsExactly("bug", "ui");

        world.listed(tracker.edited("r1", new IssuePatch(null, null, null, Set.of("Fehler"), null, null)));
        world.pass(MOMENT);
        assertThat(world.issue(hub.id()).labels()).containsExactly("bug");
    }

    @Test
    void aMappingThatIsRemovedClearsNothing() {
        assign("github:ann");
        map(Kind.USER, "github:ann", "ann");
        var id = world.mappings
                .list(world.projectId, world.linkId, 10, null)
                .items()
                .getFirst()
                .id();
        world.db.database().write(() -> {
            world.mappings.remove(world.linkId, id);
            world.links.reworded(world.linkId, true);
        });
        Revised.in(world);
        world.pass(MOMENT);
        assertThat(assigned()).containsExactly("ann");
        assertThat(world.issue(hub.id()).assignees()).containsExactly("github:ann");
    }
}
