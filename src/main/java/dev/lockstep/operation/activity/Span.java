package dev.lockstep.operation.activity;

import java.time.Duration;

/** How far back is told. */
public enum Span {
    HOUR(Duration.ofHours(1), 60),
    DAY(Duration.ofDays(1), 48),
    WEEK(Duration.ofDays(7), 56);

    private final Duration length;
    private final int pieces;

    Span(Duration length, int pieces) {
        this.length = length;
        this.pieces = pieces;
    }

    Duration length() {
        return length;
    }

    int pieces() {
        return pieces;
    }
}
