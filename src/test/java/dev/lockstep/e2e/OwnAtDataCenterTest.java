package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.simulator.jira.JiraComment;
import dev.lockstep.simulator.jira.JiraEdition;
import dev.lockstep.simulator.jira.JiraIssue;
import dev.lockstep.simulator.jira.JiraWorkflow;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Jira Data Center takes a personal access token alone (Bearer); its people are named otherwise than those of the Cloud. */
class OwnAtDataCenterTest {
    @Test
    void aPersonalAccessTokenWritesInItsOwnersNameUntilItIsRevoked(@TempDir Path folder) throws Exception {
        try (var world = new World(folder).withJira(JiraEdition.DATA_CENTER, JiraWorkflow.simple())) {
            world.jira.limits(false);
            var jane = world.jira.addUser("Jane", ZoneOffset.UTC);
            world.jira.addToken("janes-pat", jane);
            world.github.person("gwen", World.REPOSITORY).open("Ours", "Words");
            world.start();
            world.sync();
            world.awaitQuiet();
            var path = "/api/v1/issues/" + world.issue("Ours");
            var ann = Someone.named(
                    world, "Ann", world.get(path).path("projectId").asString());
            var withEmail = Map.of("token", "janes-pat", "email", jane.email());
            assertThat(ann.ask("PUT", ann.identity("jira"), withEmail).body()).contains("token_refused");
            var connected = ann.connect("jira", Map.of("token", "janes-pat"));
            assertThat(connected.path("oauth").asBoolean()).isFalse();
            assertThat(connected.path("needs").asString()).contains("personal access", "Data Center");
            assertThat(connected.path("connected").path("name").asString()).isEqualTo("Jane");

            ann.post(path + "/comments", Map.of("body", "Ann's word"));
            ann.edit(path, Map.of("title", "Ours, better"));
            world.awaitQuiet();
            assertThat(comment(world, "Ann's word").author().displayName()).isEqualTo("Jane");
            assertThat(issue(world).summary()).isEqualTo("Ours, better");
            assertThat(lastWriter(world)).isEqualTo("Jane");

            world.jira.revokeToken("janes-pat", jane);
            ann.post(path + "/comments", Map.of("body", "After the token"));
            ann.edit(path, Map.of("title", "Ours, again"));
            world.awaitQuiet();
            assertThat(comment(world, "After the token").author().displayName()).isEqualTo("Lockstep Bot");
            assertThat(issue(world).summary()).isEqualTo("Ours, again");
            assertThat(lastWriter(world)).isEqualTo("Lockstep Bot");
            assertThat(ann.get("/api/v1/people/me/identities")
                            .findValues("refusals")
                            .toString())
                    .contains("Jira does not accept the token any more");
            world.assertThatNothingIsWrittenAnyMore();
        }
    }

    private static JiraIssue issue(World world) {
        return world.jira.issues(World.JIRA_PROJECT).getFirst();
    }

    private static JiraComment comment(World world, String text) {
        List<JiraComment> all = world.jira.comments(issue(world).id());
        return all.stream()
                .filter(each -> each.body().toString().contains(text))
                .findFirst()
                .orElseThrow();
    }

    private static String lastWriter(World world) {
        return world.jira.histories(issue(world).id()).getLast().author().displayName();
    }
}
