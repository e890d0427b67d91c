package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.base.Refused;
import dev.lockstep.conflict.Answer;
import dev.lockstep.conflict.Conflict;
import dev.lockstep.conflict.Conflict.State;
import dev.lockstep.conflict.ConflictFilter;
import dev.lockstep.conflict.Keep;
import dev.lockstep.conflict.Policy;
import dev.lockstep.connector.IssuePatch;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.issue.Author;
import dev.lockstep.issue.Change;
import dev.lockstep.issue.Comment;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.issue.Origin;
import dev.lockstep.operation.OperationRequest.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conflicts from both edits to both sides being equal again, on a real database. */
class ConflictsTest {
    private static final Duration MOMENT = Duration.ofMinutes(1);
    private static final Author ANN = new Author("lockstep", "ann", "Ann", null);
    private static final Map<String, Policy> ASK =
            Map.of("title", Policy.ASK, "body", Policy.ASK, "comment", Policy.ASK);

    private SyncWorld world;
    private FakeTracker tracker;
    private Issue issue;

    @BeforeEach
    void begin(@TempDir Path folder) {
        world = new SyncWorld(folder);
        tracker = world.tracker;
        issue = world.written("title", "1\n\n2");
        world.pass(MOMENT);
    }

    @AfterEach
    void end() {
        world.close();
    }

    private RemoteIssue there() {
        return Objects.requireNonNull(tracker.issues.get("r1"));
    }

    private Issue here() {
        return world.issue(issue.id());
    }

    private void editThere(String title) {
        tracker.edited("r1", new IssuePatch(title, null, null, null, null, null));
    }

    private void look() {
        world.touched(there());
        world.pass(MOMENT);
    }

    private List<Conflict> conflicts() {
        return world.conflicts.conflicts().list(ConflictFilter.ALL, 10, null).items();
    }

    private Conflict conflict() {
        assertThat(conflicts()).hasSize(1);
        return conflicts().getFirst();
    }

    /** Both sides get another title, and somebody is to be asked. */
    private Conflict asked() {
        world.conflicts.rules().change(world.linkId, ASK);
        editThere("there");
        world.edit(issue.id(), SyncWorld.title("here"));
        world.pass(MOMENT);
        return conflict();
    }

    private Conflict answer(Conflict conflict, Keep keep, String text) {
        var answer = new Answer(conflict.version(), keep, text, false);
        return world.conflicts.answers().resolve(conflict.id(), answer, ANN, world.clock.instant());
    }

    private List<String> titles() {
        return List.of(here().title(), there().title());
    }

    @Test
    void whoAsksLeavesBothSidesAsTheyAreAndTheRestFlowsOn() {
        tracker.edited("r1", new IssuePatch(null, null, null, null, "high", null));
        var conflict = asked();
        assertThat(conflict.state()).isEqualTo(State.OPEN);
        assertThat(conflict.sides()).hasToString("Sides[base=title, hub=here, remote=there]");
        assertThat(conflict.hub().place()).isEqualTo("lockstep");
        assertThat(conflict.remote().place()).isEqualTo("plane");
        assertThat(titles()).containsExactly("here", "there");
        assertThat(here().priority()).isEqualTo("high");
        tracker.calls.clear();
        look();
        assertThat(tracker.calls).doesNotContain("update issue");
        assertThat(conflict()).isEqualTo(conflict);
    }

    @Test
    void aLaterEditOnEitherSideUpdatesTheOneConflict() {
        var first = asked();
        editThere("there again");
        look();
        assertThat(conflict().sides().remote()).isEqualTo("there again");
        world.edit(issue.id(), SyncWorld.title("here again"));
        world.pass(MOMENT);
        assertThat(conflict().sides().hub()).isEqualTo("here again");
        assertThat(conflict().id()).isEqualTo(first.id());
        assertThat(conflict().version()).isEqualTo(3);
        assertThatThrownBy(() -> answer(first, Keep.HUB, null))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.field()).isEqualTo("version"));
    }

    @ParameterizedTest
    @CsvSource({"there, there", "title, there"})
    void equalValuesCloseItAndSoDoesTakingAnEditBack(String now, String stands) {
        asked();
        world.edit(issue.id(), SyncWorld.title(now));
        world.pass(MOMENT);
        assertThat(titles()).containsExactly(stands, stands);
        assertThat(conflict().state()).isEqualTo(State.RESOLVED);
        assertThat(conflict().resolution()).isEqualTo("nothing_left");
        editThere("later");
        look();
        assertThat(titles()).containsExactly("later", "later");
    }

    @ParameterizedTest
    @CsvSource({
        "HUB, , here, kept_hub",
        "REMOTE, , there, kept_remote",
        "BOTH, , here / there, kept_both",
        "TEXT, mine, mine, own_text",
        "TEXT, title, title, own_text"
    })
    void anAnswerFlowsOutByTheOrdinaryWay(Keep keep, String text, String stands, String how) {
        answer(asked(), keep, text);
        assertThat(here().title()).isEqualTo(stands);
        world.pass(MOMENT);
        assertThat(titles()).containsExactly(stands, stands);
        assertThat(conflict().resolution()).isEqualTo(how);
        assertThat(conflict().resolvedBy()).isEqualTo("Ann");
        assertThat(conflict().carriedOut()).isTrue();
        assertThatThrownBy(() -> answer(conflict(), Keep.HUB, null)).hasMessageContaining("settled already");
        editThere("later");
        look();
        assertThat(titles()).containsExactly("later", "later");
        assertThat(conflicts()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"HUB, here", "BOTH, here / there", "TEXT, mine"})
    void whoDiesBetweenTheAnswerAndTheWriteHasItWrittenLater(Keep keep, String stands) {
        var conflict = asked();
        tracker.onUpdate = () -> {
            throw new IllegalStateException("The process died.");
        };
        answer(conflict, keep, "mine");
        world.queue.drain();
        assertThat(there().title()).isEqualTo("there");
        tracker.onUpdate = () -> {};
        world.pass(Duration.ofHours(1));
        assertThat(titles()).containsExactly(stands, stands);
        assertThat(conflicts()).hasSize(1);
    }

    @Test
    void anAnswerGivenDuringALookIsNotForgotten() {
        var conflict = asked();
        tracker.onRead = () -> {
            tracker.onRead = () -> {};
            answer(conflict, Keep.HUB, null);
        };
        look();
        assertThat(titles()).containsExactly("here", "here");
        assertThat(conflict().state()).isEqualTo(State.RESOLVED);
    }

    @Test
    void anEditThatNobodyHadSeenWhenTheyAnsweredIsAskedAboutAnew() {
        var conflict = asked();
        editThere("unseen");
        answer(conflict, Keep.HUB, null);
        world.pass(MOMENT);
        assertThat(titles()).containsExactly("here", "unseen");
        assertThat(conflicts()).extracting(Conflict::state).containsExactly(State.OPEN, State.RESOLVED);
        answer(conflicts().getFirst(), Keep.REMOTE, null);
        world.pass(MOMENT);
        assertThat(titles()).containsExactly("unseen", "unseen");
    }

    @Test
    void whatMovedInTheHubIsNotOverwrittenByAnAnswer() {
        var conflict = asked();
        world.issues().edit(issue.id(), here().version(), SyncWorld.title("newer"), Origin.hub(null), SyncWorld.START);
        assertThatThrownBy(() -> answer(conflict, Keep.REMOTE, null))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.field()).isEqualTo("title"));
        assertThat(here().title()).isEqualTo("newer");
    }

    @Test
    void whatGaveWayToAPolicyIsRestoredWithOneCall() {
        editThere("there");
        world.edit(issue.id(), SyncWorld.title("here"));
        world.pass(MOMENT);
        assertThat(conflict().state()).isEqualTo(State.DECIDED);
        var stood = here().title();
        var gaveWay = stood.equals("here") ? "there" : "here";
        answer(conflict(), Keep.RESTORE, null);
        world.pass(MOMENT);
        assertThat(titles()).containsExactly(gaveWay, gaveWay);
        assertThat(conflict().resolution()).isEqualTo("restored");
    }

    @Test
    void ofATextOnlyTheLinesThatBothChangedAreAskedAbout() {
        world.conflicts.rules().change(world.linkId, ASK);
        tracker.edited("r1", new IssuePatch(null, "1\n\nthere\n\nr", null, null, null, null));
        world.edit(issue.id(), new Issues.Edit(null, "h\n\n1\n\nhere", null, null, null, null));
        world.pass(MOMENT);
        assertThat(here().body()).isEqualTo("h\n\n1\n\nhere");
        assertThat(there().body()).isEqualTo("h\n\n1\n\nthere\n\nr");
        answer(conflict(), Keep.BOTH, null);
        world.pass(MOMENT);
        assertThat(here().body()).contains("here\nthere\n\nr").isEqualTo(there().body());
    }

    @Test
    void commentsAreAskedAboutToo() {
        var comment = world.commented(issue, "text");
        world.pass(MOMENT);
        world.conflicts.rules().change(world.linkId, ASK);
        var id = tracker.comments.keySet().iterator().next();
        tracker.commentEdited(id, "there");
        world.issues().editComment(comment.id(), 1, "here", Origin.hub(null), world.clock.instant());
        world.pass(MOMENT);
        assertThat(conflict().field()).isEqualTo("comment");
        assertThat(conflict().place().commentId()).isEqualTo(comment.id());
        answer(conflict(), Keep.HUB, null);
        world.pass(MOMENT);
        assertThat(Objects.requireNonNull(tracker.comments.get(id)).body()).isEqualTo("here");
        Comment now = world.comment(comment.id());
        assertThat(now.body()).isEqualTo("here");
    }

    @Test
    void aRuleThatIsRememberedDecidesTheNextOne() {
        var answer = new Answer(asked().version(), Keep.REMOTE, null, true);
        world.conflicts.answers().resolve(conflict().id(), answer, ANN, world.clock.instant());
        world.pass(MOMENT);
        editThere("there 2");
        world.edit(issue.id(), SyncWorld.title("here 2"));
        world.pass(MOMENT);
        assertThat(titles()).containsExactly("there 2", "there 2");
        assertThat(conflicts().getFirst().policy()).isEqualTo("remote");
        assertThat(world.issues().timeline(issue.id(), 50, null).items())
                .extracting(entry -> entry.change().getClass().getSimpleName())
                .containsSubsequence(
                        Change.ConflictOpened.class.getSimpleName(),
                        Change.ConflictResolved.class.getSimpleName(),
                        Change.ConflictDecided.class.getSimpleName());
    }

    /** Two places with a mind of their own: each puts its title back whenever it is told another. */
    @Test
    void linksThatOverwriteEachOtherArePartedUntilAPersonAnswers() {
        world.link(true, true);
        look();
        world.edit(issue.id(), SyncWorld.title("one"));
        world.pass(MOMENT);
        var twins = world.twins.of(issue.id());
        assertThat(twins).hasSize(2);
        int rounds = 0;
        while (conflicts().isEmpty() && rounds++ < 20) {
            insist(twins.get(0), "one");
            insist(twins.get(1), "two");
        }
        assertThat(conflict().policy()).isEqualTo("fight");
        var stands = here().title();
        var version = here().version();
        insist(twins.get(0), "one");
        insist(twins.get(1), "two");
        assertThat(here().version()).isEqualTo(version);
        assertThat(conflict().state()).isEqualTo(State.OPEN);
        answer(conflict(), Keep.HUB, null);
        world.pass(MOMENT);
        assertThat(tracker.issues.values()).extracting(RemoteIssue::title).containsOnly(stands);
    }

    private void insist(Twin twin, String title) {
        tracker.edited(Objects.requireNonNull(twin.remoteId()), new IssuePatch(title, null, null, null, null, null));
        world.db.database().write(() -> {
            var link = world.links.find(twin.linkId()).orElseThrow();
            var now = world.clock.instant();
            world.operations()
                    .enqueue(Requests.look(link, Kind.ISSUE, issue.id(), issue.id(), now, Requests.Cause.LIVE));
        });
        world.pass(MOMENT);
    }

    @Test
    void nobodyIsAskedAboutALinkThatIsNoMore() {
        asked();
        world.links.delete(world.linkId);
        assertThat(conflict().resolution()).isEqualTo("link_removed");
    }
}
