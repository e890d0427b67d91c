package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.simulator.GitHubComment;
import dev.lockstep.simulator.jira.JiraEdition;
import dev.lockstep.simulator.jira.JiraWorkflow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What GitHub, Plane or Jira cannot show is told there in a comment: once, and nowhere else. */
class FallbackCommentsTest {
    @Test
    void eachTrackerIsToldWhatItCannotShowAndNothingComesBack(@TempDir Path folder) throws Exception {
        try (var world = new World(folder).withJira(JiraEdition.CLOUD, JiraWorkflow.simple())) {
            var gwen = world.github.person("gwen", World.REPOSITORY);
            long number = gwen.open("One", "Text");
            gwen.assign(number, "gwen");
            world.start();
            world.sync();
            world.awaitQuiet();
            assertThat(world.get("/api/v1/links").get("items"))
                    .allMatch(link -> !link.get("fallbackComments").asBoolean());
            for (var link : world.get("/api/v1/links").get("items")) {
                world.patch("/api/v1/links/" + link.get("id").asString(), Map.of("fallbackComments", true));
            }
            world.sync();
            world.awaitQuiet();
            assertThat(notes(world, number)).as("an import tells nothing").isEmpty();

            var issue = world.issue("One");
            world.edit(
                    "/api/v1/issues/" + issue,
                    Map.of(
                            "priority",
                            "high",
                            "state",
                            "started",
                            "assignees",
                            List.of("github:gwen", "github:stranger")));
            world.await("all is told", () -> notes(world, number).size() >= 3 ? true : null);
            world.awaitQuiet();
            assertThat(notes(world, number)).hasSize(5);
            assertThat(atGitHub(world, number))
                    .extracting(GitHubComment::body)
                    .anyMatch(body -> body.contains("priority changed from `none` to `high`, which GitHub"))
                    .anyMatch(body -> body.contains("state changed from `todo` to `started`"))
                    .anyMatch(body -> body.contains("Assigned: `github:stranger`, whom GitHub"))
                    .hasSize(3);

            for (int again = 0; again < 2; again++) {
                gwen.editTitle(number, "One " + again);
                world.cycle();
                world.awaitQuiet();
                world.sync();
                world.awaitQuiet();
            }
            assertThat(notes(world, number)).as("once, not once a look").hasSize(5);
            assertThat(world.get("/api/v1/issues/" + issue).get("comments")).isEmpty();
        }
    }

    private static List<GitHubComment> atGitHub(World world, long number) {
        return world.github.comments(World.REPOSITORY, number);
    }

    private static List<String> notes(World world, long number) {
        var item = world.plane.issues(world.planeProject).getFirst();
        var jira = world.jira.issues(World.JIRA_PROJECT).getFirst();
        var all = new java.util.ArrayList<String>();
        atGitHub(world, number).forEach(each -> all.add(each.body()));
        world.plane.comments(world.planeProject, item.id()).forEach(each -> all.add(each.commentHtml()));
        world.jira.comments(jira.id()).forEach(each -> all.add(each.body().toString()));
        assertThat(all).allMatch(body -> body.contains("lockstep note"));
        return all;
    }
}
