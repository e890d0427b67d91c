package dev.lockstep.connector.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Secret;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connector.Hook;
import dev.lockstep.connector.Connector.Hooks;
import dev.lockstep.connector.Tracker;
import dev.lockstep.connector.hook.HookStanding.State;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HookJudgeTest {
    private static final String BASE = "https://hub.example.org/lockstep";
    private static final UUID ID = UUID.fromString("0199f3a1-0000-7000-8000-000000000001");
    private static final String OURS = BASE + "/webhooks/" + ID;

    private static Connection connection(Connection.Credential credential) {
        return new Connection(
                ID, Tracker.GITHUB, "github", URI.create("https://api.github.com"), credential, new Secret("s"), 1);
    }

    private static HookStanding judge(String base, Hook... hooks) {
        return new HookJudge(connection(new Connection.Credential.Token(new Secret("t"))), base)
                .judge(new Hooks(List.of(hooks), false));
    }

    @Test
    void ofSeveralThatLeadHereTheBestCounts() {
        var found = judge(BASE, new Hook(OURS, false, null), new Hook(OURS, true, null), new Hook(OURS, true, "lacks"));
        assertThat(found.state()).isEqualTo(State.IN_PLACE);
        assertThat(found.url()).isEqualTo(OURS);
        assertThat(judge(BASE, new Hook(OURS, false, null)).state()).isEqualTo(State.OFF);
        assertThat(judge(BASE, new Hook(OURS, true, "has no secret")).message())
                .startsWith("The webhook at GitHub has no secret, so changes are heard by polling. Register it again");
    }

    @Test
    void othersWebhooksAreNotOurs() {
        var others = new Hook[] {
            new Hook("https://ci.example.org/build", true, null),
            new Hook(BASE + "/webhooks/" + UUID.fromString("0199f3a1-0000-7000-8000-000000000002"), true, null),
            new Hook("https://another-hub.example.org/api/sync/github-webhook", true, null),
            new Hook("no address", true, null)
        };
        assertThat(judge(BASE, others).state()).isEqualTo(State.ABSENT);
        assertThat(judge(BASE, new Hook(BASE + "/api/sync/github-webhook", true, null))
                        .state())
                .isEqualTo(State.IN_PLACE);
    }

    @Test
    void oneThatLeadsWhereTheHubWasBeforeIsWrong() {
        var moved = new Hook("https://old.example.org/webhooks/" + ID, true, null);
        assertThat(judge(BASE, moved).message()).contains("leads to another address than LOCKSTEP_BASE_URL");
        assertThat(judge(null, moved).state()).isEqualTo(State.IN_PLACE);
    }

    @Test
    void whatWasNotListedIsNotSaidToBeAbsent() {
        var app = new Connection.Credential.App("1", new Secret("pem"));
        assertThat(new HookJudge(connection(app), BASE)
                        .judge(new Hooks(List.of(), false))
                        .message())
                .contains("settings of the App");
        var token = new Connection.Credential.Token(new Secret("t"));
        var many = new HookJudge(connection(token), BASE).judge(new Hooks(List.of(new Hook("x", true, null)), true));
        assertThat(many.state()).isEqualTo(State.UNKNOWN);
        assertThat(many.message()).contains("there are more");
    }
}
