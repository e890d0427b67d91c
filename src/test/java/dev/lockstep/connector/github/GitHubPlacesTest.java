package dev.lockstep.connector.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.base.Refused;
import dev.lockstep.connector.Connector;
import dev.lockstep.connector.Hub;
import dev.lockstep.connector.Tracker;
import dev.lockstep.contract.Witness;
import dev.lockstep.simulator.GitHubSimulator;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GitHubPlacesTest {
    private final InstantSource clock = InstantSource.system();
    private final Witness witness = new Witness();
    private final GitHubSimulator github = GitHubSimulator.start(0, clock, 1);
    private final Hub hub = Hub.at(clock);
    private final Connector connector = TestGitHub.on(hub, clock);

    GitHubPlacesTest() {
        witness.watch(github);
        github.addRepository("acme/web").addRepository("acme/api").addRepository("other/secret");
    }

    @AfterEach
    void stop() {
        hub.close();
        github.close();
        witness.assertThatTrackersWouldUnderstand();
    }

    @Test
    void whatATokenReachesIsListedInPages() {
        github.addToken("some", "alice", Set.of("acme/web", "acme/api"), true);
        var first = connector.places(at("some"), null, 1, null);
        var second = connector.places(at("some"), null, 1, first.next());
        var all = List.of(first.items().getFirst(), second.items().getFirst());
        assertThat(all).extracting(place -> place.container().path()).containsExactlyInAnyOrder("acme/web", "acme/api");
        assertThat(all).allMatch(place -> place.problem() == null);
        assertThat(connector.places(at("some"), null, 1, second.next()).items()).isEmpty();
    }

    @Test
    void whatATokenMayOnlyReadSaysSo() {
        github.addToken("reader", "alice", Set.of("acme/web"), false);
        var place = connector.places(at("reader"), null, 50, null).items().getFirst();
        assertThat(place.problem()).contains("not change its issues");
    }

    @Test
    void aCursorThatNoPageGaveIsRefused() {
        github.addToken("some", "alice");
        assertThatThrownBy(() -> connector.places(at("some"), null, 50, "7; drop"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.field()).isEqualTo("cursor"));
    }

    @Test
    void theTestNamesTheScopesThatAClassicTokenLacks() {
        github.addClassicToken("whole", "alice", "repo, user")
                .addClassicToken("public", "alice", "public_repo")
                .addClassicToken("poor", "alice", "read:user")
                .addToken("fine-grained", "alice");
        assertThat(connector.check(at("whole"), null).missing()).isEmpty();
        assertThat(connector.check(at("public"), null).missing()).containsExactly("admin:repo_hook");
        assertThat(connector.check(at("poor"), null).missing()).containsExactly("repo", "admin:repo_hook");
        assertThat(connector.check(at("fine-grained"), null).missing()).isEmpty();
    }

    private dev.lockstep.connector.Connection at(String token) {
        return Hub.connection(Tracker.GITHUB, github.baseUri(), token);
    }
}
