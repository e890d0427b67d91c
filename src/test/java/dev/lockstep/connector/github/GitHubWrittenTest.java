package dev.lockstep.connector.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.Hub;
import dev.lockstep.connector.IssueDraft;
import dev.lockstep.connector.IssuePatch;
import dev.lockstep.connector.Person;
import dev.lockstep.connector.RemoteRef;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.connector.StateKind;
import dev.lockstep.connector.Tracker;
import dev.lockstep.simulator.GitHubPerson;
import dev.lockstep.simulator.GitHubSimulator;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody edits between two requests that make one write. */
class GitHubWrittenTest {
    private static final Container REPOSITORY = new Container("acme/tracker");
    private static final String MARKER = "01890000-0000-7000-8000-000000000001";
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final GitHubSimulator github = GitHubSimulator.start(0, () -> NOW, 1);
    private final Hub hub = Hub.at(() -> NOW);
    private final GitHubPerson eve;

    GitHubWrittenTest() {
        github.addRepository(REPOSITORY.path())
                .addToken("secret-token", "hub")
                .addUser("ann")
                .addUser("bob");
        eve = github.person("eve", REPOSITORY.path());
    }

    @AfterEach
    void stop() {
        hub.close();
        github.close();
    }

    private RemoteSession session() {
        Connection connection = Hub.connection(Tracker.GITHUB, github.baseUri(), "secret-token");
        return TestGitHub.on(hub, () -> NOW).open(connection, REPOSITORY);
    }

    /** Just before the first request to such a path is carried out. */
    private void before(String method, String end, Consumer<GitHubPerson> edit) {
        github.log().onReceived(request -> {
            if (request.method().equals(method) && request.path().endsWith(end)) {
                edit.accept(eve);
            }
        });
    }

    private static IssuePatch patch(String title, Set<String> before, Set<String> after) {
        return new IssuePatch(title, null, null, null, null, new IssuePatch.Assignment(before, after));
    }

    @Test
    void aTitleThatSomebodyWroteBeforePeopleWereAssignedIsNotTakenForOurs() {
        eve.open("Title", "Text");
        before("POST", "/assignees", person -> person.editTitle(1, "Theirs"));
        var written = session().updateIssue(new RemoteRef("1", "1"), patch("Ours", Set.of(), Set.of("ann")));
        assertThat(written.title()).isEqualTo("Ours");
        assertThat(written.assignees()).extracting(Person::name).containsExactly("ann");
        var there = github.issues(REPOSITORY.path()).getFirst();
        assertThat(there.title()).isEqualTo("Theirs");
        assertThat(written.updatedAt()).as("so that it is news").isBefore(there.updatedAt());
    }

    @Test
    void whomSomebodyAssignedOrTookOffBesideOursIsNotTakenForAgreed() {
        eve.open("Title", "Text");
        eve.assign(1, "bob");
        before("POST", "/assignees", person -> person.assign(1, "eve"));
        var written =
                session().updateIssue(new RemoteRef("1", "1"), patch("Title", Set.of("bob"), Set.of("ann", "bob")));
        assertThat(github.issues(REPOSITORY.path()).getFirst().assignees()).containsExactly("eve", "ann");
        assertThat(written.assignees()).extracting(Person::name).containsExactlyInAnyOrder("ann", "bob");
        assertThat(written.updatedAt()).isBefore(NOW);
    }

    @Test
    void aTitleThatSomebodyWroteBeforeWhatWasMadeIsClosedIsNotTakenForOurs() {
        before("PATCH", "/issues/1", person -> person.editTitle(1, "Theirs"));
        var made = session().createIssue(new IssueDraft(MARKER, "Ours", "Text", StateKind.DONE, Set.of("bug"), null));
        assertThat(made.title()).isEqualTo("Ours");
        assertThat(made.state()).isEqualTo(GitHubRecords.COMPLETED);
        assertThat(made.updatedAt()).isBefore(NOW);
    }

    @Test
    void whatNobodyTouchedIsAsItWasAnswered() {
        var made = session().createIssue(new IssueDraft(MARKER, "Ours", "Text", StateKind.DONE, Set.of("bug"), null));
        assertThat(session().readIssue(made.ref())).isEqualTo(made);
        var written = session().updateIssue(made.ref(), patch("Other", Set.of(), Set.of("ann", "bob")));
        assertThat(session().readIssue(made.ref())).isEqualTo(written);
    }
}
