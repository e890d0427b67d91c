package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a mapping may name is asked of the tracker, and not more often than it changes. */
class NamesToPickTest {
    @Test
    void aTrackersNamesAreListedAndTheTrackerIsAskedOnce(@TempDir Path folder) throws Exception {
        try (var world = new World(folder)) {
            world.github.person("gwen", World.REPOSITORY).open("First", "Text", "needs review");
            world.start();
            world.sync();
            world.awaitQuiet();
            var github = world.linkTo("github");
            var at = "/api/v1/links/" + github.get("id").asString() + "/names?kind=";
            var people = world.get(at + "user");
            assertThat(people.at("/items")
                            .valueStream()
                            .map(each -> each.get("key").asString()))
                    .contains("gwen");
            assertThat(people.get("more").asBoolean()).isFalse();
            assertThat(people.get("listed").asBoolean()).isTrue();
            assertThat(world.get(at + "label").toString()).contains("needs review");
            assertThat(world.get(at + "state").get("listed").asBoolean()).isFalse();

            long asked = lists(world);
            var place = "/api/v1/connections/" + github.get("connectionId").asString() + "/names?kind=user&container="
                    + URLEncoder.encode(World.REPOSITORY, StandardCharsets.UTF_8);
            assertThat(world.get(at + "user")).isEqualTo(people);
            assertThat(world.get(place)).isEqualTo(people);
            assertThat(lists(world)).isEqualTo(asked);

            var issue = "/api/v1/issues/" + world.issue("First");
            world.edit(issue, world.get(issue), Map.of("assignees", List.of("jira:8f14", "github:gwen")));
            assertThat(world.get(at + "user&side=hub").get("items").toString())
                    .contains("jira:8f14")
                    .doesNotContain("github:gwen");
            assertThat(world.get(at + "label&side=hub").get("items").toString()).contains("needs review");
            assertThat(world.get(at + "state&side=hub").get("items")).hasSize(5);
            assertThat(lists(world)).isEqualTo(asked);

            var wrong = world.send("GET", at + "colour", Map.of());
            assertThat(wrong.statusCode()).isEqualTo(400);
            assertThat(wrong.body()).contains("\"kind\"", "user, label, state");
        }
    }

    private static long lists(World world) {
        return world.github
                .log()
                .count(request ->
                        request.method().equals("GET") && request.path().endsWith("/assignees"));
    }
}
