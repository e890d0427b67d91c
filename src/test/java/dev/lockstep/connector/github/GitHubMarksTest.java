package dev.lockstep.connector.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.Container;
import dev.lockstep.connector.Hub;
import dev.lockstep.connector.IssueDraft;
import dev.lockstep.connector.IssuePatch;
import dev.lockstep.connector.StateKind;
import dev.lockstep.connector.Tracker;
import dev.lockstep.simulator.GitHubSimulator;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A hub that was set back to an older copy knows its records by their marks alone. */
class GitHubMarksTest {
    private static final Container REPOSITORY = new Container("acme/web");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T10:00:00Z"));

    @Test
    void whatTheHubEditsKeepsItsMark() {
        try (var github = GitHubSimulator.start(0, CLOCK, 1)
                        .addUser("hub")
                        .addToken("secret-token", "hub")
                        .addRepository(REPOSITORY.path());
                var hub = Hub.at(CLOCK)) {
            var connection = Hub.connection(Tracker.GITHUB, github.baseUri(), "secret-token");
            var session = TestGitHub.on(hub, CLOCK).open(connection, REPOSITORY);
            var issue = session.createIssue(new IssueDraft("one", "Title", "Text", StateKind.TODO, Set.of(), null));
            var comment = session.createComment(issue.ref(), "two", "Hello");
            var patch = new IssuePatch(null, "Other", null, null, null, null);

            var patched = session.updateMarkedIssue(issue.ref(), issue.marker(), patch);
            var changed = session.updateMarkedComment(issue.ref(), comment.ref(), comment.marker(), "Bye");

            assertThat(patched.body()).isEqualTo("Other");
            assertThat(patched.marker()).isEqualTo("one");
            assertThat(changed.body()).isEqualTo("Bye");
            assertThat(changed.marker()).isEqualTo("two");
        }
    }
}
