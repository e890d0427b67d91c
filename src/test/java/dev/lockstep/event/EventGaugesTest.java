package dev.lockstep.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.TestClock;
import dev.lockstep.base.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventGaugesTest {
    private final TestClock clock = new TestClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void aConsumerThatStandsStillIsBehindByWhatWaitsAndByItsAge(@TempDir Path folder) {
        try (var database = TestDatabase.in(folder)) {
            var events = TestEvents.on(database, clock);
            var known = new AtomicLong();
            new EventGauges(meters, events, clock).add("slow", known::get);
            assertThat(value("lag")).isZero();
            assertThat(value("age.seconds")).isZero();
            LedgerNode.publish(database, events, List.of("a"));
            known.set(events.newest());
            clock.advance(Duration.ofSeconds(10));
            LedgerNode.publish(database, events, List.of("b", "c"));
            clock.advance(Duration.ofSeconds(90));
            assertThat(value("lag")).isEqualTo(2);
            assertThat(value("age.seconds")).isEqualTo(90);
            known.set(events.newest());
            assertThat(value("lag")).isZero();
            assertThat(value("age.seconds")).isZero();
            TestEvents.close(events);
        }
    }

    private double value(String name) {
        return meters.get("lockstep.events." + name)
                .tag("consumer", "slow")
                .gauge()
                .value();
    }
}
