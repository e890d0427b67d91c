package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Database;
import dev.lockstep.contract.Witness;
import dev.lockstep.hearing.HookWatch;
import dev.lockstep.simulator.jira.JiraEdition;
import dev.lockstep.simulator.jira.JiraHook;
import dev.lockstep.simulator.jira.JiraWorkflow;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody takes a webhook away at a tracker, or switches it off, and nobody tells the hub. */
class HookGoneTest {
    @TempDir
    Path folder;

    @Test
    void theLinkSaysWhenItsWebhookIsGoneAndIsContentOnceItIsRegisteredAgain() throws Exception {
        try (var world = reachable().withJira(JiraEdition.CLOUD, JiraWorkflow.simple())) {
            world.start();
            world.sync();
            world.awaitQuiet();
            dayPasses(world);
            for (var tracker : new String[] {"github", "jira", "plane"}) {
                assertThat(reason(world, tracker))
                        .as("nobody registered one for " + tracker)
                        .isNull();
            }
            register(world, "github", World.REPOSITORY);
            register(world, "jira", World.JIRA_PROJECT);

            takeAwayAtGitHub(world);
            switchOffAtJira(world);
            assertThat(reason(world, "github")).as("not looked for yet").isNull();
            dayPasses(world);

            assertThat(reason(world, "github"))
                    .isEqualTo(
                            "GitHub has no webhook that leads here, so changes are heard by polling. Register it again on"
                                    + " the page of the link, or at the tracker (docs/webhooks.md).");
            assertThat(reason(world, "jira")).startsWith("The webhook at Jira is switched off");
            assertThat(reason(world, "plane")).isNull();
            int asked = listings(world);
            world.bean(HookWatch.class).look();
            assertThat(listings(world)).as("once a day is enough").isEqualTo(asked);

            register(world, "github", World.REPOSITORY);
            register(world, "jira", World.JIRA_PROJECT);
            assertThat(reason(world, "github")).isNull();
            assertThat(reason(world, "jira")).isNull();
        }
    }

    private World reachable() throws Exception {
        try (var free = new ServerSocket(0)) {
            return new World(folder)
                    .with("server.port=" + free.getLocalPort())
                    .with("lockstep.base-url=http://127.0.0.1:" + free.getLocalPort());
        }
    }

    private static void register(World world, String tracker, String container) throws Exception {
        var made = world.post(
                "/api/v1/connections/" + world.connection(tracker) + "/webhooks",
                "{\"container\":\"" + container + "\"}");
        assertThat(made.get("status").asString()).isIn("created", "repaired");
    }

    /** As the repository's owner does in the browser. */
    private static void takeAwayAtGitHub(World world) throws Exception {
        for (var hook : world.github.hooks(World.REPOSITORY)) {
            var answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(world.github.baseUri() + "/repos/" + World.REPOSITORY
                                            + "/hooks/" + hook.id()))
                                    .header("Authorization", "Bearer gh-token")
                                    .header(Witness.BY_HAND, "yes")
                                    .DELETE()
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(204);
        }
    }

    private static void switchOffAtJira(World world) {
        var hook = world.jira.hooks().getFirst();
        world.jira.addHook(
                new JiraHook(hook.id(), hook.name(), hook.url(), hook.events(), hook.filter(), hook.secret(), false));
    }

    private static void dayPasses(World world) {
        var jdbc = world.bean(JdbcClient.class);
        world.bean(Database.class)
                .write(() -> jdbc.sql("update link_hook set looked_at = looked_at - 86400001")
                        .update());
        world.bean(HookWatch.class).look();
    }

    private static String reason(World world, String tracker) throws Exception {
        world.awaitQuiet();
        var link = world.linkTo(tracker);
        assertThat(link.get("health").asString()).as(link.toString()).isEqualTo("in-step");
        return link.get("reason").isNull() ? null : link.get("reason").asString();
    }

    private static int listings(World world) {
        return (int) (world.github.log().count(request -> request.route().endsWith("/hooks"))
                + world.jira.log().count(request -> request.route().endsWith("/webhook")));
    }
}
