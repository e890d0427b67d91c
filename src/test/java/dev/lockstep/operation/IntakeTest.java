package dev.lockstep.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.operation.OperationRequest.Direction;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.OperationRequest.Priority;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rules alone: V1 to V12 and what may not be lost. */
class IntakeTest {
    private static final Intake.Facts LINKED = new Intake.Facts(true, null, null, null);
    private long seq;

    @Test
    void theVectors() {
        var processing10 = in(OperationState.PROCESSING, 10);
        var queued12 = in(OperationState.QUEUED, 12);
        var completed20 = in(OperationState.COMPLETED, 20, "h");
        var outTitle10 = out(OperationState.QUEUED, 10, "title");
        var out12 = out(OperationState.QUEUED, 12);

        assertThat(decide(news(10))).as("V1").isEqualTo(run());
        assertThat(decide(news(12), processing10)).as("V2").isEqualTo(run());
        assertThat(decide(news(15), processing10, queued12)).as("V3").isEqualTo(run(null, queued12));
        assertThat(decide(news(15), completed20)).as("V4").isEqualTo(dropped(completed20, false));
        assertThat(decide(news(20, "h"), completed20)).as("V5").isEqualTo(duplicate(completed20));
        assertThat(decide(news(20, "k"), completed20)).as("V6").isEqualTo(run());
        assertThat(Intake.sharesItsSecond(news(20, "k"), List.of(completed20)))
                .as("V6, refetch")
                .isTrue();
        assertThat(Intake.decide(news(30), List.of(), modified(30.4))).as("V7").isEqualTo(run());
        assertThat(Intake.decide(news(30), List.of(), modified(31)))
                .as("V8")
                .isEqualTo(new Verdict.Drop("record_newer", null, true));
        assertThat(Intake.decide(news(30), List.of(), new Intake.Facts(false, null, null, null)))
                .as("V10")
                .isEqualTo(new Verdict.Disable("repo_not_linked"));
        assertThat(decide(news(12), outTitle10)).as("V11").isEqualTo(run(at(10), outTitle10));
        assertThat(decide(news(10), out12)).as("V12").isEqualTo(dropped(out12, true));
    }

    @Test
    void aChangeBackWithinOneSecondIsNoDuplicate() {
        var a = in(OperationState.COMPLETED, 20, "a");
        var b = in(OperationState.COMPLETED, 20, "b");
        assertThat(decide(news(20, "a"), a, b)).isEqualTo(run());
        assertThat(decide(news(20, "b"), a, b)).isEqualTo(duplicate(b));
    }

    @Test
    void theSameDeliveryIsADuplicate() {
        var known = UUID.randomUUID();
        assertThat(Intake.decide(news(10), List.of(), new Intake.Facts(true, null, known, null)))
                .isEqualTo(new Verdict.Duplicate(known, "same_delivery"));
    }

    @Test
    void aDeletionIsNeverDroppedOrCanceledForAnEdit() {
        var edit20 = in(OperationState.COMPLETED, 20, "h");
        assertThat(decide(deletion(15), edit20)).isEqualTo(run());
        assertThat(decide(deletion(20), edit20)).isEqualTo(run());
        assertThat(Intake.decide(deletion(20), List.of(), modified(31))).isEqualTo(run());
        assertThat(decide(news(20), deleted(OperationState.QUEUED, 15))).isEqualTo(run());
    }

    @Test
    void anEditThatComesAfterTheDeletionOfItsSecondIsDropped() {
        var deletion = deleted(OperationState.COMPLETED, 20);
        assertThat(decide(news(20), deletion)).isEqualTo(dropped(deletion, false));
    }

    @Test
    void anOlderOneThatTheNewerDoesNotCoverIsKeptAndRunsInItsTurn() {
        var title = out(OperationState.QUEUED, 10, "title");
        var labels = in(OperationState.QUEUED, 12, null, "labels");
        assertThat(decide(news(12, null, "labels"), title)).isEqualTo(run());
        assertThat(Intake.recheck(outNews(10, "title"), List.of(labels), LINKED))
                .isEqualTo(run());
    }

    @Test
    void anOlderOneThatTheNewerDoesNotCoverLeavesALookWhenItIsDropped() {
        var labels = in(OperationState.COMPLETED, 20, null, "labels");
        assertThat(decide(news(15), labels)).isEqualTo(dropped(labels, true));
    }

    @Test
    void withoutTheRecordsOwnTimeNothingIsCompared() {
        var untimed = request(Direction.INBOUND, "edited", 10, null, false);
        assertThat(decide(untimed, in(OperationState.COMPLETED, 20))).isEqualTo(run());
        assertThat(Intake.decide(untimed, List.of(), modified(31))).isEqualTo(run());
    }

    @Test
    void aLookIsOnlyCoalescedWithAnotherLook() {
        var look = news(10).look(at(10));
        assertThat(decide(look, in(OperationState.COMPLETED, 20))).isEqualTo(run());
        assertThat(Intake.decide(look, List.of(), modified(31))).isEqualTo(run());
        var queued = UUID.randomUUID();
        assertThat(Intake.decide(look, List.of(), new Intake.Facts(true, null, null, queued)))
                .isEqualTo(new Verdict.Coalesce(queued));
    }

    private static Verdict decide(OperationRequest news, Known... others) {
        return Intake.decide(news, List.of(others), LINKED);
    }

    private static Intake.Facts modified(double seconds) {
        return new Intake.Facts(true, at(seconds), null, null);
    }

    private static Verdict run() {
        return Verdict.Run.PLAINLY;
    }

    private static Verdict run(@Nullable Instant look, Known canceled) {
        return new Verdict.Run(List.of(canceled.id()), look);
    }

    private static Verdict dropped(Known newer, boolean look) {
        return new Verdict.Drop("newer_operation", newer.id(), look);
    }

    private static Verdict duplicate(Known same) {
        return new Verdict.Duplicate(same.id(), "same_content");
    }

    private static Instant at(double seconds) {
        return TestQueue.at(seconds);
    }

    private static OperationRequest news(double seconds) {
        return request(Direction.INBOUND, "edited", seconds, null, true);
    }

    private static OperationRequest news(double seconds, @Nullable String hash, String... covers) {
        return request(Direction.INBOUND, "edited", seconds, hash, true, covers);
    }

    private static OperationRequest outNews(double seconds, String... covers) {
        return request(Direction.OUTBOUND, "edited", seconds, null, false, covers);
    }

    private static OperationRequest deletion(double seconds) {
        return request(Direction.INBOUND, "deleted", seconds, "h", true);
    }

    private static OperationRequest request(
            Direction direction, String event, double seconds, @Nullable String hash, boolean timed, String... covers) {
        var id = UUID.randomUUID();
        return new OperationRequest(
                new ResourceKey("k"),
                Kind.ISSUE,
                id,
                direction,
                id,
                id,
                null,
                event,
                null,
                timed ? at(seconds) : null,
                at(seconds),
                hash,
                null,
                null,
                Set.of(covers),
                Priority.LIVE);
    }

    private Known in(OperationState state, double seconds) {
        return in(state, seconds, null);
    }

    private Known in(OperationState state, double seconds, @Nullable String hash, String... covers) {
        return known(Direction.INBOUND, "edited", state, seconds, hash, covers);
    }

    private Known out(OperationState state, double seconds, String... covers) {
        return known(Direction.OUTBOUND, "edited", state, seconds, null, covers);
    }

    private Known deleted(OperationState state, double seconds) {
        return known(Direction.INBOUND, "deleted", state, seconds, "h");
    }

    private Known known(
            Direction direction,
            String event,
            OperationState state,
            double seconds,
            @Nullable String hash,
            String... covers) {
        return new Known(UUID.randomUUID(), ++seq, state, direction, event, at(seconds), true, hash, Set.of(covers));
    }
}
