package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.TwoUnits;
import dev.lockstep.connector.RemoteRef;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What two nodes do to a link at the same moment. */
@EnabledIfSystemProperty(named = "lockstep.test.database", matches = "postgresql")
@Timeout(60)
class LinkRacesTest {
    private SyncWorld world;

    @BeforeEach
    void begin(@TempDir Path folder) {
        world = new SyncWorld(folder);
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void changesOfDifferentPartsOfALinkBothStay() throws Exception {
        TwoUnits.overlapping(
                world.db,
                () -> world.links.change(world.linkId, null, false, null),
                () -> world.links.change(world.linkId, null, null, "closed"));
        assertThat(world.link().outgoing()).isFalse();
        assertThat(world.link().doneState()).isEqualTo("closed");
    }

    @Test
    void troubleThatAnotherNodeNotedMeanwhileIsReplaced() {
        var old = world.link();
        world.links.trouble(old, "first");
        var stale = world.link();
        world.links.trouble(stale, "second");
        world.links.trouble(stale, "first");
        assertThat(world.link().trouble()).isEqualTo("first");
    }

    @Test
    void aPullRequestHasOnePlaceAlthoughADeliveryAndAListingHearOfItAtOnce() throws Exception {
        var places = TwoUnits.overlapping(
                world.db, reserve(RemoteRef.ofPullRequest("900", "7")), reserve(new RemoteRef("4711", "7")));
        assertThat(places.second().hubId()).isEqualTo(places.first().hubId());
        assertThat(places.second().remoteId()).isEqualTo("4711");
    }

    private Supplier<Twin> reserve(RemoteRef ref) {
        return () -> world.arrivals.reserve(world.link(), ref, true);
    }

    @Test
    void aProjectHasOneLiveJobAlthoughTwoNodesStartOne() throws Exception {
        var started = TwoUnits.overlapping(
                world.db, () -> world.jobs.start(world.linkId), () -> world.jobs.start(world.linkId));
        assertThat(started.first().already()).isFalse();
        assertThat(started.second().already()).isTrue();
        assertThat(started.second().job().id()).isEqualTo(started.first().job().id());
    }
}
