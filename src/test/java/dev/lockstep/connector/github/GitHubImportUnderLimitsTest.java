package dev.lockstep.connector.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.TestClock;
import dev.lockstep.connector.Connector;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.Hub;
import dev.lockstep.connector.LimitedImport;
import dev.lockstep.connector.Tracker;
import dev.lockstep.simulator.GitHubSimulator;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All of GitHub's limits are on: 5,000 requests an hour, 900 points and 80 creations a minute, 500 creations an hour. */
class GitHubImportUnderLimitsTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Container REPOSITORY = new Container("acme/web");
    private static final int WRITES = 3_000;

    private final TestClock clock = new TestClock(START);

    @TempDir
    Path folder;

    private GitHubSimulator github() {
        return GitHubSimulator.start(0, clock, 1)
                .addUser("hub")
                .addToken("secret-token", "hub")
                .addRepository(REPOSITORY.path())
                .secondaryLimits(true, true);
    }

    private LimitedImport running(GitHubSimulator github) {
        var run = new LimitedImport(
                folder, clock, Tracker.GITHUB, github.baseUri(), "secret-token", REPOSITORY, this::connector);
        run.addNode();
        run.enqueue(WRITES);
        return run;
    }

    private Connector connector(Hub hub) {
        var credentials = new GitHubCredentials(hub.http, hub.governors, clock);
        return new GitHubConnector(hub.http, hub.governors, credentials, TestGitHub.withoutStore(), hub.key);
    }

    @Test
    void anImportIsNeverRefusedAndEndsWhenItWasToldTo() {
        try (var github = github();
                var run = running(github)) {
            for (int done : new int[] {100, 1_000, 2_000, WRITES}) {
                run.runTo(done);
                run.forecast(WRITES - done);
            }
            assertThat(github.log().limited()).isZero();
            assertThat(github.issues(REPOSITORY.path())).hasSize(run.created());
            var end = clock.instant();
            // 500 an hour, less the reserve for live work: there is no faster way.
            assertThat(Duration.between(START, end)).isBetween(Duration.ofHours(5), Duration.ofMinutes(405));
            assertThat(run.forecasts()).allSatisfy(told -> {
                assertThat(told.at().plus(told.left().least())).isBeforeOrEqualTo(end);
                assertThat(told.at().plus(told.left().most())).isAfterOrEqualTo(end);
            });
            assertThat(run.slowestLive()).as("a person waits").isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void neitherARestartNorASecondNodeMakesItRefuse() {
        try (var github = github();
                var run = running(github)) {
            run.runTo(300);
            run.addNode();
            run.runTo(800);
            run.killAndRestart(0);
            run.runTo(1_300);
            run.killAndRestart(1);
            run.killAndRestart(0);
            run.runTo(WRITES);
            assertThat(github.log().limited()).isZero();
            assertThat(Duration.between(START, clock.instant())).isLessThan(Duration.ofHours(8));
        }
    }
}
