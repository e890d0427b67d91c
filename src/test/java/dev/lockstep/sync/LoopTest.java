package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoopTest {
    private static final long PAUSE_MS = 80;

    /** Notes when each step begins and ends. */
    private static final class Noted extends Loop {
        private final List<Long> begun = new CopyOnWriteArrayList<>();
        private final List<Long> ended = new CopyOnWriteArrayList<>();
        private final CountDownLatch first = new CountDownLatch(1);
        private final CountDownLatch third = new CountDownLatch(3);
        private final CountDownLatch mayEnd = new CountDownLatch(1);

        Noted(Duration every) {
            super("noted", every);
        }

        @Override
        protected void step() {
            begun.add(System.nanoTime());
            first.countDown();
            try {
                mayEnd.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
            ended.add(System.nanoTime());
            third.countDown();
        }
    }

    @Test
    void theNextPassBeginsAWhileAfterTheLastOneEndedAndNeverBesideIt() throws Exception {
        var loop = new Noted(Duration.ofMillis(PAUSE_MS));
        loop.start();
        try {
            assertThat(loop.first.await(30, TimeUnit.SECONDS)).isTrue();
            loop.mayEnd.countDown();
            assertThat(loop.third.await(30, TimeUnit.SECONDS)).isTrue();
            for (int at = 1; at < 3; at++) {
                long pause = TimeUnit.NANOSECONDS.toMillis(loop.begun.get(at) - loop.ended.get(at - 1));
                assertThat(pause).isGreaterThanOrEqualTo(PAUSE_MS - 1);
            }
        } finally {
            loop.stop();
        }
    }

    @Test
    void whoeverWakesItNeedNotWait() throws Exception {
        var loop = new Noted(Duration.ofHours(1));
        loop.mayEnd.countDown();
        loop.start();
        try {
            loop.wake();
            assertThat(loop.first.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            loop.stop();
        }
    }
}
