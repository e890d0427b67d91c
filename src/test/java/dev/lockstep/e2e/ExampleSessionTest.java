package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.simulator.jira.JiraWorkflow;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The session that system G's documents print for Jira, word for word, from an empty database to the items of a timeline. */
class ExampleSessionTest {
    @Test
    void itWorksAsPrinted(@TempDir Path folder) throws Exception {
        try (var side = new SideWorld(folder).start()) {
            var repo = "REPO";
            side.world.jira.addProject(repo, "Repo", JiraWorkflow.simple());
            var ann = side.world.jira.person("Ann", repo);
            var issue = ann.open("Printed", "Text");
            ann.comment(issue, "Words");
            ann.label(issue, "bug");
            ann.editSummary(issue, "Printed better");
            var graph = side.graph("ada", true);

            var trackable = trackable(graph);
            var ims = ims(graph, template(graph), side.world.jira.baseUri() + "/rest/api/2");
            var project = project(graph, ims, trackable, repo);
            var user = user(side.internal(), ims);
            assertThat(updated(graph, ims, user)).isEqualTo(ims);
            syncOnceOrTwice(side, graph, project);
            var told = told(graph);
            assertThat(id(told)).isEqualTo(trackable);
            var one = told.path("issues").path("nodes").path(0);
            assertThat(one.path("title").asString()).isEqualTo("Printed better");
            assertThat(one.path("timelineItems").path("nodes").findValuesAsString("__typename"))
                    .contains("Body", "IssueComment");
            var read = graph.data(
                    "query($id: ID!) { node(id: $id) { ... on IMS { templatedField(name: \"read-user\") users { nodes { displayName ims { id } } } } } }",
                    Map.of("id", ims));
            assertThat(read.path("node").path("templatedField").asString()).isEqualTo(user);
            assertThat(read.path("node").path("users").toString()).contains("\"displayName\":\"test\"", ims);
        }
    }

    private static String trackable(Graph graph) throws Exception {
        return id(graph.data("""
                mutation {
                  createProject(input: {name: "n", description: "desc"}) {
                    project {
                      id
                    }
                  }
                }
                """).path("createProject").path("project"));
    }

    private static String template(Graph graph) throws Exception {
        return id(graph.data("""
                query {
                  imsTemplates {
                    nodes {
                      id
                    }
                  }
                }
                """).path("imsTemplates").path("nodes").path(0));
    }

    private static String user(Graph internal, String ims) throws Exception {
        return id(internal.data("""
                mutation {
                  createIMSUser(
                    input: {ims: "<IMS ID>", templatedFields: [], username: "test", displayName: "test"}
                  ) {
                    imsUser {
                      id
                    }
                  }
                }
                """.replace("<IMS ID>", ims))
                .path("createIMSUser")
                .path("imsUser"));
    }

    private static String updated(Graph graph, String ims, String user) throws Exception {
        return id(graph.data("""
                mutation {
                  updateIMS(
                    input: {id: "<IMS ID>", templatedFields: {name: "read-user", value: "<IMSUser ID>"}}
                  ) {
                    ims {
                      id
                    }
                  }
                }
                """.replace("<IMS ID>", ims).replace("<IMSUser ID>", user))
                .path("updateIMS")
                .path("ims"));
    }

    private static JsonNode told(Graph graph) throws Exception {
        return graph.data("""
                query {
                  projects(first: 100) {
                    nodes {
                      id
                      issues {
                        nodes {
                          id
                          title
                          timelineItems(last: 100) {
                            nodes {
                              __typename
                            }
                          }
                        }
                      }
                    }
                  }
                }
                """).path("projects").path("nodes").path(0);
    }

    private static String ims(Graph graph, String template, String rootUrl) throws Exception {
        var answer = graph.ask(
                """
                mutation {
                  createIMS(
                    input: {template: "<IMSTemplate ID>", templatedFields: [
                      {name: "graphql-url", value: "<Some IMSUser>"},
                      {name: "root-url", value: "https://<Something>.atlassian.net/rest/api/2"}
                    ], description: "desc", name: "n"}
                  ) {
                    ims {
                      id
                    }
                  }
                }
                """.replace("<IMSTemplate ID>", template)
                        .replace("https://<Something>.atlassian.net/rest/api/2", rootUrl),
                Map.of());
        assertThat(answer.path("extensions").path("warnings").path(0).asString())
                .as(answer.toString())
                .contains("graphql-url");
        return id(answer.path("data").path("createIMS").path("ims"));
    }

    private static String project(Graph graph, String ims, String trackable, String repo) throws Exception {
        return id(graph.data("""
                mutation {
                  createIMSProject(
                    input: {ims: "<IMS ID>", trackable: "<Trackable ID>", templatedFields:
                      [
                        {name: "repo", value: "<Some Jira repo>"},
                        {name: "enable-outgoing", value: true},
                        {name: "enable-outgoing-labels", value: true},
                        {name: "enable-outgoing-comments", value: true},
                        {name: "enable-outgoing-title-changes", value: true},
                        {name: "enable-outgoing-state", value: true},
                      ]
                    }
                  ) {
                    imsProject {
                      id
                    }
                  }
                }
                """.replace("<IMS ID>", ims)
                        .replace("<Trackable ID>", trackable)
                        .replace("<Some Jira repo>", repo))
                .path("createIMSProject")
                .path("imsProject"));
    }

    /** As the documents say; here it is one mutation. */
    private static void syncOnceOrTwice(SideWorld side, Graph graph, String project) throws Exception {
        for (int time = 0; time < 2; time++) {
            var job = graph.data(
                            "mutation($id: ID!) { syncIMSProject(input: {id: $id}) { syncJob { id } } }",
                            Map.of("id", project))
                    .path("syncIMSProject")
                    .path("syncJob");
            side.world.awaitJob(id(job));
        }
        side.world.awaitQuiet();
    }

    private static String id(JsonNode node) {
        assertThat(node.has("id")).isTrue();
        return node.path("id").asString();
    }
}
