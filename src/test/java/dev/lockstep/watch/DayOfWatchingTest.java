package dev.lockstep.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A simulated day of watches that look each minute, while people push, force, branch and delete: every commit is seen
 * once, and no request is made that is not needed. Ten watches; {@code -Dlockstep.day.watches=200} for as many as the goal.
 */
class DayOfWatchingTest {
    private static final int WATCHES = Integer.getInteger("lockstep.day.watches", 10);
    private static final int MINUTES = 24 * 60;
    private static final double MOST_REQUESTS_PER_FEWEST = 1.05;

    @TempDir
    Path folder;

    @Test
    void everyCommitIsSeenOnceWithTheFewestRequests() throws Exception {
        var clock = new TestClock(Instant.parse("2026-05-01T00:00:00Z"));
        try (var trackers = new InMemoryTrackers(1, clock, Duration.ZERO);
                var hub = new WatchHub(folder, clock, trackers)) {
            var github = trackers.server(0).github;
            var repositories = new ArrayList<BusyRepository>();
            var watches = new ArrayList<Watch>();
            for (int number = 0; number < WATCHES; number++) {
                repositories.add(new BusyRepository(github, "acme/r" + number, new Random(number)));
                watches.add(hub.watch(trackers.connections.getFirst(), "acme/r" + number, 1, "main", "feature/*"));
            }
            hub.check();
            github.log().clear();
            long changed = 0;
            long compared = 0;
            for (int minute = 0; minute < MINUTES; minute++) {
                for (var repository : repositories) {
                    var moves = repository.minute();
                    changed += moves.changed() ? 1 : 0;
                    compared += moves.moved();
                }
                clock.advance(Duration.ofMinutes(1));
                assertThat(hub.check()).isEqualTo(WATCHES);
            }
            for (int number = 0; number < WATCHES; number++) {
                assertThat(hub.commits(watches.get(number)))
                        .as("repository " + number)
                        .containsExactlyInAnyOrderElementsOf(repositories.get(number).pushed);
            }
            long checks = (long) WATCHES * MINUTES;
            double ratio = (double) github.log().requests() / (checks + compared);
            System.out.printf(
                    "%d watches, %d checks, %d changes, %d requests, %d of them 304, %.4f per fewest possible%n",
                    WATCHES,
                    checks,
                    changed,
                    github.log().requests(),
                    github.log().notModified(),
                    ratio);
            assertThat(ratio).isLessThanOrEqualTo(MOST_REQUESTS_PER_FEWEST);
            assertThat(github.log().notModified()).isEqualTo((int) (checks - changed));
        }
    }
}
