package dev.lockstep.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Ids;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.board.BoardColumn.Kind;
import dev.lockstep.issue.Author;
import dev.lockstep.issue.Filing;
import dev.lockstep.issue.IssueState;
import dev.lockstep.issue.Issues;
import dev.lockstep.issue.Issues.IssueTouched;
import dev.lockstep.issue.Origin;
import dev.lockstep.issue.TestHub;
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

class PlacingTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Origin HUB = Origin.hub(Author.ADMIN);
    private static final Origin TRACKER = new Origin("github", null, Ids.next(), Ids.next(), null, null, false);

    private TestDatabase database;
    private TestHub hub;
    private Issues issues;
    private Board board;
    private @Nullable Placing placing;
    private UUID project;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = TestDatabase.in(folder);
        hub = TestHub.on(database, InstantSource.fixed(NOON), touch -> {
            if (placing != null && touch instanceof IssueTouched touched) {
                placing.issueTouched(touched);
            }
        });
        issues = hub.issues();
        placing = new Placing(database.database(), database.jdbc(), hub.events());
        board = new Board(database.database(), database.jdbc(), issues, hub.events());
        project = hub.projects().create("Lockstep").id();
    }

    @AfterEach
    void close() {
        hub.close();
        database.close();
    }

    @Test
    void whatComesIsTakenByWhatItIs() {
        board.furnish(project);
        var issue = come(IssueState.TODO, false);
        var pull = come(IssueState.STARTED, true);
        var closed = come(IssueState.CANCELLED, false);
        var merged = come(IssueState.DONE, true);
        assertThat(standing("Inbox")).containsExactly(issue);
        assertThat(standing("In progress")).containsExactly(pull);
        assertThat(standing("Done")).containsExactly(merged, closed);
        assertThat(standing("Backlog")).isEmpty();
    }

    @Test
    void withoutAColumnOfTheirOwnPullRequestsComeWhereIssuesCome() {
        var inbox = column("Inbox", Kind.OPEN, Takes.NEW);
        assertThat(List.of(come(IssueState.TODO, true))).isEqualTo(standing(inbox));
        var closed = come(IssueState.DONE, true);
        assertThat(board.unplaced(project, 10, null).items()).containsExactly(closed);
    }

    @Test
    void whatAPersonMovedStaysThereUntilItIsClosedOrOpened() {
        board.furnish(project);
        var issue = come(IssueState.TODO, false);
        var backlog = id("Backlog");
        board.move(issue, backlog, null, HUB, NOON);
        edit(issue, new Issues.Edit("Other", "text", IssueState.STARTED, null, null, "high"));
        edit(issue, new Issues.Edit(null, null, IssueState.BACKLOG, null, null, null));
        assertThat(standing("Backlog")).containsExactly(issue);
        edit(issue, state(IssueState.DONE));
        assertThat(standing("Done")).containsExactly(issue);
        edit(issue, state(IssueState.CANCELLED));
        assertThat(standing("Done")).containsExactly(issue);
        edit(issue, state(IssueState.TODO));
        assertThat(standing("Inbox")).containsExactly(issue);
    }

    @Test
    void whoeverMovesAnIssueIntoAColumnOfTheOtherKindHasItThere() {
        board.furnish(project);
        var rejected = column("Rejected", Kind.CLOSED, null);
        var issue = come(IssueState.TODO, false);
        board.move(issue, rejected, null, HUB, NOON);
        assertThat(standing(rejected)).containsExactly(issue);
        board.move(issue, id("Backlog"), null, HUB, NOON);
        assertThat(standing("Backlog")).containsExactly(issue);
        assertThat(board.unplaced(project, 10, null).items()).isEmpty();
    }

    @Test
    void aColumnThatIsFullTakesWhatATrackerClosed() {
        var inbox = column("Inbox", Kind.OPEN, Takes.NEW);
        board.change(project, inbox, new Board.ColumnChange(null, 1, null, null));
        come(IssueState.TODO, false);
        come(IssueState.TODO, false);
        assertThat(standing(inbox)).hasSize(2);
    }

    @Test
    void aBoardIsFurnishedOnceAndOnlyWhileItsProjectIsEmpty() {
        board.furnish(project);
        board.furnish(project);
        assertThat(board.columns(project)).hasSize(4);
        board.columns(project).forEach(column -> board.remove(project, column.id()));
        come(IssueState.TODO, false);
        board.furnish(project);
        assertThat(board.columns(project)).isEmpty();
    }

    @Test
    void whatIsPutAwayLeavesTheBoardAndStandsThereAgainOnceItIsTouched() {
        board.furnish(project);
        var commented = come(IssueState.DONE, false);
        var moved = come(IssueState.DONE, false);
        var reopened = come(IssueState.DONE, false);
        for (var issue : List.of(commented, moved, reopened)) {
            assertThat(issues.archive(issue, NOON.plusSeconds(1), NOON.plusSeconds(2)))
                    .isTrue();
        }
        assertThat(standing("Done")).isEmpty();
        assertThat(board.unplaced(project, 10, null).items()).isEmpty();
        assertThat(board.standing(List.of(commented, moved, reopened))).isEmpty();

        issues.addComment(new Issues.NewComment(Ids.next(), commented, "Said", null, NOON, NOON), TRACKER);
        board.move(moved, id("Done"), null, HUB, NOON.plusSeconds(3));
        edit(reopened, state(IssueState.STARTED));
        assertThat(standing("Done")).containsExactly(moved, commented);
        assertThat(standing("Inbox")).containsExactly(reopened);
        assertThat(issues.find(moved).orElseThrow().archivedAt()).isNull();
        assertThat(issues.archive(moved, NOON.plusSeconds(3), NOON.plusSeconds(4)))
                .as("who moves it touches it")
                .isFalse();
    }

    @Test
    void ofManyThatComeAndAreClosedAtOnceEachStandsInOnePlace() throws Exception {
        board.furnish(project);
        List<Callable<UUID>> all = new ArrayList<>();
        for (int each = 0; each < 40; each++) {
            boolean closes = each % 2 == 0;
            all.add(() -> {
                var issue = come(IssueState.TODO, false);
                if (closes) {
                    edit(issue, state(IssueState.DONE));
                }
                return issue;
            });
        }
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var come : people.invokeAll(all)) {
                come.get();
            }
        }
        assertThat(standing("Inbox")).hasSize(20).doesNotHaveDuplicates();
        assertThat(standing("Done")).hasSize(20).doesNotHaveDuplicates();
    }

    private static Issues.Edit state(IssueState state) {
        return new Issues.Edit(null, null, state, null, null, null);
    }

    private void edit(UUID issue, Issues.Edit edit) {
        issues.edit(issue, issues.find(issue).orElseThrow().version(), edit, TRACKER, NOON);
    }

    private UUID column(String name, Kind kind, @Nullable Takes takes) {
        return board.add(project, new Board.NewColumn(name, kind, null, takes), Ids.next())
                .id();
    }

    private List<UUID> standing(UUID column) {
        return board.issues(project, column, 100, null).items();
    }

    private List<UUID> standing(String column) {
        return standing(id(column));
    }

    private UUID id(String name) {
        return board.columns(project).stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private UUID come(IssueState state, boolean pullRequest) {
        var wish = new Issues.NewIssue(
                Ids.next(),
                project,
                "One",
                "",
                state,
                new TreeSet<>(),
                new TreeSet<>(),
                "none",
                null,
                NOON,
                NOON,
                Filing.NONE,
                pullRequest);
        return issues.create(wish, TRACKER).id();
    }
}
