package dev.lockstep.connector.plane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.TestClock;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.LimitedImport;
import dev.lockstep.connector.Tracker;
import dev.lockstep.simulator.PlaneSimulator;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plane's 60 requests a minute, which its headers tell. */
class PlaneImportUnderLimitsTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final int WRITES = 3_000;

    private final TestClock clock = new TestClock(START);

    @TempDir
    Path folder;

    @Test
    void anImportOnTwoNodesWithRestartsIsNeverRefusedAndEndsWhenItWasToldTo() {
        try (var plane = PlaneSimulator.start(0, clock, 1).addKey("secret-key", "hub")) {
            var project = plane.addProject("acme", "TRK", "Tracker");
            var container = new Container("acme/" + project);
            try (var run = new LimitedImport(
                    folder,
                    clock,
                    Tracker.PLANE,
                    plane.apiUri(),
                    "secret-key",
                    container,
                    hub -> new PlaneConnector(hub.http, hub.governors, hub.key, clock, Duration.ofSeconds(60)))) {
                run.addNode();
                run.enqueue(WRITES);
                run.runTo(500);
                run.forecast(WRITES - 500);
                run.addNode();
                run.runTo(1_000);
                run.killAndRestart(0);
                run.runTo(1_500);
                run.killAndRestart(1);
                run.runTo(2_000);
                run.forecast(WRITES - 2_000);
                run.runTo(WRITES);
                assertThat(plane.log().limited()).isZero();
                assertThat(plane.issues(project)).hasSize(run.created());
                var end = clock.instant();
                assertThat(Duration.between(START, end)).isBetween(Duration.ofMinutes(50), Duration.ofMinutes(70));
                assertThat(run.forecasts()).allSatisfy(told -> {
                    assertThat(told.at().plus(told.left().least())).isBeforeOrEqualTo(end);
                    assertThat(told.at().plus(told.left().most())).isAfterOrEqualTo(end);
                });
                assertThat(run.slowestLive()).as("a person waits").isLessThan(Duration.ofSeconds(10));
            }
        }
    }
}
