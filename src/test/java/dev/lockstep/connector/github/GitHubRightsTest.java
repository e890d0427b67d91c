package dev.lockstep.connector.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connector;
import dev.lockstep.connector.Connector.Right;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.Hub;
import dev.lockstep.connector.Tracker;
import dev.lockstep.contract.Witness;
import dev.lockstep.simulator.GitHubSimulator;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GitHubRightsTest {
    private static final Container OPEN = new Container("acme/open");
    private static final Container CLOSED = new Container("acme/closed");

    private final InstantSource clock = InstantSource.system();
    private final Witness witness = new Witness();
    private final GitHubSimulator github = GitHubSimulator.start(0, clock, 1);
    private final Hub hub = Hub.at(clock);
    private final Connector connector = TestGitHub.on(hub, clock);

    GitHubRightsTest() {
        witness.watch(github);
        github.addRepository("acme/open")
                .addPrivateRepository("acme/closed")
                .addFineGrainedToken("nothing", "alice", Map.of("metadata", "read"))
                .addFineGrainedToken("reads", "alice", Map.of("issues", "read", "repository_hooks", "read"))
                .addFineGrainedToken("writes", "alice", Map.of("issues", "write"));
    }

    @AfterEach
    void stop() {
        hub.close();
        github.close();
        witness.assertThatTrackersWouldUnderstand();
    }

    @Test
    void whatAFineGrainedTokenIsRefusedIsToldBeforeTheFirstWrite() {
        assertThat(rights("nothing", CLOSED))
                .extracting(Right::name, Right::held)
                .containsExactly(
                        tuple("Issues: read", "no"), tuple("Issues: write", "no"), tuple("Webhooks: write", "no"));
        var report = connector.check(at("nothing"), CLOSED);
        assertThat(report.missing()).containsExactly("Issues: read", "Issues: write", "Webhooks: write");
        assertThat(report.permissions()).as("of the account, not of the token").contains("push");
        assertThat(report.problem()).isNull();
    }

    @Test
    void whetherAFineGrainedTokenMayWriteIsNotGuessedAt() {
        for (var token : List.of("reads", "writes")) {
            assertThat(held(token, CLOSED, "Issues: read")).isEqualTo("yes");
            assertThat(held(token, CLOSED, "Issues: write")).isEqualTo("unknown");
        }
        assertThat(held("reads", CLOSED, "Webhooks: write")).isEqualTo("unknown");
        assertThat(held("writes", CLOSED, "Webhooks: write")).isEqualTo("no");
        assertThat(connector.check(at("reads"), null).rights())
                .allMatch(right -> right.held().equals("unknown"));
        assertThat(connector.check(at("reads"), null).missing()).isEmpty();
    }

    @Test
    void thatEverybodyMayReadAPublicRepositoryProvesNothing() {
        assertThat(held("nothing", OPEN, "Issues: read")).isEqualTo("unknown");
        assertThat(github.issues("acme/open")).isEmpty();
    }

    @Test
    void aClassicTokenTellsItself() {
        github.addClassicToken("whole", "alice", "repo").addClassicToken("public", "alice", "public_repo");
        assertThat(rights("whole", CLOSED)).extracting(Right::held).containsExactly("yes");
        assertThat(rights("public", OPEN))
                .extracting(Right::name, Right::held)
                .containsExactly(tuple("public_repo", "yes"), tuple("admin:repo_hook", "no"));
    }

    private String held(String token, Container container, String name) {
        return rights(token, container).stream()
                .filter(right -> right.name().equals(name))
                .findFirst()
                .orElseThrow()
                .held();
    }

    private List<Right> rights(String token, Container container) {
        return connector.check(at(token), container).rights();
    }

    private Connection at(String token) {
        return Hub.connection(Tracker.GITHUB, github.baseUri(), token);
    }
}
