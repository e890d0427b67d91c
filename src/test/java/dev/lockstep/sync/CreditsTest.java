package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.Person;
import dev.lockstep.connector.RemoteChange;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.IssueState;
import dev.lockstep.issue.Issues.Edit;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CreditsTest {
    private static final Instant MORNING = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant RECORD = Instant.parse("2026-03-01T13:00:00Z");
    private static final Person ANN = new Person("a", "Ann", null);
    private static final Person BOB = new Person("b", "Bob", null);

    private static Issue hub(Set<String> labels, Set<String> assignees) {
        var id = new UUID(1, 1);
        return new Issue(
                id,
                id,
                1,
                "Title",
                "Body",
                IssueState.TODO,
                new TreeSet<>(labels),
                new TreeSet<>(assignees),
                "none",
                null,
                1,
                MORNING,
                MORNING,
                null,
                dev.lockstep.issue.Filing.NONE);
    }

    private static List<Credits.Credit> of(Edit edit, Issue hub, RemoteChange... told) {
        return Credits.of(edit, hub, List.of(told), "jira", RECORD);
    }

    @Test
    void allItemsOfOneEntryAreItsAuthorsInOneGo() {
        var edit = new Edit("New", null, null, new TreeSet<>(Set.of("x", "y")), null, null);
        var credits = of(
                edit,
                hub(Set.of(), Set.of()),
                RemoteChange.of(Field.TITLE, ANN, NOON),
                new RemoteChange(Field.LABELS, Set.of("x", "y"), Set.of(), ANN, NOON));
        assertThat(credits).containsExactly(new Credits.Credit(edit, ANN, NOON));
    }

    @Test
    void eachLabelIsWhoseItIsAndTheLastStepMakesTheWhole() {
        var wanted = new TreeSet<>(Set.of("new", "newer"));
        var credits = of(
                new Edit(null, null, null, wanted, null, null),
                hub(Set.of("old"), Set.of()),
                new RemoteChange(Field.LABELS, Set.of("NEW"), Set.of(), ANN, MORNING),
                new RemoteChange(Field.LABELS, Set.of("newer"), Set.of("old"), BOB, NOON));
        assertThat(credits).extracting(Credits.Credit::by).containsExactly(ANN, BOB);
        assertThat(credits.getFirst().edit().labels()).containsExactlyInAnyOrder("old", "new");
        assertThat(credits.getLast().edit().labels()).isEqualTo(wanted);
    }

    @Test
    void theNewestOfSeveralChangesCounts() {
        var credits = of(
                new Edit(null, null, IssueState.DONE, null, null, null),
                hub(Set.of(), Set.of()),
                RemoteChange.of(Field.STATE, ANN, MORNING),
                RemoteChange.of(Field.STATE, BOB, NOON));
        assertThat(credits).singleElement().satisfies(it -> assertThat(it.by()).isEqualTo(BOB));
    }

    @Test
    void whatHistoryDoesNotTellIsNobodys() {
        var edit = new Edit(null, "Text", null, null, null, "high");
        assertThat(of(edit, hub(Set.of(), Set.of()))).containsExactly(new Credits.Credit(edit, null, RECORD));
        assertThat(of(Edit.NOTHING, hub(Set.of(), Set.of()))).isEmpty();
    }

    @Test
    void peopleAreToldWithoutTheirPlace() {
        var wanted = new TreeSet<>(Set.of("jira:5b1", "github:gwen"));
        var credits = of(
                new Edit(null, null, null, null, wanted, null),
                hub(Set.of(), Set.of("github:gwen", "jira:4a0")),
                new RemoteChange(Field.ASSIGNEES, Set.of("5b1"), Set.of("4a0"), ANN, NOON));
        assertThat(credits).singleElement().satisfies(it -> {
            assertThat(it.by()).isEqualTo(ANN);
            assertThat(it.edit().assignees()).isEqualTo(wanted);
        });
    }
}
