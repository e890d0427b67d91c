package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.Container;
import dev.lockstep.connector.RemoteRef;
import dev.lockstep.issue.Issue;
import dev.lockstep.terms.Switches;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a project goes to a place that is linked later. The oldest link is the source here. */
class FillTest {
    private SyncWorld world;

    @BeforeEach
    void begin(@TempDir Path folder) {
        world = new SyncWorld(folder);
    }

    @AfterEach
    void end() {
        world.close();
    }

    private Link linkedNow(String where) {
        world.clock.advance(Duration.ofMinutes(1));
        return world.links.create(new Links.NewLink(
                world.projectId, UUID.randomUUID(), new Container(where), true, true, false, null, Switches.ALL_ON));
    }

    private void stands(Link link, Issue issue, String remote) {
        world.db
                .database()
                .write(() -> world.twins.save(Twin.unborn(link.id(), Twin.Kind.ISSUE, issue.id(), null)
                        .linked(new RemoteRef(remote, remote), "https://tracker.test/1", Base.EMPTY, SyncWorld.START)));
    }

    @Test
    void whatStandsInATargetAloneIsKeptBackFromThoseLinkedLater() {
        var target = linkedNow("team/target");
        var issue = world.written("Was in the target", "text");
        stands(target, issue, "t1");
        var later = linkedNow("team/later");
        assertThat(new HeldBack(world.twins, world.candidates).by(later, issue, world.links.ofProject(world.projectId)))
                .extracting(Twin::linkId)
                .containsExactly(target.id());
    }

    @Test
    void whatCameFromTheSourceGoesOnAlsoWhenATargetHadItAlready() {
        var target = linkedNow("team/target");
        var issue = world.written("Came from the source, and was matched", "text");
        stands(target, issue, "t1");
        stands(world.link(), issue, "s1");
        var later = linkedNow("team/later");
        assertThat(new HeldBack(world.twins, world.candidates).by(later, issue, world.links.ofProject(world.projectId)))
                .isEmpty();
    }
}
