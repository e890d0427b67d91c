package dev.lockstep.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.TestClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** What a stranger may send us, how slowly, and how much of it is held. */
class RawBodyTest {
    private final TestClock clock = new TestClock(Instant.parse("2026-11-22T10:00:00Z"));
    private final RawBody bodies = new RawBody(clock);
    private final RawBody.Room room = new RawBody.Room();

    /** A byte every four seconds, for as long as anybody listens. */
    private final InputStream drip = new InputStream() {
        @Override
        public int read() {
            clock.advance(Duration.ofSeconds(4));
            return 'x';
        }

        @Override
        public int read(byte[] into, int from, int length) {
            into[from] = (byte) read();
            return 1;
        }
    };

    @Test
    void aBodyIsReadWholeWhetherItsLengthIsKnownOrNot() {
        var sent = "x".repeat(200_000).getBytes();
        for (int announced : new int[] {sent.length, -1, 7}) {
            try (var taken = room.enter()) {
                assertThat(bodies.read(new ByteArrayInputStream(sent), announced, taken))
                        .hasValueSatisfying(read -> assertThat(read).isEqualTo(sent));
            }
        }
    }

    @Test
    void whoSendsForMoreThanTenSecondsIsCutOff() {
        var begun = clock.instant();
        try (var taken = room.enter()) {
            assertThat(bodies.read(drip, 1_000, taken)).isEmpty();
        }
        assertThat(clock.instant()).isBefore(begun.plus(RawBody.PATIENCE).plusSeconds(5));
    }

    @Test
    void whoHangsUpIsNoSurprise() {
        try (var taken = room.enter()) {
            assertThat(bodies.read(
                            new InputStream() {
                                @Override
                                public int read() throws IOException {
                                    throw new IOException("gone");
                                }
                            },
                            10,
                            taken))
                    .isEmpty();
        }
    }

    @Test
    void roomIsTakenForWhatArrivedAndGivenBack() {
        var slow = new ArrayList<RawBody.Room.Taken>();
        for (int sender = 0; sender < 1_000; sender++) {
            var taken = room.enter();
            assertThat(taken.more(1)).as("slow senders, each with a byte").isTrue();
            slow.add(taken);
        }
        try (var large = room.enter()) {
            for (int megabytes = 0; megabytes < 199; megabytes++) {
                assertThat(large.more(1 << 20)).isTrue();
            }
            assertThat(large.more(1 << 20)).as("all senders hold 200 MB").isFalse();
        }
        slow.forEach(RawBody.Room.Taken::close);
        try (var next = room.enter()) {
            assertThat(next.more((int) RawBody.Room.MOST_BYTES)).isTrue();
        }
    }
}
