package dev.lockstep.issue.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Dialect;
import dev.lockstep.base.Ids;
import dev.lockstep.base.TestClock;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.issue.Author;
import dev.lockstep.issue.Change;
import dev.lockstep.issue.IssueFilter;
import dev.lockstep.issue.IssueState;
import dev.lockstep.issue.Issues;
import dev.lockstep.issue.Issues.Edit;
import dev.lockstep.issue.Issues.IssueTouched;
import dev.lockstep.issue.Origin;
import dev.lockstep.issue.TestHub;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShelfTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Origin HUB = Origin.hub(Author.ADMIN);
    private static final Duration DAYS = Duration.ofDays(30);

    private final List<IssueTouched> touches = new ArrayList<>();
    private TestClock clock;
    private TestDatabase database;
    private TestHub hub;
    private Issues issues;
    private Shelf shelf;
    private UUID project;

    @BeforeEach
    void open(@TempDir Path folder) {
        clock = new TestClock(NOON);
        database = TestDatabase.in(folder);
        hub = TestHub.on(database, clock, touch -> {
            if (touch instanceof IssueTouched touched) {
                touches.add(touched);
            }
        });
        issues = hub.issues();
        shelf = new Shelf(issues, database.database(), database.jdbc());
        project = hub.projects().create("Lockstep").id();
        hub.projects().archiveAfter(project, 30);
    }

    @AfterEach
    void close() {
        hub.close();
        database.close();
    }

    @Test
    void whatIsClosedAndUntouchedForThirtyDaysIsPutAwayWithOneEntryAndOneEvent() {
        var done = issue(IssueState.DONE);
        var cancelled = issue(IssueState.CANCELLED);
        var open = issue(IssueState.TODO);
        pass(DAYS);
        assertThat(archived()).as("not one moment too early").isEmpty();
        touches.clear();
        pass(Duration.ofMillis(1));
        assertThat(archived()).containsExactlyInAnyOrder(done, cancelled);
        assertThat(current()).containsExactly(open);
        assertThat(all()).hasSize(3);
        assertThat(issues.find(done).orElseThrow().archivedAt()).isEqualTo(clock.instant());
        assertThat(issues.find(done).orElseThrow().version())
                .as("nothing of it changed")
                .isEqualTo(1);
        assertThat(changes(done).getLast())
                .isEqualTo(new Change.Archived(clock.instant().minus(DAYS)));
        assertThat(events("issue.archived")).isEqualTo(2);
        assertThat(touches)
                .extracting(IssueTouched::fields)
                .allMatch(fields -> fields.equals(java.util.Set.of("archived")));

        pass(Duration.ofDays(1));
        assertThat(changes(done)).hasSize(2);
        assertThat(events("issue.archived")).isEqualTo(2);
    }

    @Test
    void onlyInProjectsThatWantIt() {
        var quiet = hub.projects().create("Quiet").id();
        var closed = issue(quiet, IssueState.DONE);
        pass(Duration.ofDays(4_000));
        assertThat(issues.find(closed).orElseThrow().archivedAt()).isNull();

        hub.projects().archiveAfter(quiet, 3);
        hub.projects().archive(quiet, true);
        pass(Duration.ZERO);
        assertThat(issues.find(closed).orElseThrow().archivedAt())
                .as("an archived project stands still")
                .isNull();
        hub.projects().archive(quiet, false);
        pass(Duration.ZERO);
        assertThat(issues.find(closed).orElseThrow().archivedAt()).isNotNull();
    }

    @Test
    void whoeverTouchesItHasItBackAndTheDaysBeginAnew() {
        var edited = issue(IssueState.DONE);
        var reopened = issue(IssueState.DONE);
        var commented = issue(IssueState.DONE);
        var taken = issue(IssueState.DONE);
        pass(DAYS.plusMillis(1));
        assertThat(archived()).hasSize(4);

        edit(edited, new Edit("Other", null, null, null, null, null));
        edit(reopened, new Edit(null, null, IssueState.TODO, null, null, null));
        var comment = comment(commented, HUB);
        issues.wake(taken, HUB, clock.instant());
        assertThat(archived()).isEmpty();
        for (var issue : List.of(edited, reopened, commented, taken)) {
            assertThat(changes(issue)).contains(new Change.Unarchived());
        }
        pass(Duration.ofDays(29));
        issues.editComment(comment, 1, "Changed", HUB, clock.instant());
        pass(Duration.ofDays(1));
        assertThat(archived()).isEmpty();
        pass(Duration.ofMillis(1));
        assertThat(archived()).containsExactlyInAnyOrder(edited, taken);
        pass(Duration.ofDays(30));
        assertThat(archived()).containsExactlyInAnyOrder(edited, taken, commented);
    }

    @Test
    void anEditThatChangesNothingAndWhatAnImportBringsLeaveItAway() {
        var issue = issue(IssueState.DONE);
        pass(DAYS.plusMillis(1));
        edit(issue, new Edit("One", null, IssueState.DONE, null, null, null));
        comment(issue, HUB.importing());
        assertThat(archived()).containsExactly(issue);
        issues.remove(issue, HUB, clock.instant());
        assertThat(archived()).isEmpty();
        issues.wake(issue, HUB, clock.instant());
        assertThat(current()).isEmpty();
    }

    @Test
    void manyAreWalkedInPartsEachOnceAndWhatWasCommentedBetweenThemStays() {
        var kept = new ArrayList<UUID>();
        for (int each = 0; each < 250; each++) {
            var issue = issue(IssueState.DONE);
            if (each % 50 == 7) {
                kept.add(issue);
            }
        }
        clock.advance(DAYS);
        kept.forEach(issue -> comment(issue, HUB));
        pass(Duration.ofMillis(1));
        assertThat(current()).containsExactlyInAnyOrderElementsOf(kept);
        assertThat(archived()).hasSize(250 - kept.size());
        assertThat(events("issue.archived")).isEqualTo(250 - kept.size());
    }

    /** PostgreSQL takes no index of a table that is so small. */
    @Test
    void neitherThePassNorTheListsReadWhatTheyDoNotShow() {
        Assumptions.assumeThat(database.dialect()).isEqualTo(Dialect.SQLITE);
        assertThat(plan(DueRows.PAGE, 8)).contains("INDEX issue_by_state").doesNotContain("TEMP B-TREE");
        var order = " order by issue.modified_at desc, id desc limit 100";
        var list = "select * from issue where issue.project_id = ? and deleted_at is null and archived_at is %s"
                + " and (issue.modified_at, id) < (9, 'x')" + order;
        assertThat(plan(list.formatted("null"), 1))
                .contains("INDEX issue_current")
                .doesNotContain("TEMP B-TREE");
        assertThat(plan(list.formatted("not null"), 1))
                .contains("INDEX issue_put_away")
                .doesNotContain("TEMP B-TREE");
    }

    private String plan(String sql, int parameters) {
        var bound = java.util.Collections.nCopies(parameters, (Object) "1");
        return database.jdbc()
                .sql("explain query plan " + sql)
                .params(bound)
                .query((row, at) -> row.getString("detail"))
                .list()
                .toString();
    }

    private void pass(Duration later) {
        clock.advance(later);
        shelf.fill(clock.instant());
    }

    private void edit(UUID issue, Edit edit) {
        issues.edit(issue, issues.find(issue).orElseThrow().version(), edit, HUB, clock.instant());
    }

    private UUID comment(UUID issue, Origin origin) {
        var wish = new Issues.NewComment(Ids.next(), issue, "Said", null, clock.instant(), clock.instant());
        return issues.addComment(wish, origin).id();
    }

    private List<UUID> archived() {
        return listed(true);
    }

    private List<UUID> current() {
        return listed(false);
    }

    private List<UUID> all() {
        return issues.list(project, 500, null).map(issue -> issue.id()).items();
    }

    private List<UUID> listed(boolean archived) {
        var filter = new IssueFilter(project, null, null, null, null, null, null, null, null, archived);
        return issues.filtered(filter, 500, null).map(issue -> issue.id()).items();
    }

    private List<Change> changes(UUID issue) {
        return issues.timeline(issue, 50, null)
                .map(Issues.TimelineEntry::change)
                .items();
    }

    private long events(String type) {
        return database.jdbc()
                .sql("select count(*) from event where type = ?")
                .param(type)
                .query(Long.class)
                .single();
    }

    private UUID issue(IssueState state) {
        return issue(project, state);
    }

    private UUID issue(UUID home, IssueState state) {
        var wish = new Issues.NewIssue(
                Ids.next(),
                home,
                "One",
                "",
                state,
                new TreeSet<>(List.of("bug")),
                new TreeSet<>(),
                "none",
                null,
                NOON,
                NOON);
        return issues.create(wish, HUB).id();
    }
}
