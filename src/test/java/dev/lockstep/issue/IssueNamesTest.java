package dev.lockstep.issue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Ids;
import dev.lockstep.base.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows by which lists go for labels and assignees: whatever is done to issues, they say the same as the issues do. */
class IssueNamesTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Origin HUB = Origin.hub(Author.ADMIN);
    private static final List<String> NAMES = List.of("a", "b", "B", "c d", "\"e\"");
    private static final int ALL = 100;

    private final Random random = new Random(7);
    private final List<UUID> ids = new ArrayList<>();
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
    void aListByNameTellsTheSameAsTheIssuesWhateverIsDoneToThem() {
        for (int each = 0; each < 30; each++) {
            create();
        }
        for (int each = 0; each < 150; each++) {
            change(NOON.plusMillis(each / 3)); // some at the same time
        }
        assertThatListsAreRight();
        assertThat(rows()).isPositive();
        hub.projects().delete(project);
        assertThat(rows()).as("nothing is left of a project that is deleted").isZero();
    }

    @Test
    void aNameThatIsLongerThanWhatIsListedByIsNotTakenForAnother() {
        var tracker = new Origin("github", null, Ids.next(), null, null, null, false);
        var stem = "y".repeat(300);
        issues.create(wish(List.of(stem + "1", stem + "2"), List.of()), tracker);
        issues.create(wish(List.of(stem + "2"), List.of()), tracker);
        assertThat(listed(null, stem + "1", null)).hasSize(1);
        assertThat(listed(null, stem + "2", null)).hasSize(2);
        assertThat(listed(null, stem, null)).isEmpty();
    }

    private void assertThatListsAreRight() {
        for (var label : names()) {
            for (var person : names()) {
                for (var state : states()) {
                    var wanted = all().stream()
                            .filter(issue -> state == null || issue.state() == state)
                            .filter(issue -> label == null || issue.labels().contains(label))
                            .filter(issue -> person == null || issue.assignees().contains(person))
                            .toList();
                    assertThat(listed(state, label, person))
                            .as(state + " " + label + " " + person)
                            .isEqualTo(wanted);
                }
            }
        }
    }

    private static List<@Nullable String> names() {
        List<@Nullable String> names = new ArrayList<>(NAMES);
        names.add(null);
        return names;
    }

    private static List<@Nullable IssueState> states() {
        List<@Nullable IssueState> states = new ArrayList<>(List.of(IssueState.values()));
        states.add(null);
        return states;
    }

    private List<Issue> all() {
        return issues.list(project, ALL, null).items();
    }

    private List<Issue> listed(@Nullable IssueState state, @Nullable String label, @Nullable String person) {
        return issues.filtered(new IssueFilter(project, state, label, person, null, null, null, null, null), ALL, null)
                .items();
    }

    private long rows() {
        return database.jdbc()
                .sql("select count(*) from issue_name")
                .query(Long.class)
                .single();
    }

    private void create() {
        ids.add(issues.create(wish(some(), some()), HUB).id());
    }

    private void change(Instant at) {
        var issue = issues.find(ids.get(random.nextInt(ids.size()))).orElseThrow();
        if (issue.deletedAt() != null) {
            create();
            return;
        }
        switch (random.nextInt(5)) {
            case 0 -> edit(issue, new Issues.Edit(null, null, null, new TreeSet<>(some()), null, null), at);
            case 1 -> edit(issue, new Issues.Edit(null, null, null, null, new TreeSet<>(some()), null), at);
            case 2 ->
                edit(issue, new Issues.Edit(null, null, IssueState.values()[random.nextInt(5)], null, null, null), at);
            case 3 -> edit(issue, new Issues.Edit("Title " + random.nextInt(), null, null, null, null, null), at);
            default -> {
                if (random.nextInt(4) == 0) {
                    issues.remove(issue.id(), issue.version(), HUB, at);
                }
            }
        }
    }

    private void edit(Issue issue, Issues.Edit wish, Instant at) {
        issues.edit(issue.id(), issue.version(), wish, HUB, at);
    }

    private List<String> some() {
        SortedSet<String> some = new TreeSet<>();
        for (int each = random.nextInt(4); each > 0; each--) {
            some.add(NAMES.get(random.nextInt(NAMES.size())));
        }
        return List.copyOf(some);
    }

    private Issues.NewIssue wish(List<String> labels, List<String> assignees) {
        return new Issues.NewIssue(
                Ids.next(),
                project,
                "Title",
                "",
                IssueState.TODO,
                new TreeSet<>(labels),
                new TreeSet<>(assignees),
                "none",
                Author.ADMIN,
                NOON,
                NOON);
    }
}
