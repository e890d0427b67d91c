package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import dev.lockstep.connector.Hub;
import dev.lockstep.connector.IssuePatch;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.connector.Tracker;
import dev.lockstep.inbox.TestInbox;
import dev.lockstep.issue.Change;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.OperationState;
import dev.lockstep.operation.Operations;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
        begin(new SyncWorld(folder));
    }

    private void begin(SyncWorld fresh) {
        world = fresh;
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
        told(issue, Map.of());
    }

    /** @param from what the edit replaced */
    private void told(RemoteIssue issue, Map<Field, String> from) {
        var guid = UUID.randomUUID().toString();
        TestInbox.on(world.db, world.clock)
                .store(world.connection.id(), "issues", guid, Json.write(new FakeTracker.Delivery(issue, from)));
        world.db.database().write(() -> {
            UUID id = world.arrivals.reserve(world.link(), issue.ref(), false).hubId();
            var news = new Requests.Inbound(
                    Kind.ISSUE, id, id, "edited", issue.ref().id(), issue.updatedAt(), null, null, null);
            var cause = new Requests.Cause(null, false, guid, null, null);
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

    @Test
    void whatOurWriteReplacedAsItWasReadIsNotNews() {
        told(sent(SECONDS), Map.of(Field.TITLE, "title"));
        assertThat(tracker.calls).isEmpty();
        assertThat(decided()).isEmpty();
    }

    @Test
    void aTitleThatOurWriteReplacedUnseenIsKeptAsAConflict() {
        tracker.onUpdate = () -> {
            tracker.onUpdate = () -> {};
            tracker.edited("r1", new IssuePatch("theirs", null, null, null, null, null));
        };
        told(sent(SECONDS), Map.of(Field.TITLE, "theirs"));
        assertThat(world.issue(hub.id()).title()).isEqualTo("ours");
        assertThat(decided())
                .singleElement()
                .isEqualTo(new Change.ConflictDecided("title", "ours", "theirs", "overwritten", null));
        told(tracker.issues.get("r1"), Map.of(Field.TITLE, "theirs"));
        assertThat(decided()).hasSize(1);
    }

    /** Anybody could have sent it. */
    @Test
    void whereDeliveriesAreNotSignedTheyOnlySayWhereToLook(@TempDir Path other) {
        world.close();
        begin(new SyncWorld(other, Hub.connection(Tracker.PLANE, URI.create("http://tracker.test"), "token")));
        told(sent(SECONDS), Map.of(Field.TITLE, "never written"));
        assertThat(decided()).isEmpty();
    }

    @Test
    void linesThatOurWriteReplacedUnseenComeBackOnBothSides() {
        body("one\n\ntwo\n\nthree");
        world.pass(SECONDS);
        tracker.onUpdate = () -> {
            tracker.onUpdate = () -> {};
            tracker.edited("r1", new IssuePatch(null, "one\n\ntwo\n\nthree, as they say", null, null, null, null));
        };
        body("one, as we say\n\ntwo\n\nthree");
        assertThat(tracker.issues.get("r1").body()).doesNotContain("they");
        told(tracker.issues.get("r1"), Map.of(Field.BODY, "one\n\ntwo\n\nthree, as they say"));
        world.pass(SECONDS);
        var both = "one, as we say\n\ntwo\n\nthree, as they say";
        assertThat(world.issue(hub.id()).body()).isEqualTo(both);
        assertThat(tracker.issues.get("r1").body()).isEqualTo(both);
        assertThat(decided()).isEmpty();
    }

    private void body(String text) {
        world.edit(hub.id(), new Issues.Edit(null, text, null, null, null, null));
        world.queue.drain();
    }

    private List<Change> decided() {
        return world.issues().timeline(hub.id(), 100, null).items().stream()
                .map(Issues.TimelineEntry::change)
                .filter(Change.ConflictDecided.class::isInstance)
                .toList();
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
