package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.IssuePatch;
import dev.lockstep.connector.RemoteSession.Field;
import dev.lockstep.issue.Issues;
import dev.lockstep.issue.Origin;
import dev.lockstep.operation.OperationState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExactlyOnceTest {
    private static final Duration PROBE = Duration.ofSeconds(6);
    private static final Duration SETTLED = FakeTracker.SETTLES.plusSeconds(1);

    private SyncWorld world;
    private FakeTracker tracker;

    @BeforeEach
    void begin(@TempDir Path folder) {
        world = new SyncWorld(folder);
        tracker = world.tracker;
    }

    @AfterEach
    void end() {
        world.close();
    }

    private void quiet() {
        for (int i = 0; i < 10; i++) {
            world.pass(SETTLED);
        }
        assertThat(world.enqueued()).extracting(op -> op.state()).doesNotContain(OperationState.QUEUED);
    }

    @Test
    void anIssueOfTheHubIsCreatedOnceAndAgreedOn() {
        var issue = world.written("title", "text");
        world.queue.drain();
        assertThat(tracker.issues).hasSize(1);
        assertThat(world.twin(issue.id()).status()).isEqualTo(Twin.Status.LINKED);
        assertThat(world.intents.open(world.linkId, Twin.Kind.ISSUE, issue.id()))
                .isEmpty();
        tracker.calls.clear();
        world.listed(tracker.issues.values().iterator().next());
        quiet();
        assertThat(tracker.calls).isEmpty();
    }

    @Test
    void anIssueWhoseAnswerWasLostIsFoundAndTaken() {
        tracker.nextCreate = FakeTracker.Create.LOSES_ITS_ANSWER;
        var issue = world.written("title", "text");
        world.queue.drain();
        assertThat(world.twins.of(issue.id())).isEmpty();
        world.pass(PROBE);
        assertThat(world.twin(issue.id()).remoteId()).isEqualTo("r1");
        quiet();
        assertThat(tracker.issues).hasSize(1);
        assertThat(tracker.calls).filteredOn("create issue"::equals).hasSize(1);
    }

    @Test
    void anEditThereBeforeItWasFoundSurvives() {
        tracker.nextCreate = FakeTracker.Create.LOSES_ITS_ANSWER;
        var issue = world.written("title", "text");
        world.queue.drain();
        tracker.edited("r1", new IssuePatch("edited there", null, null, null, null, null));
        world.pass(PROBE);
        quiet();
        assertThat(world.issue(issue.id()).title()).isEqualTo("edited there");
        assertThat(tracker.issues.get("r1").title()).isEqualTo("edited there");
    }

    @Test
    void anEditHereBeforeItWasFoundGoesOut() {
        tracker.nextCreate = FakeTracker.Create.LOSES_ITS_ANSWER;
        var issue = world.written("title", "text");
        world.queue.drain();
        world.edit(issue.id(), SyncWorld.title("edited here"));
        world.pass(PROBE);
        quiet();
        assertThat(tracker.issues).hasSize(1);
        assertThat(tracker.issues.get("r1").title()).isEqualTo("edited here");
        assertThat(world.twin(issue.id()).base().pair(Field.TITLE))
                .isEqualTo(new Base.Pair("edited here", "edited here"));
    }

    @Test
    void peopleWhomTheCreateCannotNameAreNotClearedWhenItIsFoundLater() {
        tracker.nextCreate = FakeTracker.Create.LOSES_ITS_ANSWER;
        var issue = world.written("title", "text");
        world.edit(issue.id(), new Issues.Edit(null, null, null, null, new TreeSet<>(List.of("ann")), null));
        world.queue.drain();
        world.pass(PROBE);
        quiet();
        assertThat(world.issue(issue.id()).assignees()).containsExactly("ann");
    }

    @Test
    void aRefusedCreateLeavesNothingOpen() {
        tracker.nextCreate = FakeTracker.Create.IS_REFUSED;
        var issue = world.written("title", "text");
        world.queue.drain();
        assertThat(world.intents.open(world.linkId, Twin.Kind.ISSUE, issue.id()))
                .isEmpty();
        assertThat(world.enqueued()).extracting(op -> op.state()).containsExactly(OperationState.ERRORED);
    }

    @Test
    void whatIsAbsentAfterTheWaitIsSentAgainUnderTheSameName() {
        tracker.nextCreate = FakeTracker.Create.NEVER_ARRIVES;
        var issue = world.written("title", "text");
        world.queue.drain();
        world.pass(PROBE);
        assertThat(tracker.markers).hasSize(1);
        world.pass(SETTLED);
        assertThat(tracker.markers).hasSize(2);
        assertThat(tracker.markers.get(1)).isEqualTo(tracker.markers.get(0));
        assertThat(world.twin(issue.id()).status()).isEqualTo(Twin.Status.LINKED);
        assertThat(tracker.issues).hasSize(1);
    }

    @Test
    void aRepeatedCreateThatIsRefusedKeepsItsNameForTheNextTry() {
        tracker.nextCreate = FakeTracker.Create.NEVER_ARRIVES;
        var issue = world.written("title", "text");
        world.queue.drain();
        tracker.nextCreate = FakeTracker.Create.IS_REFUSED;
        world.pass(SETTLED);
        world.edit(issue.id(), SyncWorld.title("shorter"));
        quiet();
        assertThat(tracker.markers).hasSize(3).containsOnly(tracker.markers.get(0));
        assertThat(tracker.issues.get("r1").title()).isEqualTo("shorter");
    }

    @Test
    void aProcessThatDiedBetweenIntentAndSendLeavesOneIssue() {
        tracker.nextCreate = FakeTracker.Create.DIES_BEFORE_IT_IS_SENT;
        var issue = world.written("title", "text");
        world.queue.drain();
        assertThat(world.intents.open(world.linkId, Twin.Kind.ISSUE, issue.id()))
                .isPresent();
        quiet();
        assertThat(tracker.issues).hasSize(1);
        assertThat(world.twin(issue.id()).status()).isEqualTo(Twin.Status.LINKED);
    }

    @Test
    void theWebhookOfAnUnansweredCreateMakesNoSecondIssue() {
        tracker.nextCreate = FakeTracker.Create.LOSES_ITS_ANSWER;
        var issue = world.written("title", "text");
        world.queue.drain();
        world.touched(tracker.issues.get("r1"));
        world.queue.drain();
        quiet();
        assertThat(world.issues().list(world.projectId, 10, null).items()).hasSize(1);
        assertThat(world.twin(issue.id()).remoteId()).isEqualTo("r1");
    }

    @Test
    void aCommentEditedBeforeItsCreateWasAnsweredEndsEqual() {
        var issue = world.written("title", "text");
        world.queue.drain();
        tracker.nextCreate = FakeTracker.Create.LOSES_ITS_ANSWER;
        var comment = world.commented(issue, "first");
        world.queue.drain();
        world.issues().editComment(comment.id(), 1, "second", Origin.hub(null), world.clock.instant());
        world.pass(PROBE);
        quiet();
        assertThat(tracker.comments.values()).extracting(each -> each.body()).containsExactly("second");
        assertThat(world.twin(comment.id()).base().pair(Field.BODY)).isEqualTo(new Base.Pair("second", "second"));
    }

    @Test
    void aCommentDeletedBeforeItsCreateWasAnsweredIsDeletedThereToo() {
        var issue = world.written("title", "text");
        world.queue.drain();
        tracker.nextCreate = FakeTracker.Create.LOSES_ITS_ANSWER;
        var comment = world.commented(issue, "first");
        world.queue.drain();
        world.issues().deleteComment(comment.id(), 1, Origin.hub(null), world.clock.instant());
        world.pass(PROBE);
        quiet();
        assertThat(tracker.comments).isEmpty();
        assertThat(world.intents.open(world.linkId, Twin.Kind.COMMENT, comment.id()))
                .isEmpty();
    }

    /** While a first import lists: the create may have been carried out, so what stands there is another. */
    @Test
    void whatIsBeingCreatedIsNotMatchedWithWhatStandsThere() {
        var before = world.link().createdAt().minusSeconds(60);
        tracker.nextCreate = FakeTracker.Create.LOSES_ITS_ANSWER;
        var issue = world.written("title", "text");
        world.queue.drain();
        var standing = tracker.stands("title", "text", before);
        world.listed(standing);
        world.queue.drain();
        world.pass(PROBE);
        quiet();
        assertThat(tracker.issues).hasSize(2);
        assertThat(world.twin(issue.id()).remoteId())
                .isNotEqualTo(standing.ref().id());
        assertThat(world.twins.findRemote(
                        world.linkId, Twin.Kind.ISSUE, standing.ref().id()))
                .get()
                .extracting(Twin::status)
                .isEqualTo(Twin.Status.LINKED);
    }

    @Test
    void whatWasCreatedWithoutAnAnswerIsTakenBeforeWhatAListingFindsMeanwhile() {
        tracker.nextCreate = FakeTracker.Create.LOSES_ITS_ANSWER;
        var issue = world.written("title", "text");
        world.queue.drain();
        var standing = tracker.stands("title", "text", world.link().createdAt().minusSeconds(60));
        world.db.database().write(() -> world.candidates.keep(world.linkId, standing));
        world.pass(PROBE);
        quiet();
        assertThat(world.twin(issue.id()).remoteId()).isEqualTo("r1");
        assertThat(world.candidates.holds(world.linkId, standing.ref().id())).isTrue();
    }
}
