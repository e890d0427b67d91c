package dev.lockstep.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.base.Ids;
import dev.lockstep.base.Refused;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.board.BoardColumn.Kind;
import dev.lockstep.issue.Author;
import dev.lockstep.issue.IssueState;
import dev.lockstep.issue.Issues;
import dev.lockstep.issue.Origin;
import dev.lockstep.issue.TestHub;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
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

class BoardTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Origin HUB = Origin.hub(Author.ADMIN);

    private TestDatabase database;
    private TestHub hub;
    private Issues issues;
    private Board board;
    private UUID project;
    private UUID todo;
    private UUID done;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = TestDatabase.in(folder);
        hub = TestHub.on(database, InstantSource.fixed(NOON), touch -> {});
        issues = hub.issues();
        board = new Board(database.database(), database.jdbc(), issues, hub.events());
        project = hub.projects().create("Lockstep").id();
        todo = column("Todo", Kind.OPEN, null);
        done = column("Done", Kind.CLOSED, null);
    }

    @AfterEach
    void close() {
        hub.close();
        database.close();
    }

    @Test
    void anIssueIsPutOnTopOrBehindAnother() {
        var one = issue();
        var two = issue();
        var three = issue();
        move(one, todo, null);
        move(two, todo, null);
        move(three, todo, two);
        assertThat(standing(todo)).containsExactly(two, three, one);
        move(two, todo, one);
        assertThat(standing(todo)).containsExactly(three, one, two);
        assertRefused("issue_not_in_column", () -> move(two, todo, two));
        assertRefused("issue_not_in_column", () -> move(two, done, one));
        assertThat(standing(todo)).containsExactly(three, one, two);
    }

    @Test
    void aColumnsKindClosesAndOpens() {
        var issue = issue();
        assertThat(board.unplaced(project, 10, null).items()).containsExactly(issue);
        move(issue, done, null);
        assertThat(state(issue)).isEqualTo(IssueState.DONE);
        move(issue, todo, null);
        assertThat(state(issue)).isEqualTo(IssueState.TODO);
        assertThat(board.unplaced(project, 10, null).items()).isEmpty();
    }

    @Test
    void whatIsClosedElsewhereStandsInNoOpenColumnAndComesBackToItsPlace() {
        var one = issue();
        var two = issue();
        move(one, todo, null);
        move(two, todo, one);
        set(one, IssueState.CANCELLED);
        assertThat(standing(todo)).containsExactly(two);
        assertThat(board.unplaced(project, 10, null).items()).containsExactly(one);
        set(one, IssueState.STARTED);
        assertThat(standing(todo)).containsExactly(one, two);
    }

    @Test
    void ofFiftyParallelMovesOneTotalOrderIsLeft() throws Exception {
        var all = new ArrayList<UUID>();
        for (int each = 0; each < 50; each++) {
            all.add(issue());
        }
        all.forEach(issue -> move(issue, todo, null));
        List<Callable<Boolean>> moves = new ArrayList<>();
        for (int each = 0; each < 50; each++) {
            var moved = all.get(each);
            var after = each % 3 == 0 ? null : all.get((each * 7 + 1) % 50);
            var column = each % 10 == 9 ? done : todo;
            moves.add(() -> tried(moved, column, moved.equals(after) ? null : after));
        }
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var move : people.invokeAll(moves)) {
                move.get();
            }
        }
        var open = standing(todo);
        var closed = standing(done);
        assertThat(open).doesNotHaveDuplicates().isEqualTo(standing(todo));
        var both = new HashSet<>(open);
        both.addAll(closed);
        assertThat(both).as("each stands once").hasSize(50).hasSize(open.size() + closed.size());
        assertThat(database.jdbc()
                        .sql(
                                "select count(*) from (select column_id, rank from board_place group by column_id, rank having count(*) > 1) twice")
                        .query(Long.class)
                        .single())
                .as("no two stand at one place")
                .isZero();
    }

    @Test
    void manyBehindTheSameOneStayInOrder() {
        var first = issue();
        var last = issue();
        move(last, todo, null);
        move(first, todo, null);
        var wanted = new ArrayList<UUID>();
        for (int each = 0; each < 60; each++) {
            var issue = issue();
            move(issue, todo, first);
            wanted.addFirst(issue);
        }
        wanted.addFirst(first);
        wanted.addLast(last);
        assertThat(standing(todo)).isEqualTo(wanted);
    }

    @Test
    void theLimitHoldsWhoeverComesAtTheSameMoment() throws Exception {
        var narrow = column("Doing", Kind.OPEN, 5);
        List<Callable<Boolean>> moves = new ArrayList<>();
        for (int each = 0; each < 20; each++) {
            var issue = issue();
            moves.add(() -> tried(issue, narrow, null));
        }
        int came = 0;
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var move : people.invokeAll(moves)) {
                came += move.get() ? 1 : 0;
            }
        }
        assertThat(came).isEqualTo(5);
        assertThat(standing(narrow)).hasSize(5);
        var within = standing(narrow);
        move(within.getLast(), narrow, null);
        assertRefused("column_full", () -> move(issue(), narrow, null));
        board.change(project, narrow, new Board.ColumnChange(null, 0, null, null));
        move(issue(), narrow, null);
    }

    @Test
    void columnsAreNamedOrderedAndRemoved() {
        assertRefused("name_taken", () -> column("Todo", Kind.OPEN, null));
        board.change(project, done, new Board.ColumnChange("Ready", 3, 0, null));
        assertThat(board.columns(project)).extracting(BoardColumn::name).containsExactly("Ready", "Todo");
        assertThat(board.columns(project).getFirst().wipLimit()).isEqualTo(3);
        var issue = issue();
        move(issue, todo, null);
        board.remove(project, todo);
        assertThat(board.unplaced(project, 10, null).items()).containsExactly(issue);
        var other = hub.projects().create("Other").id();
        assertRefused("column_not_found", () -> board.remove(other, done));
        assertRefused("column_not_found", () -> board.issues(other, done, 10, null));
        for (var wrong : List.of("", "x".repeat(101))) {
            assertRefused("name_invalid", () -> column(wrong, Kind.OPEN, null));
        }
        assertRefused("wip_limit_invalid", () -> column("New", Kind.OPEN, 0));
    }

    @Test
    void anIssueIsMovedInsideItsProjectOnly() {
        var other = hub.projects().create("Other").id();
        var foreign = board.add(other, new Board.NewColumn("Todo", Kind.OPEN, null, null), Ids.next())
                .id();
        assertRefused("column_not_found", () -> move(issue(), foreign, null));
    }

    private boolean tried(UUID issue, UUID column, @Nullable UUID after) {
        try {
            move(issue, column, after);
            return true;
        } catch (Refused refused) {
            assertThat(refused.code()).isIn("column_full", "issue_not_in_column");
            return false;
        }
    }

    private void move(UUID issue, UUID column, @Nullable UUID after) {
        board.move(issue, column, after, HUB, NOON);
    }

    private List<UUID> standing(UUID column) {
        var all = new ArrayList<UUID>();
        String next = null;
        do {
            var page = board.issues(project, column, 7, next);
            all.addAll(page.items());
            next = page.next();
        } while (next != null);
        return all;
    }

    private IssueState state(UUID issue) {
        return issues.find(issue).orElseThrow().state();
    }

    private void set(UUID issue, IssueState state) {
        var now = issues.find(issue).orElseThrow();
        issues.edit(issue, now.version(), new Issues.Edit(null, null, state, null, null, null), HUB, NOON);
    }

    private UUID column(String name, Kind kind, @Nullable Integer limit) {
        return board.add(project, new Board.NewColumn(name, kind, limit, null), Ids.next())
                .id();
    }

    private UUID issue() {
        var wish = new Issues.NewIssue(
                Ids.next(),
                project,
                "One",
                "",
                IssueState.TODO,
                new TreeSet<>(),
                new TreeSet<>(),
                "none",
                Author.ADMIN,
                NOON,
                NOON);
        return issues.create(wish, HUB).id();
    }

    private static void assertRefused(String code, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
