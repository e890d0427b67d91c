package dev.lockstep.bench;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** Does something so many times a second, on time even where one of them took long. */
final class EditPace {
    private final int perSecond;
    private int next;

    EditPace(int perSecond) {
        this.perSecond = perSecond;
    }

    /** @param each gets the number of the turn, which goes on from the last run */
    void run(Duration time, IntConsumer each) {
        long from = System.nanoTime();
        long turns = time.toSeconds() * perSecond;
        for (long turn = 0; turn < turns; turn++) {
            long due = from + turn * 1_000_000_000L / perSecond;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            each.accept(next++);
        }
    }

    static void rest(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
