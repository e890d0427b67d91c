package dev.lockstep.issue.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.base.Ids;
import dev.lockstep.base.Refused;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.issue.Author;
import dev.lockstep.issue.Comment;
import dev.lockstep.issue.IssueFilter;
import dev.lockstep.issue.IssueState;
import dev.lockstep.issue.Issues;
import dev.lockstep.issue.Issues.Edit;
import dev.lockstep.issue.Origin;
import dev.lockstep.issue.TestHub;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssueSearchTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Origin HUB = Origin.hub(Author.ADMIN);
    private static final Asked ALL = new Asked(null, null);

    private TestDatabase database;
    private TestHub hub;
    private Issues issues;
    private UUID project;
    private IssueSearch search;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = TestDatabase.in(folder);
        hub = TestHub.on(database, InstantSource.fixed(NOON), touch -> {});
        issues = hub.issues();
        project = hub.projects().create("Lockstep").id();
        search = new IssueSearch(database.jdbc(), database.dialect());
    }

    @AfterEach
    void close() {
        hub.close();
        database.close();
    }

    @Test
    void titlesBodiesAndCommentsAreFoundInAnyCaseAndWithoutAccents() {
        var door = issue("The BROKEN door", "It squeaks at the café, in foo_bar.txt");
        var window = issue("A window", "");
        var comment = comment(window, "Broken as well: see www.example.org/path");
        assertThat(ids("broken")).containsExactlyInAnyOrder(door, window);
        assertThat(find("well broken")).containsExactly(new Hit(window, comment.id()));
        assertThat(find("SQUEAKS")).containsExactly(new Hit(door, null));
        assertThat(ids("cafe")).containsExactly(door);
        assertThat(ids("CAFÉ")).containsExactly(door);
        assertThat(ids("bar.txt")).containsExactly(door);
        assertThat(ids("example")).containsExactly(window);
        assertThat(ids("brok")).isEmpty();
        assertThat(ids("brok*")).containsExactlyInAnyOrder(door, window);
        assertThat(ids("\"broken door\"")).containsExactly(door);
        assertThat(ids("\"door broken\"")).isEmpty();
        assertThat(ids("broken -door")).containsExactly(window);
        assertThat(ids("door window")).isEmpty();
    }

    @Test
    void whatChangedOrWentIsNotFoundByWhatItWas() {
        var one = issue("first words", "body");
        var comment = comment(one, "remark");
        issues.edit(one, 1, new Edit("second words", null, null, null, null, null), HUB, NOON);
        assertThat(ids("first")).isEmpty();
        assertThat(ids("second body")).containsExactly(one);
        issues.edit(one, 2, new Edit(null, "text", null, null, null, null), HUB, NOON);
        assertThat(ids("body")).isEmpty();
        assertThat(ids("second text")).containsExactly(one);

        var edited = issues.editComment(comment.id(), 1, "notice", HUB, NOON);
        assertThat(ids("remark")).isEmpty();
        assertThat(find("notice")).containsExactly(new Hit(one, comment.id()));
        issues.deleteComment(comment.id(), edited.version(), HUB, NOON);
        assertThat(ids("notice")).isEmpty();
        issues.remove(one, HUB, NOON);
        assertThat(ids("second")).isEmpty();
    }

    @Test
    void whatWasTakenBackWithItsUnitIsNotFound() {
        assertThatThrownBy(() -> database.database().write(() -> {
                    issue("never there", "");
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(ids("never")).isEmpty();
    }

    @Test
    void withItsProjectEverythingGoes() {
        comment(issue("gone soon", ""), "gone too");
        hub.projects().delete(project);
        assertThat(ids("gone")).isEmpty();
        var texts = database.dialect() == dev.lockstep.base.Dialect.SQLITE ? "search_text" : "search_doc";
        assertThat(database.jdbc()
                        .sql("select count(*) from " + texts)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void titlesCountMoreThanBodiesAndPagesHoldEachOnce() {
        var below = issue("Something", "The needle is in here, somewhere in a longer text than that of the others");
        var above = issue("Needle", "Something");
        assertThat(ids("needle")).containsExactly(above, below);
        for (int each = 0; each < 25; each++) {
            comment(issue("hay " + each, "hay"), "hay");
        }
        var seen = new ArrayList<UUID>();
        String next = null;
        do {
            var page = search.find("hay", ALL, 4, next);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(4);
            page.items().forEach(hit -> seen.add(hit.issueId()));
            next = page.next();
        } while (next != null);
        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
        assertThatThrownBy(() -> search.find("hay", ALL, 4, "x")).isInstanceOf(Refused.class);
    }

    @Test
    void aListIsFilteredByWordsInItsOwnOrder() {
        issue("one word", "");
        var two = issue("two", "");
        comment(two, "a word");
        assertThat(listed("word")).containsExactlyInAnyOrder("one word", "two");
        assertThat(listed("word -two one")).containsExactly("one word");
        assertThat(listed("?!")).isEmpty();
    }

    @Test
    void whateverIsTypedIsNoError() {
        issue("a", "b");
        for (var typed : List.of(
                "'",
                "\"",
                "\\",
                "a'b",
                "a OR",
                "NOT",
                "NEAR(a b)",
                "a:*b",
                "(((",
                "a & | ! b",
                "%",
                "日本語",
                "\uD800",
                "e\u0301*",
                "* *",
                "-a",
                "1e5 0x1f 3.14 -7",
                "a\u0000b",
                "ﷺ \"ﷺ\"*",
                "title:a",
                "^a",
                "{a b}: c",
                "👍 ok")) {
            assertThat(search.find(typed, ALL, 5, null).next()).as(typed).isNull();
            listed(typed);
        }
        assertThatThrownBy(() -> search.find("a".repeat(501), ALL, 5, null))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.field()).isEqualTo("q"));
    }

    @Test
    void aTextThatIsTooLongToBeSearchedIsStoredAllTheSame() {
        var text = new StringBuilder("beginning ");
        for (int each = 0; text.length() < 1_000_000; each++) {
            text.append("w").append(each).append("ﷺ ");
        }
        var long1 = issue("Long", text.substring(0, 340_000) + " ending");
        assertThat(ids("beginning")).containsExactly(long1);
        assertThat(ids("ending")).isEmpty();
        comment(long1, "x".repeat(500_000));
        assertThat(ids("long")).containsExactly(long1);
    }

    private List<String> listed(String typed) {
        var filter = new IssueFilter(project, null, null, null, null, null, null, null, search.matching(typed));
        return issues.filtered(filter, 10, null).items().stream()
                .map(issue -> issue.title())
                .toList();
    }

    private List<UUID> ids(String typed) {
        return find(typed).stream().map(Hit::issueId).toList();
    }

    private List<Hit> find(String typed) {
        return search.find(typed, ALL, 50, null).items();
    }

    private Comment comment(UUID issue, String text) {
        return issues.addComment(new Issues.NewComment(Ids.next(), issue, text, Author.ADMIN, NOON, NOON), HUB);
    }

    private UUID issue(String title, String body) {
        var wish = new Issues.NewIssue(
                Ids.next(),
                project,
                title,
                body,
                IssueState.TODO,
                new TreeSet<>(),
                new TreeSet<>(),
                "none",
                Author.ADMIN,
                NOON,
                NOON);
        return issues.create(wish, HUB).id();
    }
}
