package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.RemoteIssue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another Lockstep writes to the same place. */
class OtherHubTest {
    private static final Duration MOMENT = Duration.ofSeconds(5);
    private static final String OTHER = "fedcba9876543210";

    private SyncWorld world;
    private FakeTracker tracker;

    @BeforeEach
    void begin(@TempDir Path folder) {
        world = new SyncWorld(folder);
        tracker = world.tracker;
        world.pass(MOMENT);
    }

    @AfterEach
    void end() {
        world.close();
    }

    private List<String> titles() {
        return world.issues().list(world.projectId, 10, null).items().stream()
                .map(issue -> issue.title())
                .toList();
    }

    private void listed(RemoteIssue issue) {
        world.listed(issue);
        world.queue.drain();
    }

    @Test
    void whatItMakesIsLeftAloneAndTheLinkSaysSo() {
        tracker.otherHub = OTHER;
        var there = tracker.stands("copied", "text", world.clock.instant());
        listed(there);
        assertThat(titles()).isEmpty();
        assertThat(world.link().otherHub()).isEqualTo(OTHER);

        int before = world.enqueued().size();
        listed(there);
        assertThat(world.enqueued()).as("it is not asked for again").hasSize(before);
    }

    @Test
    void itsWebhookAndItsCommentsAreLeftAloneToo() {
        tracker.otherHub = OTHER;
        var there = tracker.stands("copied", "text", world.clock.instant());
        var place = world.touched(there);
        world.touched(place, tracker.comments(there, "copied too"));
        world.queue.drain();
        world.pass(MOMENT);
        assertThat(titles()).isEmpty();
        assertThat(world.enqueued()).allSatisfy(op -> assertThat(op.reason()).isIn("other_hub", "left_alone"));
    }

    @Test
    void aCommentOfItUnderOurIssueIsLeftAlone() {
        var hub = world.written("title", "text");
        world.queue.drain();
        world.pass(MOMENT);
        tracker.otherHub = OTHER;
        world.touched(hub.id(), tracker.comments(tracker.issues.get("r1"), "copied"));
        world.queue.drain();
        assertThat(world.issues().comments(hub.id())).isEmpty();
        assertThat(world.link().otherHub()).isEqualTo(OTHER);
    }

    @Test
    void whatStoodThereBeforeTheLinkIsAnybodys() {
        tracker.otherHub = OTHER;
        listed(tracker.stands("remains", "text", SyncWorld.START.minusSeconds(60)));
        assertThat(titles()).containsExactly("remains");
        assertThat(world.link().otherHub()).isNull();
    }

    @Test
    void resumingTheLinkTakesTheWarningBack() {
        tracker.otherHub = OTHER;
        listed(tracker.stands("copied", "text", world.clock.instant()));
        world.links.resume(world.linkId);
        assertThat(world.link().otherHub()).isNull();
    }
}
