package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ids of people at trackers: what the graph gives out it takes. */
class GraphPeopleTest {
    @Test
    void whoWroteAnIssueIsFoundByTheIdAndAssignedByIt(@TempDir Path folder) throws Exception {
        try (var world = new World(folder).start()) {
            world.github.person("ann", World.REPOSITORY).open("Hers", "Words");
            world.sync();
            world.awaitQuiet();
            var graph = new Graph(world.address("/graphql"), World.TOKEN);
            var issue = world.issue("Hers");
            var author = graph.data(
                            "query($id: ID!) { node(id: $id) { ... on Issue { createdBy { id displayName } } } }",
                            Map.of("id", issue))
                    .path("node")
                    .path("createdBy");
            var id = author.path("id").asString();
            var found = graph.data(
                    "query($id: ID!) { node(id: $id) { ... on IMSUser { id displayName } } }", Map.of("id", id));
            assertThat(found.path("node")).isEqualTo(author);
            graph.data(
                    "mutation($issue: ID!, $user: ID!) { createAssignment(input: {issue: $issue, user: $user}) { assignment { id } } }",
                    Map.of("issue", issue, "user", id));
            assertThat(world.get("/api/v1/issues/" + issue).path("assignees").toString())
                    .contains("github:ann");
        }
    }
}
