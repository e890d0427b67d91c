package dev.lockstep.connector.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.Container;
import dev.lockstep.connector.Hub;
import dev.lockstep.connector.IssueDraft;
import dev.lockstep.connector.IssuePatch;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.connector.StateKind;
import dev.lockstep.connector.Tracker;
import dev.lockstep.simulator.GitHubSimulator;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GitHubMarksTest {
    private static final Container REPOSITORY = new Container("acme/tracker");
    private static final String MARKER = "01890000-0000-7000-8000-000000000001";

    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-01T10:00:00Z"));
    private GitHubSimulator github;
    private Hub hub;
    private RemoteSession session;

    @BeforeEach
    void start() {
        github = GitHubSimulator.start(0, clock, 1)
                .addUser("hub")
                .addToken("secret-token", "hub")
                .addRepository(REPOSITORY.path());
        hub = Hub.at(clock);
        var credentials = new GitHubCredentials(hub.http, hub.governors, clock);
        var connector = new GitHubConnector(hub.http, hub.governors, credentials, TestGitHub.withoutStore(), hub.key);
        session = connector.open(Hub.connection(Tracker.GITHUB, github.baseUri(), "secret-token"), REPOSITORY);
    }

    @AfterEach
    void stop() {
        hub.close();
        github.close();
    }

    @Test
    void whatTheHubEditsKeepsItsMark() {
        var issue = session.createIssue(new IssueDraft(MARKER, "Title", "Text", StateKind.TODO, Set.of(), null));
        var comment = session.createComment(issue.ref(), MARKER, "Hello");
        var patch = new IssuePatch(null, "Other", null, null, null, null);

        var patched = session.updateMarkedIssue(issue.ref(), issue.marker(), patch);
        var changed = session.updateMarkedComment(issue.ref(), comment.ref(), comment.marker(), "Bye");

        assertThat(patched.body()).isEqualTo("Other");
        assertThat(patched.marker()).isNotNull().isEqualTo(issue.marker());
        assertThat(changed.body()).isEqualTo("Bye");
        assertThat(changed.marker()).isEqualTo(MARKER);
    }
}
