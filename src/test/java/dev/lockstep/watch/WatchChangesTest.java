package dev.lockstep.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.Hub;
import dev.lockstep.connector.Tracker;
import dev.lockstep.inbox.Inbox.PushArrived;
import dev.lockstep.simulator.GitHubSimulator;
import dev.lockstep.watch.Watches.WatchChange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What changes of a watch do to checks, above all to one that is under way. */
class WatchChangesTest {
    @TempDir
    Path folder;

    private WatchWorld world;

    @BeforeEach
    void start() {
        world = new WatchWorld(folder);
        world.ann.commit("main", "Before");
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private static WatchChange to(String url) {
        return new WatchChange(null, url, null, null, null, null);
    }

    @Test
    void whatACheckOfTheOldRepositorySawIsNotStoredForTheNewOne() {
        world.github.addRepository("acme/next");
        world.github.committer("ann", "acme/next").commit("main", "Elsewhere");
        var watch = world.watch("main");
        world.webhook(watch);
        world.check();
        world.ann.commit("main", "Seen too late");
        world.clock.advance(Duration.ofMinutes(1));
        var running = world.schedule.claim(1);
        world.watches.change(watch.id(), to("https://github.com/acme/next"));
        running.forEach(Runnable::run);
        world.check();
        assertThat(world.runs(watch)).isEmpty();
        assertThat(world.statuses(watch)).containsExactly(CheckStatus.FIRST_SEEN, CheckStatus.FIRST_SEEN);
    }

    @Test
    void theSameNameOnAnotherServerIsAnotherRepository() {
        try (var other = GitHubSimulator.start(0, world.clock, 2)) {
            other.addToken("secret-token", "hub").addRepository(WatchWorld.REPOSITORY);
            other.committer("eve", WatchWorld.REPOSITORY).commit("main", "Another history");
            var known = Hub.connection(Tracker.GITHUB, other.baseUri(), "secret-token");
            world.connections.add(known);
            var watch = world.watch("main");
            world.webhook(watch);
            world.check();
            world.watches.change(watch.id(), to(other.baseUri() + "/" + WatchWorld.REPOSITORY));
            world.check();
            assertThat(world.runs(watch)).isEmpty();
            assertThat(world.statuses(watch)).containsExactly(CheckStatus.FIRST_SEEN, CheckStatus.FIRST_SEEN);
        }
    }

    @Test
    void theSameAddressLeadsToAConnectionThatTookTheOldOnesPlace() {
        var watch = world.watch("main");
        var old = world.connections.removeFirst();
        world.check();
        assertThat(world.watches.find(watch.id()).orElseThrow().trouble()).contains("connection was removed");
        var id = dev.lockstep.base.Ids.next();
        world.connections.add(new Connection(id, old.tracker(), old.name(), old.baseUrl(), old.credential(), null, 1));
        assertThat(world.watches.change(watch.id(), to(WatchWorld.URL)).connectionId())
                .isEqualTo(id);
        world.check();
        assertThat(world.statuses(watch)).startsWith(CheckStatus.FIRST_SEEN);
    }

    /** Line 41 of the security checklist: scripts and their secrets never meet what somebody pushed to a fork. */
    @Test
    void aPushToAForkStartsNothing() {
        world.github.addRepository("eve/code");
        var watch = world.watch(60, false, "**");
        world.webhook(watch);
        world.check();
        world.github.committer("eve", "eve/code").commit("main", "From a fork");
        world.schedule.pushed(new PushArrived(watch.connectionId(), new Container("eve/code")));
        assertThat(world.check()).isZero();
        world.checkAfter(Duration.ofHours(1));
        assertThat(world.runs(watch)).isEmpty();
    }

    @Test
    void anIntervalThatChangesDuringACheckHoldsFromThen() {
        var watch = world.watch(600, false, "main");
        var running = world.schedule.claim(1);
        world.watches.change(watch.id(), new WatchChange(null, null, null, null, 1, null));
        running.forEach(Runnable::run);
        world.check();
        assertThat(world.checkAfterAMinute()).isEqualTo(1);
    }

    @Test
    void aCheckThatIsDueIsNotPutOffByALongerInterval() {
        var watch = world.watch(60, false, "main");
        world.check();
        world.watches.checkNow(watch.id());
        world.watches.change(watch.id(), new WatchChange(null, null, null, null, 600, null));
        assertThat(world.check()).isEqualTo(1);
    }

    @Test
    void whatTheFirstLookFiresCanBeSettledLater() {
        var watch = world.watch("main");
        world.webhook(watch);
        world.check();
        world.ann.commit("next", "Fresh");
        world.watches.change(watch.id(), new WatchChange(null, null, null, List.of("main", "next"), null, true));
        world.check();
        assertThat(world.runs(watch)).hasSize(1);
    }
}
