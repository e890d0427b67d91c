package dev.lockstep.operation.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.operation.OperationState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ActivityTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Window HOUR = Window.of(Span.HOUR, NOW);

    private static long minutesAgo(int minutes) {
        return NOW.minusSeconds(minutes * 60L).toEpochMilli();
    }

    private static Passage passage(OperationState state, int takenIn, @Nullable Integer ended) {
        return new Passage(state, minutesAgo(takenIn), ended == null ? null : minutesAgo(ended));
    }

    @Test
    void whatEndedIsCountedWhereItEndedByItsState() {
        var told = List.of(
                passage(OperationState.COMPLETED, 12, 10),
                passage(OperationState.COMPLETED, 11, 10),
                passage(OperationState.ERRORED, 90, 10),
                passage(OperationState.COMPLETED, 100, 61));
        var activity = Activity.of(told, true, HOUR, 0, null);
        assertThat(activity.pieces()).hasSize(60);
        assertThat(activity.pieces().get(50).ended())
                .isEqualTo(Map.of(OperationState.COMPLETED, 2L, OperationState.ERRORED, 1L));
        assertThat(activity.pieces().stream().filter(piece -> !piece.ended().isEmpty()))
                .hasSize(1);
    }

    @Test
    void theDepthIsWhatWasOpenAtTheEndOfAPieceAndTheOldestOfThat() {
        var told = List.of(passage(OperationState.QUEUED, 5, null), passage(OperationState.COMPLETED, 30, 10));
        var pieces = Activity.of(told, true, HOUR, 0, null).pieces();
        assertThat(pieces.get(20).open()).isZero();
        assertThat(pieces.get(20).oldestTakenIn()).isNull();
        assertThat(pieces.get(40).open()).isEqualTo(1);
        assertThat(pieces.get(40).oldestTakenIn()).isEqualTo(NOW.minusSeconds(30 * 60));
        assertThat(pieces.getLast().open()).isEqualTo(1);
        assertThat(pieces.getLast().oldestTakenIn()).isEqualTo(NOW.minusSeconds(5 * 60));
    }

    @Test
    void whatWaitsLongerThanIsToldOfStaysInTheDepth() {
        var days = NOW.minusSeconds(200_000);
        var pieces = Activity.of(List.of(passage(OperationState.QUEUED, 5, null)), false, HOUR, 7, days)
                .pieces();
        assertThat(pieces.getFirst().open()).isEqualTo(7);
        assertThat(pieces.getLast().open()).isEqualTo(8);
        assertThat(pieces.getLast().oldestTakenIn()).isEqualTo(days);
    }
}
