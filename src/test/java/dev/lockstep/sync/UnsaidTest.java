package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.issue.Change;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.IssueState;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With {@link LossyWords}: a tracker with two states, and people of its own place only. */
class UnsaidTest {
    private IssueState state = IssueState.TODO;
    private String priority = "none";
    private SortedSet<String> people = new TreeSet<>();
    private SortedSet<String> labels = new TreeSet<>();
    private final Map<Field, String> there =
            new EnumMap<>(Map.of(Field.STATE, "open", Field.ASSIGNEES, "", Field.LABELS, ""));
    private Set<Field> kept = Set.of();

    private List<String> of(Change change) {
        var hub = new Issue(
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                "title",
                "",
                state,
                labels,
                people,
                priority,
                null,
                2,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                dev.lockstep.issue.Filing.NONE);
        return new Unsaid(hub, there, kept, new LossyWords(), "GitHub").of(change);
    }

    private static SortedSet<String> set(String... elements) {
        return new TreeSet<>(Set.of(elements));
    }

    @ParameterizedTest
    @CsvSource({
        "TODO, STARTED, open, true",
        "STARTED, TODO, open, true",
        "TODO, DONE, closed, false",
        "DONE, TODO, open, false",
        "TODO, CANCELLED, closed, true",
        "CANCELLED, DONE, closed, true"
    })
    void aStateThatLooksTheSameThereOrLikeAnotherIsUnsaid(
            IssueState before, IssueState after, String shown, boolean unsaid) {
        state = after;
        there.put(Field.STATE, shown);
        assertThat(of(new Change.StateChanged(before, after))).hasSize(unsaid ? 1 : 0);
    }

    @Test
    void whatWasTakenBackHasNothingLeftToTell() {
        assertThat(of(new Change.StateChanged(IssueState.TODO, IssueState.STARTED)))
                .isEmpty();
        assertThat(of(new Change.PriorityChanged("none", "high"))).isEmpty();
        assertThat(of(new Change.AssigneesChanged(set("here:ann"), set()))).isEmpty();
        assertThat(of(new Change.LabelsChanged(set("bug"), set()))).isEmpty();
    }

    @Test
    void aPriorityIsUnsaidWhereThereIsNoneOrAnother() {
        priority = "high";
        var change = new Change.PriorityChanged("none", "high");
        assertThat(of(change)).singleElement().asString().contains("`none` to `high`", "GitHub");
        there.put(Field.PRIORITY, "medium");
        assertThat(of(change)).hasSize(1);
        there.put(Field.PRIORITY, "high");
        assertThat(of(change)).isEmpty();
    }

    @Test
    void aPersonIsUnsaidWhoIsUnknownThereOrWasNotTaken() {
        people = set("here:ann", "there:bob", "there:eve");
        there.put(Field.ASSIGNEES, "bob");
        assertThat(of(new Change.AssigneesChanged(people, set())))
                .singleElement()
                .asString()
                .contains("`here:ann`, `there:eve`")
                .doesNotContain("bob");
        people = set();
        assertThat(of(new Change.AssigneesChanged(set(), set("here:ann", "there:bob"))))
                .singleElement()
                .asString()
                .contains("No longer assigned: `here:ann`,");
    }

    @Test
    void aLabelIsUnsaidThatDidNotStay() {
        labels = set("bug", "odd");
        there.put(Field.LABELS, "Bug");
        assertThat(of(new Change.LabelsChanged(labels, set())))
                .singleElement()
                .asString()
                .contains("`odd`");
    }

    @Test
    void whatIsKeptBackOrAPersonIsAskedAboutIsNotTold() {
        kept = Set.of(Field.STATE, Field.PRIORITY);
        state = IssueState.STARTED;
        priority = "high";
        assertThat(of(new Change.StateChanged(IssueState.TODO, IssueState.STARTED)))
                .isEmpty();
        assertThat(of(new Change.PriorityChanged("none", "high"))).isEmpty();
        assertThat(of(new Change.TitleChanged("a", "b"))).isEmpty();
    }
}
