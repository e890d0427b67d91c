package dev.lockstep.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.base.Ids;
import dev.lockstep.base.Refused;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.issue.Issues.CommentTouched;
import dev.lockstep.issue.Issues.Edit;
import dev.lockstep.issue.Issues.IssueTouched;
import dev.lockstep.issue.Issues.NewComment;
import dev.lockstep.issue.Issues.NewIssue;
import dev.lockstep.issue.Issues.TimelineEntry;
import dev.lockstep.issue.Issues.VersionConflict;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class IssuesTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Author ADA = new Author("github", "7", "ada", null);
    private static final Origin HUB = Origin.hub(ADA);
    private static final Origin REMOTE = new Origin("github", ADA, Ids.next(), Ids.next(), null, null, true);

    private final List<Object> touches = new ArrayList<>();
    private TestDatabase database;
    private TestHub hub;
    private Issues issues;
    private UUID project;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = TestDatabase.in(folder);
        hub = TestHub.on(database, InstantSource.fixed(NOON), this::touched);
        issues = hub.issues();
        project = hub.projects().create("Lockstep").id();
    }

    private void touched(Object touch) {
        assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                .isTrue();
        touches.add(touch);
    }

    @AfterEach
    void close() {
        hub.close();
        database.close();
    }

    @Test
    void aCreatedIssueIsReadBackAsItWasMade() {
        var issue = issues.create(wish("Broken", names("bug", "ui")), HUB);

        assertThat(issues.find(issue.id())).contains(issue);
        assertThat(issue.number()).isEqualTo(1);
        assertThat(issue.version()).isEqualTo(1);
        assertThat(changes(issue)).containsExactly(new Change.Created("Broken"));
        assertThat(touches).containsExactly(new IssueTouched(issue, Difference.ALL_FIELDS, true, HUB));
        assertThat(eventTypes()).containsExactly("issue.created");
        assertThat(hub.projects().labels(project)).extracting("name").containsExactly("bug", "ui");
    }

    @Test
    void numbersCountFromOneInEachProject() {
        var other = hub.projects().create("Other").id();
        assertThat(issues.create(wish("a", names()), HUB).number()).isEqualTo(1);
        assertThat(issues.create(wish("b", names()), HUB).number()).isEqualTo(2);
        var elsewhere =
                new NewIssue(Ids.next(), other, "c", "", IssueState.TODO, names(), names(), "none", null, NOON, NOON);
        assertThat(issues.create(elsewhere, HUB).number()).isEqualTo(1);
    }

    @Test
    void theSameIdTwiceIsAConflictAndLeavesNothing() {
        var wish = wish("once", names());
        var issue = issues.create(wish, HUB);
        assertThatThrownBy(() -> issues.create(wish, HUB)).isInstanceOf(VersionConflict.class);
        assertThat(changes(issue)).hasSize(1);
        assertThat(issues.create(wish("next", names()), HUB).number()).isEqualTo(2);
    }

    @Test
    void anEditTellsEveryFieldThatChanged() {
        var issue = issues.create(wish("Broken", names("bug", "ui")), HUB);
        touches.clear();
        var edit = new Edit("Mended", "text", IssueState.DONE, names("bug", "api"), names("ada"), "high");

        var after = issues.edit(issue.id(), 1, edit, REMOTE, NOON.plusSeconds(5));

        assertThat(issues.find(issue.id())).contains(after);
        assertThat(after.version()).isEqualTo(2);
        assertThat(after.modifiedAt()).isEqualTo(NOON.plusSeconds(5));
        assertThat(changes(issue))
                .containsExactly(
                        new Change.Created("Broken"),
                        new Change.TitleChanged("Broken", "Mended"),
                        new Change.BodyChanged("", "text"),
                        new Change.StateChanged(IssueState.TODO, IssueState.DONE),
                        new Change.PriorityChanged("none", "high"),
                        new Change.LabelsChanged(names("api"), names("ui")),
                        new Change.AssigneesChanged(names("ada"), names()));
        assertThat(touches).containsExactly(new IssueTouched(after, Difference.ALL_FIELDS, false, REMOTE, true));
        assertThat(timeline(issue).getLast().origin()).isEqualTo(REMOTE);
        assertThat(eventTypes()).containsExactly("issue.created", "issue.updated");
    }

    @Test
    void anEditThatChangesNothingLeavesNoTrace() {
        var issue = issues.create(wish("Same", names("bug")), HUB);
        touches.clear();
        var edit = new Edit(" Same ", "", IssueState.TODO, names("bug"), names(), "none");
        assertThat(issues.edit(issue.id(), 1, edit, HUB, NOON.plusSeconds(9))).isEqualTo(issue);
        assertThat(touches).isEmpty();
        assertThat(changes(issue)).hasSize(1);
        assertThat(eventTypes()).hasSize(1);
    }

    @Test
    void anEditOfAnOlderVersionIsAConflict() {
        var issue = issues.create(wish("v1", names()), HUB);
        issues.edit(issue.id(), 1, titled("v2"), HUB, NOON);
        assertThatThrownBy(() -> issues.edit(issue.id(), 1, titled("v3"), HUB, NOON))
                .isInstanceOf(VersionConflict.class);
        assertThat(issues.find(issue.id()).orElseThrow().title()).isEqualTo("v2");
        assertThat(changes(issue)).hasSize(2);
    }

    @Test
    void aRecordsTimeNeverGoesBack() {
        var issue = issues.create(wish("late", names()), HUB);
        assertThat(issues.edit(issue.id(), 1, titled("early"), REMOTE, NOON.minusSeconds(60))
                        .modifiedAt())
                .isEqualTo(NOON);
    }

    @Test
    void commentsAreAddedEditedAndDeletedWithTheirTextKept() {
        var issue = issues.create(wish("talk", names()), HUB);
        touches.clear();
        var first = issues.addComment(comment(issue, "first", NOON), REMOTE);
        var second = issues.addComment(comment(issue, "second", NOON.plusSeconds(1)), HUB);
        var edited = issues.editComment(first.id(), 1, "better", HUB, NOON.plusSeconds(2));
        issues.deleteComment(second.id(), 1, HUB, NOON.plusSeconds(3));

        assertThat(issues.comments(issue.id())).containsExactly(edited);
        assertThat(issues.findComment(second.id()).orElseThrow().deletedAt()).isEqualTo(NOON.plusSeconds(3));
        assertThat(changes(issue))
                .containsExactly(
                        new Change.Created("talk"),
                        new Change.CommentAdded(first.id()),
                        new Change.CommentAdded(second.id()),
                        new Change.CommentEdited(first.id(), "first"),
                        new Change.CommentDeleted(second.id(), "second"));
        assertThat(touches)
                .extracting(each -> ((CommentTouched) each).what())
                .containsExactly("created", "created", "edited", "deleted");
        assertThat(eventTypes())
                .containsExactly(
                        "issue.created", "comment.created", "comment.created", "comment.updated", "comment.deleted");
    }

    @Test
    void aCommentOfAnOlderVersionIsNotOverwritten() {
        var issue = issues.create(wish("talk", names()), HUB);
        var comment = issues.addComment(comment(issue, "one", NOON), HUB);
        issues.editComment(comment.id(), 1, "two", HUB, NOON);
        assertThatThrownBy(() -> issues.editComment(comment.id(), 1, "three", HUB, NOON))
                .isInstanceOf(VersionConflict.class);
        assertThatThrownBy(() -> issues.deleteComment(comment.id(), 1, HUB, NOON))
                .isInstanceOf(VersionConflict.class);
        assertThat(issues.comments(issue.id())).extracting(Comment::body).containsExactly("two");
    }

    @Test
    void aRemovedIssueStaysReadableAndLeavesTheList() {
        var issue = issues.create(wish("gone", names()), HUB);
        issues.remove(issue.id(), HUB, NOON);
        issues.remove(issue.id(), HUB, NOON);
        assertThat(issues.find(issue.id()).orElseThrow().deletedAt()).isEqualTo(NOON);
        assertThat(issues.list(project, 10, null).items()).isEmpty();
        assertThat(changes(issue)).containsExactly(new Change.Created("gone"), new Change.Removed("lockstep"));
        assertThatThrownBy(() -> issues.edit(issue.id(), 2, titled("x"), HUB, NOON))
                .isInstanceOf(Refused.class);
    }

    @Test
    void theListGoesOnWhereItStoppedNewestFirst() {
        IntStream.range(0, 7)
                .forEach(each -> issues.create(wish("i" + each, names(), NOON.plusSeconds(each / 2)), HUB));
        var seen = new ArrayList<Issue>();
        String cursor = null;
        do {
            var slice = issues.list(project, 3, cursor);
            seen.addAll(slice.items());
            cursor = slice.next();
        } while (cursor != null);
        assertThat(seen).extracting(Issue::title).containsExactly("i6", "i5", "i4", "i3", "i2", "i1", "i0");
        assertThat(issues.list(null, 100, null).items()).isEqualTo(seen);
        assertThatThrownBy(() -> issues.list(null, 1, "nonsense")).isInstanceOf(Refused.class);
    }

    @Test
    void theTimelineGoesOnWhereItStoppedOldestFirst() {
        var issue = issues.create(wish("t", names()), HUB);
        issues.note(issue.id(), new Change.Removed("plane"), REMOTE, NOON);
        var first = issues.timeline(issue.id(), 1, null);
        assertThat(first.items()).extracting(TimelineEntry::change).containsExactly(new Change.Created("t"));
        var rest = issues.timeline(issue.id(), 1, first.next());
        assertThat(rest.items()).extracting(TimelineEntry::change).containsExactly(new Change.Removed("plane"));
        assertThat(rest.next()).isNull();
    }

    @Test
    void issuesAreFoundByTheirExactTitle() {
        var issue = issues.create(wish("Needle", names()), HUB);
        issues.create(wish("needle", names()), HUB);
        assertThat(issues.titled(project, "Needle")).containsExactly(issue);
    }

    @Test
    void aHubEditBeyondTheLimitsIsRefusedByField() {
        var many = new TreeSet<>(
                IntStream.range(0, 101).mapToObj(each -> "l" + each).toList());
        assertRefused("title", () -> issues.create(wish(" ", names()), HUB));
        assertRefused("title", () -> issues.create(wish("x".repeat(1_001), names()), HUB));
        assertRefused("labels", () -> issues.create(wish("x", names("l".repeat(256))), HUB));
        assertRefused("labels", () -> issues.create(wish("x", many), HUB));
        var issue = issues.create(wish("x".repeat(1_000), names()), HUB);
        var body = new Edit(null, "é".repeat(600_000), null, null, null, null);
        assertRefused("body", () -> issues.edit(issue.id(), 1, body, HUB, NOON));
        var priority = new Edit(null, null, null, null, null, "asap");
        assertRefused("priority", () -> issues.edit(issue.id(), 1, priority, HUB, NOON));
        assertRefused("body", () -> issues.addComment(comment(issue, " ", NOON), HUB));
        assertRefused("body", () -> issues.addComment(comment(issue, "é".repeat(600_000), NOON), HUB));
        assertThat(changes(issue)).hasSize(1);
        assertThat(hub.projects().labels(project)).isEmpty();
    }

    @Test
    void whatATrackerAcceptedIsTakenAndCleaned() {
        var issue = issues.create(wish("a\u0000b\ud800\r\nc", names(" x\u0000 ")), REMOTE);
        assertThat(issue.title()).isEqualTo("ab\uFFFD c");
        assertThat(issue.labels()).containsExactly("x");
        var body = new Edit(null, "one\r\ntwo\rthree\udc00 \ud83d\ude00", null, null, null, null);
        assertThat(issues.edit(issue.id(), 1, body, REMOTE, NOON).body())
                .isEqualTo("one\ntwo\nthree\uFFFD \ud83d\ude00");
        assertThat(issues.create(wish("x".repeat(2_000), names()), REMOTE).title())
                .hasSize(2_000);
    }

    @Test
    void aListenerThatThrowsUndoesTheChange() {
        hub.close();
        hub = TestHub.on(database, InstantSource.fixed(NOON), touch -> {
            throw new IllegalStateException("no");
        });
        var wish = wish("never", names("bug"));
        assertThatThrownBy(() -> hub.issues().create(wish, HUB)).hasMessage("no");
        assertThat(hub.issues().find(wish.id())).isEmpty();
        assertThat(hub.events().after(0, 10)).isEmpty();
    }

    private static void assertRefused(String field, Runnable attempt) {
        assertThatThrownBy(attempt::run).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.field()).isEqualTo(field);
        });
    }

    private NewIssue wish(String title, SortedSet<String> labels) {
        return wish(title, labels, NOON);
    }

    private NewIssue wish(String title, SortedSet<String> labels, Instant at) {
        return new NewIssue(Ids.next(), project, title, "", IssueState.TODO, labels, names(), "none", ADA, at, at);
    }

    private static NewComment comment(Issue issue, String body, Instant at) {
        return new NewComment(Ids.next(), issue.id(), body, ADA, at, at);
    }

    private static Edit titled(String title) {
        return new Edit(title, null, null, null, null, null);
    }

    private static SortedSet<String> names(String... names) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(List.of(names)));
    }

    private List<TimelineEntry> timeline(Issue issue) {
        return issues.timeline(issue.id(), 100, null).items();
    }

    private List<Change> changes(Issue issue) {
        return timeline(issue).stream().map(TimelineEntry::change).toList();
    }

    private List<String> eventTypes() {
        return hub.events().after(0, 100).stream().map(event -> event.type()).toList();
    }
}
