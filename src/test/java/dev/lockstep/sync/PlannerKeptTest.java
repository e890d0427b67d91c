package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.conflict.Policy;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.sync.SyncStep.EditHub;
import dev.lockstep.sync.SyncStep.EditRemote;
import dev.lockstep.sync.SyncStep.MoveBase;
import dev.lockstep.sync.SyncStep.RecordConflict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A field that is switched off: never written there, never a conflict, and three-way again once it is switched on. */
class PlannerKeptTest {
    private static List<SyncStep> plan(Field field, Base base, String hub, String remote, Set<Field> kept) {
        var terms = new Planner.Terms(true, true, any -> Policy.NEWEST, (any, value) -> false, any -> true, kept);
        return Planner.plan(terms, base, Map.of(field, hub), Map.of(field, remote), new LossyWords());
    }

    private static Base base(Field field, String hub, String remote) {
        return Base.EMPTY.with(Map.of(field, new Base.Pair(hub, remote)));
    }

    private static List<SyncStep> off(Field field, Base base, String hub, String remote) {
        return plan(field, base, hub, remote, Set.of(field));
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void whatChangedHereStaysHere(Field field) {
        assertThat(off(field, base(field, "a", "a"), "b", "a")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Field.class,
            names = {"TITLE", "BODY", "PRIORITY", "LABELS"})
    void whatChangedThereComesIn(Field field) {
        assertThat(off(field, base(field, "a", "a"), "a", "b"))
                .containsExactly(new EditHub(field, "b"), new MoveBase(field, new Base.Pair("b", "b")));
    }

    @Test
    void whatBothChangedStaysAsEachHasItAndIsAConflictOnlyOnceItMayBeWritten() {
        var agreed = base(Field.TITLE, "a", "a");
        assertThat(off(Field.TITLE, agreed, "here", "there")).isEmpty();
        assertThat(plan(Field.TITLE, agreed, "here", "there", Set.of()))
                .hasExactlyElementsOfTypes(RecordConflict.class, MoveBase.class, EditRemote.class);
    }

    @Test
    void whatBothChangedToTheSameIsAgreedOn() {
        assertThat(off(Field.TITLE, base(Field.TITLE, "a", "a"), "b", "b"))
                .containsExactly(new MoveBase(Field.TITLE, new Base.Pair("b", "b")));
    }

    @Test
    void elementsComeInAndThoseOfTheHubWaitUntilTheyMayGoOut() {
        var agreed = base(Field.LABELS, "old\ngone", "old\ngone");
        var steps = off(Field.LABELS, agreed, "mine\nold", "gone\nold\ntheirs");
        assertThat(steps)
                .containsExactly(
                        new EditHub(Field.LABELS, "mine\nold\ntheirs"),
                        new MoveBase(Field.LABELS, new Base.Pair("gone\nold\ntheirs", "gone\nold\ntheirs")));
        var moved = base(Field.LABELS, "gone\nold\ntheirs", "gone\nold\ntheirs");
        assertThat(plan(Field.LABELS, moved, "mine\nold\ntheirs", "gone\nold\ntheirs", Set.of()))
                .containsExactly(new EditRemote(Field.LABELS, "mine\nold\ntheirs", "mine\nold\ntheirs"));
    }

    @Test
    void linesThatOnlyChangedThereComeInAndThoseOfTheHubWait() {
        var steps = off(Field.BODY, base(Field.BODY, "1\n2\n3\n4", "1\n2\n3\n4"), "one\n2\n3\n4", "1\n2\n3\nfour");
        assertThat(steps)
                .containsExactly(
                        new EditHub(Field.BODY, "one\n2\n3\nfour"),
                        new MoveBase(Field.BODY, new Base.Pair("1\n2\n3\nfour", "1\n2\n3\nfour")));
        assertThat(plan(
                        Field.BODY,
                        base(Field.BODY, "1\n2\n3\nfour", "1\n2\n3\nfour"),
                        "one\n2\n3\nfour",
                        "1\n2\n3\nfour",
                        Set.of()))
                .containsExactly(new EditRemote(Field.BODY, "one\n2\n3\nfour", "one\n2\n3\nfour"));
    }

    @Test
    void aLineThatBothChangedWaitsAsEachHasIt() {
        assertThat(off(Field.BODY, base(Field.BODY, "1\n2", "1\n2"), "1\nhere", "1\nthere"))
                .isEmpty();
    }

    @Test
    void twoThatMeetForTheFirstTimeAreNotInConflictYet() {
        assertThat(off(Field.TITLE, Base.EMPTY, "here", "there")).isEmpty();
        assertThat(off(Field.TITLE, Base.EMPTY, "same", "same"))
                .containsExactly(new MoveBase(Field.TITLE, new Base.Pair("same", "same")));
        assertThat(off(Field.LABELS, Base.EMPTY, "mine", "theirs"))
                .containsExactly(
                        new EditHub(Field.LABELS, "mine\ntheirs"),
                        new MoveBase(Field.LABELS, new Base.Pair("theirs", "theirs")));
    }
}
