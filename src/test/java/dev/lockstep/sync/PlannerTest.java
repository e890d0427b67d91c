package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.conflict.Policy;
import dev.lockstep.conflict.Sides;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.sync.SyncStep.EditHub;
import dev.lockstep.sync.SyncStep.EditRemote;
import dev.lockstep.sync.SyncStep.MoveBase;
import dev.lockstep.sync.SyncStep.RecordConflict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlannerTest {
    private boolean incoming = true;
    private boolean outgoing = true;
    private boolean hubIsNewer;

    private List<SyncStep> plan(Field field, Base base, String hub, String remote) {
        var terms =
                new Planner.Terms(incoming, outgoing, each -> Policy.NEWEST, (any, value) -> false, each -> hubIsNewer);
        return Planner.plan(terms, base, Map.of(field, hub), Map.of(field, remote), new LossyWords());
    }

    private List<SyncStep> plan(Field field, String hubBase, String remoteBase, String hub, String remote) {
        return plan(field, Base.EMPTY.with(Map.of(field, new Base.Pair(hubBase, remoteBase))), hub, remote);
    }

    private static RecordConflict decided(String winning, String losing, String policy) {
        return new RecordConflict(Field.TITLE, winning, losing, policy, new Sides("a", "here", "there"));
    }

    private static MoveBase base(Field field, String hub, String remote) {
        return new MoveBase(field, new Base.Pair(hub, remote));
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void whatNobodyChangedIsLeftAlone(Field field) {
        assertThat(plan(field, "same", "as there", "same", "as there")).isEmpty();
    }

    @Nested
    class OneSideChanged {
        @Test
        void aChangeThereComesIn() {
            assertThat(plan(Field.TITLE, "a", "a", "a", "b"))
                    .containsExactly(new EditHub(Field.TITLE, "b"), base(Field.TITLE, "b", "b"));
        }

        @Test
        void aChangeHereGoesOut() {
            assertThat(plan(Field.TITLE, "a", "a", "b", "a")).containsExactly(new EditRemote(Field.TITLE, "b", "b"));
        }

        @Test
        void aChangeThereThatTheHubHasAlreadyOnlyMovesTheBase() {
            assertThat(plan(Field.TITLE, "a", "old", "a", "a")).containsExactly(base(Field.TITLE, "a", "a"));
        }

        @Test
        void aChangeHereThatTheTrackerCannotShowOnlyMovesTheBase() {
            assertThat(plan(Field.STATE, "TODO", "open", "STARTED", "open"))
                    .containsExactly(base(Field.STATE, "STARTED", "open"));
        }

        @Test
        void anElementAddedThereJoinsWhatOnlyTheHubCanHold() {
            assertThat(plan(Field.ASSIGNEES, "ann", "", "ann", "bob"))
                    .containsExactly(
                            new EditHub(Field.ASSIGNEES, "ann\nthere:bob"),
                            base(Field.ASSIGNEES, "ann\nthere:bob", "bob"));
        }
    }

    @Nested
    class BothSidesChanged {
        @ParameterizedTest
        @EnumSource(
                value = Field.class,
                names = {"TITLE", "BODY", "LABELS", "PRIORITY"})
        void toTheSame(Field field) {
            assertThat(plan(field, "a", "a", "b", "b")).containsExactly(base(field, "b", "b"));
        }

        @Test
        void toWhatTheTrackerShowsForBoth() {
            assertThat(plan(Field.STATE, "DONE", "closed", "STARTED", "open"))
                    .containsExactly(base(Field.STATE, "STARTED", "open"));
        }

        @Test
        void aTitleThatChangedLaterHereWinsAndTheOtherIsKept() {
            hubIsNewer = true;
            assertThat(plan(Field.TITLE, "a", "a", "here", "there"))
                    .containsExactly(
                            decided("here", "there", "newest"),
                            base(Field.TITLE, "there", "there"),
                            new EditRemote(Field.TITLE, "here", "here"));
        }

        @Test
        void aTitleThatChangedLaterThereWinsAndTheOtherIsKept() {
            assertThat(plan(Field.TITLE, "a", "a", "here", "there"))
                    .containsExactly(
                            decided("there", "here", "newest"),
                            new EditHub(Field.TITLE, "there"),
                            base(Field.TITLE, "there", "there"));
        }

        @Test
        void aDecidedConflictIsNotDecidedAgainWhenTheWriteHasToBeRepeated() {
            hubIsNewer = true;
            var known = Base.EMPTY.with(Map.of(Field.TITLE, new Base.Pair("there", "there")));
            assertThat(plan(Field.TITLE, known, "here", "there"))
                    .containsExactly(new EditRemote(Field.TITLE, "here", "here"));
        }

        @Test
        void differentLinesOfATextAreBothKept() {
            assertThat(plan(Field.BODY, "1\n\n2\n\n3", "1\n\n2\n\n3", "here\n\n2\n\n3", "1\n\n2\n\nthere"))
                    .containsExactly(
                            new EditHub(Field.BODY, "here\n\n2\n\nthere"),
                            base(Field.BODY, "1\n\n2\n\nthere", "1\n\n2\n\nthere"),
                            new EditRemote(Field.BODY, "here\n\n2\n\nthere", "here\n\n2\n\nthere"));
        }

        @Test
        void theSameLineOfATextIsDecidedAndTheOtherKept() {
            hubIsNewer = true;
            assertThat(plan(Field.BODY, "1\n2", "1\n2", "1\nhere", "1\nthere"))
                    .contains(new RecordConflict(
                            Field.BODY, "1\nhere", "there\n", "newest", new Sides("1\n2", "1\nhere", "1\nthere")))
                    .contains(new EditRemote(Field.BODY, "1\nhere", "1\nhere"));
        }

        @Test
        void aLineThatTheTrackerOnlySpellsOtherwiseDoesNotStandAgainstAChangeOfItThere() {
            hubIsNewer = true;
            var steps = plan(
                    Field.BODY,
                    "* one\n\n* two\n\n* three",
                    "- one\n\n- two\n\n- three",
                    "* one\n\n* two\n\n* three by hub",
                    "- one by them\n\n- two\n\n- three");
            assertThat(steps).noneMatch(RecordConflict.class::isInstance);
            assertThat(steps).contains(new EditHub(Field.BODY, "- one by them\n\n* two\n\n* three by hub"));
        }

        @Test
        void labelsOfBothSidesAreJoined() {
            assertThat(plan(Field.LABELS, "bug\nold", "bug\nold", "bug\nhere\nold", "bug\nthere"))
                    .containsExactly(
                            new EditHub(Field.LABELS, "bug\nhere\nthere"),
                            base(Field.LABELS, "bug\nthere", "bug\nthere"),
                            new EditRemote(Field.LABELS, "bug\nhere\nthere", "bug\nhere\nthere"));
        }
    }

    @Nested
    class NoBase {
        @Test
        void equalSidesAreTakenForAgreed() {
            assertThat(plan(Field.TITLE, Base.EMPTY, "a", "a")).containsExactly(base(Field.TITLE, "a", "a"));
        }

        @Test
        void aStateThatTheTrackerCannotTellApartIsNoDifference() {
            assertThat(plan(Field.STATE, Base.EMPTY, "STARTED", "open"))
                    .containsExactly(base(Field.STATE, "STARTED", "open"));
        }

        @Test
        void theHubsTitleIsKeptAndTheOtherRecorded() {
            assertThat(plan(Field.TITLE, Base.EMPTY, "here", "there"))
                    .containsExactly(
                            new RecordConflict(
                                    Field.TITLE, "here", "there", "first_match", new Sides("", "here", "there")),
                            base(Field.TITLE, "there", "there"),
                            new EditRemote(Field.TITLE, "here", "here"));
        }

        @Test
        void labelsAreJoined() {
            assertThat(plan(Field.LABELS, Base.EMPTY, "here", "there"))
                    .containsExactly(
                            new EditHub(Field.LABELS, "here\nthere"),
                            base(Field.LABELS, "there", "there"),
                            new EditRemote(Field.LABELS, "here\nthere", "here\nthere"));
        }
    }

    @Nested
    class OneWay {
        @Test
        void aChangeThereStaysThereWhenNothingMayComeIn() {
            incoming = false;
            assertThat(plan(Field.TITLE, "a", "a", "a", "b")).isEmpty();
        }

        @Test
        void aChangeHereStaysHereWhenNothingMayGoOut() {
            outgoing = false;
            assertThat(plan(Field.TITLE, "a", "a", "b", "a")).isEmpty();
        }

        @Test
        void theHubWinsWhenNothingMayComeIn() {
            incoming = false;
            assertThat(plan(Field.TITLE, "a", "a", "here", "there"))
                    .contains(decided("here", "there", "one_way"))
                    .contains(new EditRemote(Field.TITLE, "here", "here"))
                    .noneMatch(EditHub.class::isInstance);
        }

        @Test
        void theTrackerWinsWhenNothingMayGoOut() {
            outgoing = false;
            hubIsNewer = true;
            assertThat(plan(Field.TITLE, "a", "a", "here", "there"))
                    .containsExactly(
                            decided("there", "here", "one_way"),
                            new EditHub(Field.TITLE, "there"),
                            base(Field.TITLE, "there", "there"));
        }

        @Test
        void aLabelThatMayNotComeInIsNotTakenAwayThere() {
            incoming = false;
            assertThat(plan(Field.LABELS, "", "", "here", "there"))
                    .containsExactly(new EditRemote(Field.LABELS, "here\nthere", "here"));
            assertThat(plan(Field.LABELS, "here", "here\nthere", "", "here\nthere"))
                    .containsExactly(new EditRemote(Field.LABELS, "there", ""));
        }

        @Test
        void aLabelThatMayNotGoOutStaysBesideThoseThatComeIn() {
            outgoing = false;
            assertThat(plan(Field.LABELS, "", "", "here", "there"))
                    .containsExactly(new EditHub(Field.LABELS, "here\nthere"), base(Field.LABELS, "there", "there"));
            assertThat(plan(Field.LABELS, "there", "there", "here\nthere", ""))
                    .containsExactly(new EditHub(Field.LABELS, "here"), base(Field.LABELS, "", ""));
        }

        @Test
        void nothingIsDecidedWhenNothingMayCross() {
            incoming = false;
            outgoing = false;
            assertThat(plan(Field.TITLE, "a", "a", "here", "there")).isEmpty();
            assertThat(plan(Field.TITLE, Base.EMPTY, "here", "there")).isEmpty();
        }
    }

    @Nested
    class LostDetail {
        @Test
        void aTitleEditThereDoesNotMoveTheHubsInProgress() {
            var base = Base.EMPTY.with(
                    Map.of(Field.STATE, new Base.Pair("STARTED", "open"), Field.TITLE, new Base.Pair("old", "old")));
            var terms = new Planner.Terms(true, true, each -> Policy.NEWEST, (any, value) -> false, each -> false);
            var steps = Planner.plan(
                    terms,
                    base,
                    Map.of(Field.STATE, "STARTED", Field.TITLE, "old"),
                    Map.of(Field.STATE, "open", Field.TITLE, "new"),
                    new LossyWords());
            assertThat(steps).extracting(SyncStep::field).containsOnly(Field.TITLE);
        }

        @Test
        void closedThereBecomesDoneAndReopenedTodo() {
            assertThat(plan(Field.STATE, "STARTED", "open", "STARTED", "closed"))
                    .contains(new EditHub(Field.STATE, "DONE"));
            assertThat(plan(Field.STATE, "CANCELLED", "closed", "CANCELLED", "open"))
                    .contains(new EditHub(Field.STATE, "TODO"));
        }

        @Test
        void labelsThatDifferInCaseAreOne() {
            assertThat(plan(Field.LABELS, "Bug", "bug", "Bug", "BUG")).isEmpty();
            assertThat(plan(Field.LABELS, "", "", "Bug", "bug")).containsExactly(base(Field.LABELS, "Bug", "bug"));
        }

        @Test
        void theHubKeepsItsSpellingOfLinesThatNobodyTouched() {
            assertThat(plan(Field.BODY, "* one\n\ntwo", "- one\n\ntwo", "* one\n\ntwo", "- one\n\ntwo\n\nthree"))
                    .containsExactly(
                            new EditHub(Field.BODY, "* one\n\ntwo\n\nthree"),
                            base(Field.BODY, "* one\n\ntwo\n\nthree", "- one\n\ntwo\n\nthree"));
        }
    }
}
