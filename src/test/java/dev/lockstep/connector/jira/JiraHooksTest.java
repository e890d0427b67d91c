package dev.lockstep.connector.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.connector.Connector;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.DeliveryNews.CommentTouched;
import dev.lockstep.connector.DeliveryNews.IssueTouched;
import dev.lockstep.connector.DeliveryNews.None;
import dev.lockstep.connector.DeliveryNews.Unreadable;
import dev.lockstep.simulator.HookInbox;
import dev.lockstep.simulator.jira.JiraEdition;
import dev.lockstep.simulator.jira.JiraHook;
import dev.lockstep.simulator.jira.JiraWorkflow;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JiraHooksTest {
    @ParameterizedTest
    @EnumSource(JiraEdition.class)
    void anAdministratorsHookIsRegisteredOnceAndItsDeliveriesAreUnderstood(JiraEdition edition) throws Exception {
        try (var bed = new JiraBed(edition, JiraWorkflow.simple());
                var inbox = new HookInbox()) {
            var container = new Container("WEB");
            var refused = bed.connector.ensureHook(
                    bed.connection, container, inbox.url().toString(), "s3");
            assertThat(refused.status()).isEqualTo("manual");
            assertThat(refused.message()).contains("polled", inbox.url().toString());
            bed.jira.makeAdmin(bed.robot);
            assertThat(bed.connector
                            .ensureHook(bed.connection, container, inbox.url().toString(), "s3")
                            .status())
                    .isEqualTo("created");
            assertThat(bed.connector
                            .ensureHook(bed.connection, container, inbox.url().toString(), "s4")
                            .status())
                    .isEqualTo("repaired");
            assertThat(bed.jira.hooks()).hasSize(1);
            var id = bed.ann.open("One", "x");
            assertThat(bed.jira.awaitQuietHooks(Duration.ofSeconds(10))).isTrue();
            var letter = inbox.letters.getFirst();
            assertThat(bed.connector.verifies("s4", letter.body(), letter.headers()))
                    .isTrue();
            assertThat(bed.connector.verifies("s3", letter.body(), letter.headers()))
                    .isFalse();
            var touched = (IssueTouched) read(bed, letter);
            assertThat(touched.container()).isEqualTo(container);
            assertThat(touched.issue().id()).isEqualTo(id);
            assertThat(touched.action()).isEqualTo("created");
            assertThat(touched.by()).isEqualTo("Ann");
            assertThat(touched.updatedAt()).isEqualTo(bed.clock.instant());
            var comment = bed.ann.comment(id, "Hi");
            assertThat(bed.jira.awaitQuietHooks(Duration.ofSeconds(10))).isTrue();
            var said = (CommentTouched) read(bed, inbox.letters.get(1));
            assertThat(said.comment().id()).isEqualTo(comment);
            assertThat(said.issue().id()).isEqualTo(id);
            assertThat(said.by()).isEqualTo("Ann");
            bed.ann.delete(id);
            assertThat(bed.jira.awaitQuietHooks(Duration.ofSeconds(10))).isTrue();
            assertThat(((IssueTouched) read(bed, inbox.letters.getLast())).deleted())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(JiraEdition.class)
    void onlyAdministratorsAreShownTheHooksAndOfThoseOnlyTheProjects(JiraEdition edition) throws Exception {
        try (var bed = new JiraBed(edition, JiraWorkflow.simple())) {
            var container = new Container("WEB");
            assertThatThrownBy(() -> bed.connector.hooks(bed.connection, container))
                    .hasMessageContaining("administrators alone");
            bed.jira.makeAdmin(bed.robot);
            bed.connector.ensureHook(bed.connection, container, "http://hub.example.org/webhooks/1", "s");
            bed.jira.addHook(hook("7", "project = OTHER", "s", true));
            bed.jira.addHook(hook("8", "project in (ONE, WEB) and type = Bug", null, true));
            bed.jira.addHook(hook("9", "", "s", false));

            assertThat(bed.connector
                            .hooks(bed.connection, container)
                            .orElseThrow()
                            .items())
                    .containsExactlyInAnyOrder(
                            new Connector.Hook("http://hub.example.org/webhooks/1", true, null),
                            new Connector.Hook(
                                    "http://hub.example.org/8",
                                    true,
                                    "has no secret, so that what it sends is refused"),
                            new Connector.Hook("http://hub.example.org/9", false, null));
        }
    }

    private static JiraHook hook(String id, String filter, String secret, boolean enabled) {
        return new JiraHook(
                id, id, URI.create("http://hub.example.org/" + id), JiraDeliveries.EVENTS, filter, secret, enabled);
    }

    private static Object read(JiraBed bed, HookInbox.Letter letter) {
        return bed.connector
                .read("jira", new String(letter.body(), StandardCharsets.UTF_8))
                .getFirst();
    }

    @Test
    void whatIsStrangeIsSaidAndNotThrown() {
        assertThat(JiraDeliveries.read("{\"webhookEvent\":\"sprint_started\"}").getFirst())
                .isInstanceOf(None.class);
        assertThat(JiraDeliveries.read("{\"webhookEvent\":\"jira:issue_updated\"}")
                        .getFirst())
                .isInstanceOf(Unreadable.class);
        assertThat(JiraDeliveries.read("<html>").getFirst()).isInstanceOf(Unreadable.class);
    }
}
