package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.IssuePatch;
import dev.lockstep.connector.RemoteComment;
import dev.lockstep.connector.StateKind;
import dev.lockstep.issue.Change;
import dev.lockstep.issue.Issues;
import dev.lockstep.issue.Origin;
import dev.lockstep.operation.Operation;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.OperationState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LooksTest {
    private static final Duration MOMENT = Duration.ofSeconds(5);

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

    private List<String> reasons() {
        return world.enqueued().stream().map(Operation::reason).toList();
    }

    @Test
    void anIssueThatArrivesBringsItsComments() {
        var there = tracker.stands("title", "text", world.clock.instant());
        tracker.comments(there, "first");
        world.listed(there);
        world.queue.drain();
        var hub = world.issues().list(world.projectId, 10, null).items().getFirst();
        assertThat(world.issues().comments(hub.id()))
                .extracting(comment -> comment.body())
                .containsExactly("first");
    }

    @Test
    void anEditOfAListedIssueIsWrittenOverWhatStandsThereNow() {
        var hub = world.written("title", "text");
        world.queue.drain();
        world.pass(MOMENT);
        var listed = tracker.edited("r1", new IssuePatch(null, null, null, null, "high", null));
        world.listed(listed);
        world.pass(MOMENT);
        // Since it was listed somebody there has changed what somebody here has changed too.
        var other = world.written("other", "text");
        world.queue.drain();
        assertThat(other).isNotNull();
        var again = tracker.edited("r1", new IssuePatch(null, null, null, null, "low", null));
        world.clock.advance(MOMENT);
        tracker.edited("r1", new IssuePatch("there", null, null, null, null, null));
        var touched = world.db.database().write(() -> {
            var edited = world.issues()
                    .edit(
                            hub.id(),
                            world.issue(hub.id()).version(),
                            SyncWorld.title("here"),
                            Origin.hub(null),
                            SyncWorld.START);
            world.operations().list(dev.lockstep.operation.Operations.Filter.ALL, 10, null).items().stream()
                    .filter(op -> op.state() == OperationState.QUEUED)
                    .forEach(op -> world.cancel(op.id()));
            world.listed(again);
            return edited;
        });
        assertThat(touched.title()).isEqualTo("here");
        world.queue.drain();
        assertThat(conflicts(hub.id())).as(Json.write(reasons())).hasSize(1);
    }

    private List<Change.ConflictDecided> conflicts(UUID issueId) {
        return world.issues().timeline(issueId, 100, null).items().stream()
                .map(Issues.TimelineEntry::change)
                .filter(Change.ConflictDecided.class::isInstance)
                .map(Change.ConflictDecided.class::cast)
                .toList();
    }

    @Test
    void anEditInTheHubBetweenDecidingAndStoringIsDecidedAnewAtOnce() {
        var hub = world.written("title", "text");
        world.queue.drain();
        tracker.edited("r1", new IssuePatch("there", null, null, null, null, null));
        tracker.onRead = () -> {
            tracker.onRead = () -> {};
            world.edit(hub.id(), new Issues.Edit(null, "edited meanwhile", null, null, null, null));
        };
        world.touched(tracker.issues.get("r1"));
        world.queue.drain();
        assertThat(world.enqueued()).allSatisfy(op -> assertThat(op.attempts()).isZero());
        assertThat(world.issue(hub.id()).title()).isEqualTo("there");
        assertThat(tracker.issues.get("r1").body()).isEqualTo("edited meanwhile");
    }

    @Test
    void anIssueThatWasRemovedInTheHubIsLeftAloneThere() {
        var hub = world.written("title", "text");
        world.queue.drain();
        world.issues().remove(hub.id(), Origin.hub(null), world.clock.instant());
        tracker.edited("r1", new IssuePatch("there", null, StateKind.DONE, null, null, null));
        world.touched(tracker.issues.get("r1"));
        world.queue.drain();
        assertThat(world.enqueued()).extracting(Operation::state).containsOnly(OperationState.COMPLETED);
        assertThat(reasons()).contains("removed_here");
    }

    @Test
    void anIssueHeldBackDoesNotComeInBecauseSomebodyTouchedIt() {
        asTarget();
        var there = tracker.stands("old", "text", SyncWorld.START.minusSeconds(60));
        var placeOfComment = world.touched(world.touched(there), tracker.comments(there, "look here"));
        world.queue.drain();
        assertThat(world.issues().list(world.projectId, 10, null).items()).isEmpty();
        assertThat(world.candidates.count(world.linkId)).isOne();
        assertThat(world.twins.of(placeOfComment)).isEmpty();
        world.links.approve(world.linkId);
        world.touched(there);
        world.queue.drain();
        assertThat(world.issues().list(world.projectId, 10, null).items()).hasSize(1);
    }

    /** Another link, older, is the project's source. */
    private void asTarget() {
        world.pass(MOMENT);
        world.linkId = world.link(true, true);
    }

    @Test
    void whatStandsThereForAnotherIssueIsNotTakenForThisOne() {
        var first = world.written("same", "text");
        world.queue.drain();
        world.db.database().write(() -> world.candidates.keep(world.linkId, tracker.issues.get("r1")));
        var second = world.written("same", "text");
        world.pass(MOMENT);
        assertThat(world.twin(first.id()).remoteId()).isEqualTo("r1");
        assertThat(world.twin(second.id()).remoteId()).isEqualTo("r2");
    }

    @Test
    void whatSomebodyTouchedIsStillMatched() {
        asTarget();
        var there = tracker.stands("same", "text", SyncWorld.START.minusSeconds(60));
        world.listed(there);
        var hub = world.db.database().write(() -> {
            world.arrivals.reserve(world.link(), there.ref(), false);
            return world.written("same", "text");
        });
        world.queue.drain();
        assertThat(world.twins.find(world.linkId, Twin.Kind.ISSUE, hub.id()))
                .get()
                .extracting(Twin::remoteId)
                .isEqualTo("r1");
    }

    @Test
    void twoRemoteIssuesAlikeAreNotTheSameHubIssue() {
        var hub = world.db.database().write(() -> {
            var written = world.written("same", "text");
            world.enqueued().forEach(op -> world.cancel(op.id()));
            return written;
        });
        world.listed(tracker.stands("same", "text", SyncWorld.START.minusSeconds(60)));
        world.listed(tracker.stands("same", "text", SyncWorld.START.minusSeconds(50)));
        world.queue.drain();
        assertThat(world.twins.count(world.linkId, Twin.Kind.ISSUE)).isEqualTo(2);
        assertThat(world.twins.find(world.linkId, Twin.Kind.ISSUE, hub.id())).isPresent();
        assertThat(world.issues().list(world.projectId, 10, null).items()).hasSize(2);
    }

    @Test
    void aCommentThatCameUnderAPlaceGivenUpMovesToItsIssue() {
        tracker.nextCreate = FakeTracker.Create.LOSES_ITS_ANSWER;
        var hub = world.written("title", "text");
        world.queue.drain();
        var there = tracker.issues.get("r1");
        var place = world.db
                .database()
                .write(() ->
                        world.arrivals.reserve(world.link(), there.ref(), false).hubId());
        world.touched(place, tracker.comments(there, "quick"));
        world.pass(Duration.ofSeconds(6));
        world.pass(Duration.ofSeconds(20));
        assertThat(world.issues().comments(hub.id()))
                .extracting(comment -> comment.body())
                .containsExactly("quick");
        String quick = tracker.comments.keySet().iterator().next();
        tracker.commentEdited(quick, "and better");
        world.touched(place, tracker.comments.get(quick)); // taken while the place was given up
        world.queue.drain();
        assertThat(world.issues().comments(hub.id()))
                .extracting(each -> each.body())
                .containsExactly("and better");
    }

    @Test
    void aCommentDoesNotWaitForAnIssueThatMayNotComeIn() {
        world.links.change(world.linkId, false, true, null);
        var there = tracker.stands("title", "text", world.clock.instant());
        world.touched(world.touched(there), tracker.comments(there, "text"));
        world.queue.drain();
        assertThat(world.enqueued()).extracting(Operation::state).containsOnly(OperationState.COMPLETED);
    }

    @Test
    void aCommentWaitsLongerAndLongerForItsIssueAndThenSaysSo() {
        var there = tracker.stands("title", "text", world.clock.instant());
        var comment = tracker.comments(there, "text");
        var place = world.db
                .database()
                .write(() ->
                        world.arrivals.reserve(world.link(), there.ref(), false).hubId());
        tracker.onRead = () -> {
            throw new IllegalStateException("It cannot be read.");
        };
        world.touched(place, comment);
        for (int hour = 0; hour < 26 * 60; hour++) {
            world.pass(Duration.ofMinutes(1));
        }
        assertThat(world.enqueued())
                .filteredOn(op -> op.request().kind() == Kind.COMMENT)
                .extracting(Operation::state)
                .containsExactly(OperationState.ERRORED);
        assertThat(tracker.calls).hasSizeLessThan(1_500);
    }

    @Test
    void aCommentDeletedThereWhileItsIssueIsLookedAtIsDeletedHere() {
        var hub = world.written("title", "text");
        var comment = world.commented(hub, "text");
        world.queue.drain();
        world.pass(MOMENT);
        tracker.comments.clear();
        tracker.edited("r1", new IssuePatch("there", null, null, null, null, null));
        world.touched(tracker.issues.get("r1"));
        world.db
                .database()
                .write(() -> world.operations()
                        .enqueue(Requests.look(
                                world.link(),
                                Kind.COMMENT,
                                hub.id(),
                                comment.id(),
                                world.clock.instant(),
                                Requests.Cause.LIVE)));
        world.queue.drain();
        assertThat(world.comment(comment.id()).deletedAt()).isNotNull();
        assertThat(world.issue(hub.id()).title()).isEqualTo("there");
    }

    @Test
    void aCommentEditedHereAndDeletedThereStaysAndSaysSo() {
        var hub = world.written("title", "text");
        var comment = world.commented(hub, "text");
        world.queue.drain();
        tracker.comments.clear();
        world.issues().editComment(comment.id(), 1, "edited", Origin.hub(null), world.clock.instant());
        world.pass(MOMENT);
        assertThat(world.comment(comment.id()).deletedAt()).isNull();
        assertThat(conflicts(hub.id()))
                .extracting(Change.ConflictDecided::policy)
                .containsExactly("edit_survives_delete");
    }

    @Test
    void aCommentDeletedHereAndEditedThereStaysThereWhoeverLooksAgain() {
        var hub = world.written("title", "text");
        var comment = world.commented(hub, "text");
        world.queue.drain();
        var there = tracker.comments.values().iterator().next();
        tracker.commentEdited(there.ref().id(), "edited there");
        world.issues().deleteComment(comment.id(), 1, Origin.hub(null), world.clock.instant());
        world.queue.drain();
        for (int late = 0; late < 3; late++) {
            world.pass(MOMENT);
            world.db
                    .database()
                    .write(() -> world.operations()
                            .enqueue(Requests.look(
                                    world.link(),
                                    Kind.COMMENT,
                                    hub.id(),
                                    comment.id(),
                                    world.clock.instant(),
                                    Requests.Cause.LIVE)));
            world.queue.drain();
        }
        assertThat(tracker.comments).hasSize(1);
        assertThat(conflicts(hub.id()))
                .extracting(Change.ConflictDecided::policy)
                .containsExactly("edit_survives_delete");
    }

    @Test
    void aWriteThatNobodyHeardTheAnswerOfDoesNotUndoWhatWasChangedBackHere() {
        var hub = world.written("title", "text");
        world.queue.drain();
        afterTheNextWrite(() -> world.edit(hub.id(), SyncWorld.title("title")));
        world.edit(hub.id(), SyncWorld.title("other"));
        comeToRest();
        assertThat(world.issue(hub.id()).title()).isEqualTo("title");
        assertThat(tracker.issues.get("r1").title()).isEqualTo("title");
    }

    @Test
    void aCommentWhoseWriteNobodyHeardTheAnswerOfIsNotUndoneHere() {
        var hub = world.written("title", "text");
        var comment = world.commented(hub, "text");
        world.queue.drain();
        afterTheNextWrite(() -> editComment(comment.id(), "text"));
        editComment(comment.id(), "other");
        comeToRest();
        assertThat(world.comment(comment.id()).body()).isEqualTo("text");
        assertThat(tracker.comments.values())
                .singleElement()
                .extracting(RemoteComment::body)
                .isEqualTo("text");
    }

    @Test
    void whatSomebodyChangedThereAfterAWriteThatNobodyHeardTheAnswerOfComesInAllTheSame() {
        var hub = world.written("title", "text");
        world.queue.drain();
        afterTheNextWrite(() -> {
            world.edit(hub.id(), SyncWorld.title("title"));
            tracker.edited("r1", new IssuePatch(null, "edited there", null, null, null, null));
        });
        world.edit(hub.id(), SyncWorld.title("other"));
        comeToRest();
        assertThat(world.issue(hub.id()).title()).isEqualTo("title");
        assertThat(world.issue(hub.id()).body()).isEqualTo("edited there");
        assertThat(tracker.issues.get("r1").title()).isEqualTo("title");
    }

    @Test
    void aLabelThatCameInAndWasTakenBackThereBeforeOursWasSentIsTakenBackHere() {
        var hub = world.written("title", "text");
        world.queue.drain();
        tracker.edited("r1", new IssuePatch(null, null, null, new TreeSet<>(Set.of("theirs")), null, null));
        tracker.onUpdate = () -> {
            tracker.onUpdate = () -> {};
            tracker.edited("r1", new IssuePatch(null, null, null, new TreeSet<>(), null, null));
            var later = world.clock.instant().plus(MOMENT);
            throw new ConnectorException(new ConnectorFault.RateLimited("Later.", later));
        };
        world.edit(hub.id(), new Issues.Edit(null, null, null, new TreeSet<>(Set.of("ours")), null, null));
        comeToRest();
        assertThat(world.issue(hub.id()).labels()).containsExactly("ours");
        assertThat(tracker.issues.get("r1").labels()).containsExactly("ours");
    }

    private void afterTheNextWrite(Runnable meanwhile) {
        tracker.onUpdated = () -> {
            tracker.onUpdated = () -> {};
            world.pass(MOMENT);
            meanwhile.run();
            throw new ConnectorException(new ConnectorFault.Unavailable("No answer.", true, false));
        };
    }

    private void editComment(UUID id, String body) {
        world.db.database().write(() -> {
            var version = world.comment(id).version();
            return world.issues().editComment(id, version, body, Origin.hub(null), world.clock.instant());
        });
    }

    private void comeToRest() {
        for (int i = 0; i < 3; i++) {
            world.queue.drain();
            world.pass(Duration.ofMinutes(2));
        }
    }
}
