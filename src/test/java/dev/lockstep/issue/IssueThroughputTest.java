package dev.lockstep.issue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Ids;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.issue.Issues.NewComment;
import dev.lockstep.issue.Issues.NewIssue;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints how many issues and comments an import's sixteen workers store per second; no time is asserted. */
class IssueThroughputTest {
    private static final int WORKERS = 16;
    private static final int ISSUES_EACH = 100;
    private static final int COMMENTS_PER_ISSUE = 4;
    private static final String TEXT = "Some words of a report that goes on for a while. ".repeat(20);

    @Test
    void manyWorkersStoreEverythingOnce(@TempDir Path folder) throws Exception {
        var noon = Instant.parse("2026-11-21T12:00:00Z");
        try (var database = TestDatabase.in(folder);
                var hub = TestHub.on(database, InstantSource.fixed(noon), touch -> {})) {
            var project = hub.projects().create("p").id();
            long begin = System.nanoTime();
            var workers = new ArrayList<Thread>();
            for (int worker = 0; worker < WORKERS; worker++) {
                workers.add(Thread.ofVirtual().start(() -> work(hub.issues(), project, noon)));
            }
            for (var each : workers) {
                each.join();
            }
            long created = (long) WORKERS * ISSUES_EACH * (1 + COMMENTS_PER_ISSUE);
            System.out.printf("Issues: %d creates/s%n", created * 1_000_000_000L / (System.nanoTime() - begin));
            assertThat(hub.events().after(0, 100_000)).hasSize((int) created);
        }
    }

    private static void work(Issues issues, UUID project, Instant at) {
        var origin = new Origin("github", null, Ids.next(), Ids.next(), Ids.next(), null, true);
        var labels = new TreeSet<>(List.of("bug", "ui"));
        for (int each = 0; each < ISSUES_EACH; each++) {
            var id = Ids.next();
            issues.create(
                    new NewIssue(
                            id, project, "Issue", TEXT, IssueState.TODO, labels, new TreeSet<>(), "none", null, at, at),
                    origin);
            for (int comment = 0; comment < COMMENTS_PER_ISSUE; comment++) {
                issues.addComment(new NewComment(Ids.next(), id, TEXT, null, at, at), origin);
            }
        }
    }
}
