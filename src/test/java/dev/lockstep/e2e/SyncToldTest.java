package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is told of what happens on links: conflicts, pauses, syncs that are done; and of what comes from trackers. */
class SyncToldTest {
    @Test
    void thoseWhoCanDoSomethingAreToldAndNeverWhoDidIt(@TempDir Path folder) throws Exception {
        try (var world = new World(folder)) {
            var alice = world.github.person("alice", World.REPOSITORY);
            alice.open("one", "text");
            world.start();
            world.sync();
            world.awaitQuiet();
            var project =
                    world.get("/api/v1/projects").get("items").get(0).get("id").asString();
            var ann = Account.invited(world, "Ann").in(project, "owner");
            var bob = Account.invited(world, "Bob").in(project, "owner");
            var cat = Account.invited(world, "Cat").in(project, "editor");
            var dan = Account.invited(world, "Dan").in(project, "viewer");
            var link = "/api/v1/links/" + world.link("github");

            world.patch(link, Map.of("policies", Map.of("title", "ask")));
            alice.editTitle(1, "one, there");
            assertThat(world.edit("/api/v1/issues/" + world.issue("one"), Map.of("title", "one, here"))
                            .statusCode())
                    .isEqualTo(200);
            for (var each : List.of(ann, bob, cat)) {
                each.awaitTold("conflict");
            }

            bob.ask("POST", link + "/pause", Map.of("reason", "A move"));
            ann.awaitTold("link-paused");
            bob.ask("POST", link + "/resume", Map.of());
            world.sync();
            for (var each : List.of(ann, bob)) {
                each.awaitTold("job-done");
            }
            assertThat(bob.told()).as("he did it").doesNotContain("link-paused");
            assertThat(cat.told()).doesNotContain("link-paused", "job-done");
            assertThat(dan.told()).containsExactly("welcome", "member-added");

            world.registerWebhooks();
            alice.comment(alice.open("two", "For @Dan"), "Look, @Cat");
            dan.awaitTold("mentioned");
            cat.awaitTold("mentioned");
            bob.awaitTold("issue-created");
            assertThat(dan.told()).doesNotContain("issue-created");
        }
    }
}
