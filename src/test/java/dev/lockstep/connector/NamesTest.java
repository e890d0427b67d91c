package dev.lockstep.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.Connector.Called;
import dev.lockstep.connector.Connector.NameKind;
import dev.lockstep.connector.github.TestGitHub;
import dev.lockstep.contract.Witness;
import dev.lockstep.simulator.GitHubSimulator;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NamesTest {
    private static final Container WEB = new Container("acme/web");

    private final InstantSource clock = InstantSource.system();
    private final Witness witness = new Witness();
    private final GitHubSimulator github = GitHubSimulator.start(0, clock, 1);
    private final Hub hub = Hub.at(clock);
    private final Connector connector = TestGitHub.on(hub, clock);

    NamesTest() {
        witness.watch(github);
        github.addToken("token", "alice").addRepository(WEB.path());
    }

    @AfterEach
    void stop() {
        hub.close();
        github.close();
        witness.assertThatTrackersWouldUnderstand();
    }

    private Connector.Names names(NameKind kind) {
        return connector.names(Hub.connection(Tracker.GITHUB, github.baseUri(), "token"), WEB, kind);
    }

    @Test
    void peopleAndLabelsOfARepositoryAreListedAndStatesItHasNone() {
        var number = github.person("bob", WEB.path()).open("One", "Text", "needs review");
        assertThat(number).isPositive();
        assertThat(names(NameKind.USER).items()).contains(Called.plain("alice"), Called.plain("bob"));
        assertThat(names(NameKind.USER).more()).isFalse();
        assertThat(names(NameKind.LABEL).items()).contains(Called.plain("needs review"));
        assertThat(names(NameKind.STATE)).isEqualTo(Connector.Names.UNTOLD);
    }

    @Test
    void aListThatIsTooLongIsCutAndSaysSo() {
        for (int i = 0; i < 501; i++) {
            github.addUser("user-" + i);
        }
        int before = github.log().requests();
        var cut = names(NameKind.USER);
        assertThat(cut.items()).hasSize(500);
        assertThat(cut.more()).isTrue();
        assertThat(github.log().requests() - before).isEqualTo(5);
    }
}
