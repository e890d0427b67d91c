package dev.lockstep.operation.activity;

import dev.lockstep.operation.OperationState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A time that has just ended, in equal pieces.
 *
 * @param whole false: there was more than is told of, so the first pieces say too little
 */
public record Activity(Instant from, Duration each, boolean whole, List<Piece> pieces) {
    /**
     * @param ended how many ended in it, by their state
     * @param open how many were queued or processing at its end
     * @param oldestTakenIn of those; null when none was
     */
    public record Piece(
            Instant until,
            Map<OperationState, Long> ended,
            long open,
            @Nullable Instant oldestTakenIn) {}

    /**
     * @param told the newest operations
     * @param older open operations that are not among them
     * @param oldest when the first of those was taken in
     */
    static Activity of(List<Passage> told, boolean whole, Window window, long older, @Nullable Instant oldest) {
        List<Piece> pieces = new ArrayList<>();
        for (int at = 0; at < window.pieces(); at++) {
            pieces.add(piece(told, window.start(at), window.start(at + 1), older, oldest));
        }
        return new Activity(Instant.ofEpochMilli(window.start(0)), window.each(), whole, pieces);
    }

    private static Piece piece(List<Passage> told, long from, long until, long older, @Nullable Instant oldest) {
        Map<OperationState, Long> ended = new EnumMap<>(OperationState.class);
        long open = older;
        long first = older > 0 && oldest != null ? oldest.toEpochMilli() : Long.MAX_VALUE;
        for (var each : told) {
            if (each.ended() != null && each.ended() >= from && each.ended() < until) {
                ended.merge(each.state(), 1L, Long::sum);
            }
            if (each.openAt(until)) {
                open++;
                first = Math.min(first, each.takenIn());
            }
        }
        var oldestTakenIn = first == Long.MAX_VALUE ? null : Instant.ofEpochMilli(first);
        return new Piece(Instant.ofEpochMilli(until), ended, open, oldestTakenIn);
    }
}
