package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import dev.lockstep.connector.IssuePatch;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.inbox.TestInbox;
import dev.lockstep.issue.Issue;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.OperationState;
import dev.lockstep.operation.Operations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is read for the webhook of our own write, and everything for somebody else's. */
class EchoesTest {
    private static final Duration SECONDS = Duration.ofSeconds(5);
    /** From whole seconds, as the world begins. */
    private static final Duration FINER = Duration.ofMillis(123);

    private SyncWorld world;
    private FakeTracker tracker;
    private Issue hub;

    @BeforeEach
    void anIssueStandsOnBothSides(@TempDir Path folder) {
        world = new SyncWorld(folder);
        tracker = world.tracker;
        world.pass(SECONDS);
        hub = world.written("title", "text");
        world.queue.drain();
    }

    @AfterEach
    void end() {
        world.close();
    }

    /** We write a title. */
    private RemoteIssue sent(Duration later) {
        world.clock.advance(later);
        world.edit(hub.id(), SyncWorld.title("ours"));
        world.queue.drain();
        var there = tracker.issues.get("r1");
        assertThat(there.title()).isEqualTo("ours");
        tracker.calls.clear();
        return there;
    }

    /** A webhook tells of an issue as it stood there. */
    private void told(RemoteIssue issue) {
        var guid = UUID.randomUUID().toString();
        TestInbox.on(world.db, world.clock).store(world.connection.id(), "issues", guid, Json.write(issue));
        world.db.database().write(() -> {
            UUID id = world.arrivals.reserve(world.link(), issue.ref(), false).hubId();
            var news = new Requests.Inbound(
                    Kind.ISSUE, id, id, "edited", issue.ref().id(), issue.updatedAt(), null, null, null);
            var cause = new Requests.Cause(null, false, guid, null);
            world.operations().enqueue(Requests.inbound(world.link(), news, world.clock.instant(), cause));
        });
        world.queue.drain();
    }

    @Test
    void ourOwnWriteIsNotReadWhereTimesAreFinerThanSeconds() {
        told(sent(FINER));
        assertThat(tracker.calls).isEmpty();
    }

    @Test
    void inWholeSecondsItIsNotReadWhenItSaysWhatIsKnown() {
        told(sent(SECONDS));
        assertThat(tracker.calls).isEmpty();
    }

    @Test
    void somebodyElsesEditWithinTheSameSecondIsRead() {
        sent(SECONDS);
        told(tracker.edited("r1", new IssuePatch("theirs", null, null, null, null, null)));
        assertThat(tracker.calls).isNotEmpty();
        assertThat(world.issue(hub.id()).title()).isEqualTo("theirs");
    }

    @Test
    void anEditAMomentLaterIsRead() {
        sent(FINER);
        world.clock.advance(Duration.ofMillis(1));
        told(tracker.edited("r1", new IssuePatch("theirs", null, null, null, null, null)));
        assertThat(world.issue(hub.id()).title()).isEqualTo("theirs");
    }

    /** Forged or late: it only says where to look. */
    @Test
    void whatADeliverySaysIsNotBelieved() {
        var ours = sent(SECONDS);
        world.clock.advance(SECONDS);
        var forged = tracker.edited("r1", new IssuePatch("never written", null, null, null, null, null));
        tracker.issues.put("r1", ours);
        told(forged);
        assertThat(tracker.calls).isNotEmpty();
        assertThat(world.issue(hub.id()).title()).isEqualTo("ours");
    }

    /** The tracker's word is old, and the hub's has still to go out. */
    @Test
    void whatIsStillToBeSentIsSent() {
        var ours = sent(FINER);
        world.db.database().write(() -> {
            world.edit(hub.id(), SyncWorld.title("newer"));
            world.operations().list(Operations.Filter.ALL, 10, null).items().stream()
                    .filter(op -> op.state() == OperationState.QUEUED)
                    .forEach(op -> world.cancel(op.id()));
        });
        told(ours);
        assertThat(tracker.issues.get("r1").title()).isEqualTo("newer");
    }
}
