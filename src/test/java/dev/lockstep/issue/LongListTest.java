package dev.lockstep.issue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Ids;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.issue.search.IssueSearch;
import dev.lockstep.issue.search.Lookup;
import dev.lockstep.issue.search.Matching;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list that is longer than what is looked at to choose how to find: what is found must be the same in both ways. */
class LongListTest {
    private static final Instant BEGIN = Instant.parse("2026-11-22T12:00:00Z");
    private static final int ISSUES = Lookup.LOOKED_AT + 200;
    /** Older than all that is looked at. */
    private static final int OLD = 20;

    private TestDatabase database;
    private TestHub hub;
    private IssueSearch search;
    private UUID project;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = TestDatabase.in(folder);
        hub = TestHub.on(database, InstantSource.fixed(BEGIN), touch -> {});
        search = TestHub.search(database);
        project = hub.projects().create("Long").id();
        database.database().write(() -> {
            for (int each = 0; each < ISSUES; each++) {
                file(each, each == OLD ? "zeppelin" : each == OLD + 1 ? "100%" : "plain");
            }
        });
    }

    @AfterEach
    void close() {
        hub.close();
        database.close();
    }

    @Test
    void aRareTextBehindAllThatIsLookedAtIsFound() {
        assertThat(numbers(filter("zeppelin", null))).containsExactly(OLD + 1L);
        assertThat(numbers(filter("00%", null))).containsExactly(OLD + 2L);
        assertThat(numbers(filter("no such title", null))).isEmpty();
        assertThat(numbers(filter(null, "zeppelin"))).containsExactly(OLD + 1L);
        assertThat(numbers(filter("zeppelin", "plain"))).isEmpty();
    }

    @Test
    void aUsualTextIsFoundInEachOnceAndInOrder() {
        assertThat(numbers(filter("plain", null)))
                .hasSize(ISSUES - 2)
                .isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(numbers(filter(null, "plain"))).isEqualTo(numbers(filter("PLAIN", null)));
        assertThat(numbers(filter("plain", "plain"))).hasSize(ISSUES - 2);
    }

    private List<Long> numbers(IssueFilter filter) {
        List<Long> numbers = new ArrayList<>();
        String next = null;
        do {
            var page = hub.issues().filtered(filter, 200, next);
            page.items().forEach(issue -> numbers.add(issue.number()));
            next = page.next();
        } while (next != null);
        return numbers;
    }

    private IssueFilter filter(@Nullable String text, @Nullable String words) {
        Matching matching = words == null ? null : search.matching(words);
        return new IssueFilter(project, null, null, null, text, null, null, null, matching);
    }

    private void file(int number, String word) {
        var at = BEGIN.plusSeconds(number);
        hub.issues()
                .create(
                        new Issues.NewIssue(
                                Ids.next(),
                                project,
                                "Title " + word,
                                word,
                                IssueState.TODO,
                                new TreeSet<>(),
                                new TreeSet<>(),
                                "none",
                                Author.ADMIN,
                                at,
                                at),
                        Origin.hub(Author.ADMIN));
    }
}
