package dev.lockstep.operation.activity;

import java.time.Duration;
import java.time.Instant;

/** The time that is told of: it ends now. */
record Window(Instant end, Duration each, int pieces) {
    static Window of(Span span, Instant now) {
        return new Window(now, span.length().dividedBy(span.pieces()), span.pieces());
    }

    /** Epoch milliseconds; that of the piece behind the last is the end. */
    long start(int piece) {
        return end.toEpochMilli() - each.toMillis() * (pieces - piece);
    }
}
