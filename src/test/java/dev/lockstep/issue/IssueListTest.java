package dev.lockstep.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.base.Ids;
import dev.lockstep.base.Refused;
import dev.lockstep.base.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Issues by filter, their comments by page, and the count of comments while many write. */
class IssueListTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Origin HUB = Origin.hub(Author.ADMIN);

    private TestDatabase database;
    private TestHub hub;
    private Issues issues;
    private UUID project;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = TestDatabase.in(folder);
        hub = TestHub.on(database, InstantSource.fixed(NOON), touch -> {});
        issues = hub.issues();
        project = hub.projects().create("Lockstep").id();
    }

    @AfterEach
    void close() {
        hub.close();
        database.close();
    }

    @Test
    void filtersAreExactAndAllMustHold() {
        issue("Broken Door", IssueState.TODO, List.of("bug", "a\"b", "x,\"y", "[\"z"), List.of("github:ann"));
        issue("100% broken", IssueState.DONE, List.of("Bug", "bugs"), List.of("github:anna"));
        issue("Fine_thing", IssueState.TODO, List.of(), List.of());
        var other = hub.projects().create("Other").id();
        issues.create(wish(other, "Broken elsewhere", IssueState.TODO, List.of("bug"), List.of()), HUB);

        assertThat(titles(null, "bug", null, null)).containsExactly("Broken Door");
        assertThat(titles(null, "a\"b", null, null)).containsExactly("Broken Door");
        for (var partOfAnother : List.of("b", "y", "z", "ug", "bu", "BUG", "y\"", "%")) {
            assertThat(titles(null, partOfAnother, null, null))
                    .as(partOfAnother)
                    .isEmpty();
        }
        assertThat(titles(null, null, "github:ann", null)).containsExactly("Broken Door");
        assertThat(titles(null, null, null, "BROKEN")).containsExactlyInAnyOrder("Broken Door", "100% broken");
        assertThat(titles(null, null, null, "0%")).containsExactly("100% broken");
        assertThat(titles(null, null, null, "e_t")).containsExactly("Fine_thing");
        assertThat(titles(IssueState.TODO, null, null, null)).containsExactlyInAnyOrder("Broken Door", "Fine_thing");
        assertThat(titles(IssueState.DONE, "bug", null, null)).isEmpty();
    }

    @Test
    void aPartOfATitleIsFoundInWhatWasWrittenLast() {
        var door = issue("The \"Broken\" Döor's hinge 😀😀😀", IssueState.TODO, List.of(), List.of());
        issue("The hinges of a window", IssueState.TODO, List.of(), List.of());
        for (var part : List.of("BROKEN", "n\" D", "r's h", "😀😀😀", "öor's hinge")) {
            assertThat(titles(null, null, null, part)).as(part).hasSize(1);
        }
        assertThat(titles(null, null, null, "hinge")).hasSize(2);
        assertThat(titles(null, null, null, "hinge the")).isEmpty();

        var gate = new Issues.Edit("A quiet gate", null, null, null, null, null);
        var stored = issues.edit(door, issues.find(door).orElseThrow().version(), gate, HUB, NOON);
        assertThat(titles(null, null, null, "broken")).isEmpty();
        assertThat(titles(null, null, null, "iet ga")).containsExactly("A quiet gate");
        issues.remove(door, stored.version(), HUB, NOON);
        assertThat(titles(null, null, null, "iet ga")).isEmpty();
    }

    @Test
    void aFilteredListIsWalkedEachOnce() {
        for (int each = 0; each < 25; each++) {
            issue("Issue " + each, IssueState.TODO, List.of(each % 2 == 0 ? "even" : "odd"), List.of());
        }
        var filter = new IssueFilter(project, null, "even", null, null, null, null, null, null);
        var seen = new ArrayList<UUID>();
        String next = null;
        do {
            var page = issues.filtered(filter, 4, next);
            page.items().forEach(issue -> seen.add(issue.id()));
            next = page.next();
        } while (next != null);
        assertThat(seen).hasSize(13).doesNotHaveDuplicates();
    }

    @Test
    void commentsAreWalkedOldestFirst() {
        var issue = issue("One", IssueState.TODO, List.of(), List.of());
        for (int each = 0; each < 7; each++) {
            comment(issue, NOON.plusSeconds(each / 2)); // some in the same second
        }
        var first = issues.comments(issue, 4, null);
        var rest = issues.comments(issue, 4, first.next());
        var walked = new ArrayList<>(first.items());
        walked.addAll(rest.items());
        assertThat(walked).isEqualTo(issues.comments(issue));
        assertThat(rest.next()).isNull();
        assertThatThrownBy(() -> issues.comments(issue, 4, "x")).isInstanceOf(Refused.class);
        var latest = issues.latestComments(issue, 4, null);
        var backwards = new ArrayList<>(latest.items());
        backwards.addAll(issues.latestComments(issue, 4, latest.next()).items());
        assertThat(backwards).isEqualTo(walked.reversed());
    }

    @Test
    void ofAHundredParallelCommentsAndFortyDeletionsSixtyAreCounted() throws Exception {
        var issue = issue("One", IssueState.TODO, List.of(), List.of());
        List<Callable<Comment>> acts = new ArrayList<>();
        for (int each = 0; each < 100; each++) {
            boolean regretted = each % 5 < 2;
            acts.add(() -> {
                var comment = comment(issue, NOON);
                if (regretted) {
                    issues.deleteComment(comment.id(), comment.version(), HUB, NOON);
                }
                return comment;
            });
        }
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : people.invokeAll(acts)) {
                done.get();
            }
        }
        var empty = issue("Two", IssueState.TODO, List.of(), List.of());
        assertThat(issues.commentCounts(List.of(issue, empty))).containsOnly(java.util.Map.entry(issue, 60L));
        assertThat(issues.comments(issue)).hasSize(60);
    }

    private List<String> titles(
            @Nullable IssueState state, @Nullable String label, @Nullable String assignee, @Nullable String text) {
        var filter = new IssueFilter(project, state, label, assignee, text, null, null, null, null);
        return issues.filtered(filter, 10, null).items().stream()
                .map(Issue::title)
                .toList();
    }

    private Comment comment(UUID issue, Instant at) {
        return issues.addComment(new Issues.NewComment(Ids.next(), issue, "Word", Author.ADMIN, at, at), HUB);
    }

    private UUID issue(String title, IssueState state, List<String> labels, List<String> assignees) {
        return issues.create(wish(project, title, state, labels, assignees), HUB)
                .id();
    }

    private static Issues.NewIssue wish(
            UUID project, String title, IssueState state, List<String> labels, List<String> assignees) {
        return new Issues.NewIssue(
                Ids.next(),
                project,
                title,
                "",
                state,
                new TreeSet<>(labels),
                new TreeSet<>(assignees),
                "none",
                Author.ADMIN,
                NOON,
                NOON);
    }
}
