package dev.lockstep.connector.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.DeliveryNews;
import dev.lockstep.connector.Hub;
import dev.lockstep.connector.RemoteRepository;
import dev.lockstep.connector.RemoteRepository.RemoteCommit;
import dev.lockstep.connector.Tracker;
import dev.lockstep.contract.Witness;
import dev.lockstep.simulator.GitHubCommitter;
import dev.lockstep.simulator.GitHubSimulator;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GitHubCommitsTest {
    private static final Container REPOSITORY = new Container("acme/code");

    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-01T10:00:00Z"));
    private final GitHubSimulator github =
            GitHubSimulator.start(0, clock, 1).addToken("secret-token", "hub").addRepository(REPOSITORY.path());
    private final GitHubCommitter ann = github.committer("ann", REPOSITORY.path());
    private final Witness witness = new Witness().watch(github);
    private Hub hub;
    private RemoteRepository repository;

    @BeforeEach
    void open() {
        hub = Hub.at(clock);
        var credentials = new GitHubCredentials(hub.http, hub.governors, clock);
        var connection = Hub.connection(Tracker.GITHUB, github.baseUri(), "secret-token");
        repository = new GitHubConnector(hub.http, hub.governors, credentials, TestGitHub.withoutStore(), hub.key)
                .repository(connection, REPOSITORY)
                .orElseThrow();
    }

    @AfterEach
    void stop() {
        hub.close();
        github.close();
        witness.assertThatTrackersWouldUnderstand();
    }

    @Test
    void anUnchangedRepositoryCostsOneConditionalRequest() {
        var sha = ann.commit("main", "First");
        for (int number = 0; number < 19; number++) {
            ann.branch("feature/" + number, "main");
        }
        var first = repository.heads("", null);
        assertThat(first.heads()).hasSize(20).containsEntry("main", sha);
        github.log().clear();
        var again = repository.heads("", first.etag());
        assertThat(again.unchanged()).isTrue();
        assertThat(github.log().count(request -> request.status() == 304)).isEqualTo(1);
        assertThat(github.log().count(request -> true)).isEqualTo(1);
    }

    @Test
    void allNewCommitsComeOldestFirstAlsoOverPages() {
        var base = ann.commit("main", "First");
        for (int number = 0; number < 230; number++) {
            ann.commit("main", "Commit " + number);
        }
        var head = repository.heads("main", null).heads().get("main");
        var history = repository.compare(base, head);
        assertThat(history.rewritten()).isFalse();
        assertThat(history.commits()).hasSize(230);
        assertThat(history.commits().getFirst().message()).isEqualTo("Commit 0");
        assertThat(history.commits().getLast().author()).isEqualTo("ann");
    }

    @Test
    void aForcedBranchIsRecognised() {
        ann.commit("main", "First");
        var lost = ann.commit("main", "Lost");
        var history = repository.compare(lost, ann.amend("main", "Better"));
        assertThat(history.rewritten()).isTrue();
        assertThat(history.commits()).extracting(RemoteCommit::message).containsExactly("Better");
    }

    @Test
    void aFreshBranchIsComparedWithTheDefaultOne() {
        ann.commit("main", "First");
        ann.branch("feature/x", "main");
        var head = ann.commit("feature/x", "Second", "src/a b.txt");
        assertThat(repository.compare(null, head).commits()).hasSize(1);
        assertThat(repository.newest("feature/x", 1)).hasSize(1);
        assertThat(repository.paths(head)).containsExactly("src/a b.txt");
        assertThat(repository.heads("feature/", null).heads()).containsOnlyKeys("feature/x");
    }

    @Test
    void whatIsNotThereIsAFault() {
        ann.commit("main", "First");
        var fault = catchThrowableOfType(ConnectorException.class, () -> repository.compare("0".repeat(40), "main"))
                .fault();
        assertThat(fault).isInstanceOf(ConnectorFault.NotFound.class);
    }

    @Test
    void aPushIsNewsOfItsBranch() {
        var news = GitHubDeliveries.read(
                "push", "{\"ref\":\"refs/heads/feature/x\",\"repository\":{\"full_name\":\"acme/code\"}}");
        assertThat(news).containsExactly(new DeliveryNews.Pushed(REPOSITORY, "feature/x"));
        assertThat(GitHubDeliveries.read("push", "{\"ref\":\"refs/tags/v1\"}").getFirst())
                .isInstanceOf(DeliveryNews.None.class);
    }
}
