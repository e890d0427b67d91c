package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.simulator.jira.JiraEdition;
import dev.lockstep.simulator.jira.JiraWorkflow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Connections and links through the graph: made, told, changed, removed, against a Jira and a GitHub that answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GraphTrackersTest {
    private static final String CANARY = "canary-graph-token-0123456789";
    private static final String CREATE =
            "mutation($input: CreateIMSInput!) { createIMS(input: $input) { ims { id name description templatedFields { name value } } } }";
    private static final String LINK =
            "mutation($input: CreateIMSProjectInput!) { createIMSProject(input: $input) { imsProject { id name description templatedFields { name value } } } }";

    private World world;
    private Graph graph;
    private String project;
    private int made;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        world = new World(folder)
                .withJira(JiraEdition.DATA_CENTER, JiraWorkflow.simple())
                .with("lockstep.egress.allow=127.0.0.0/8");
        world.jira.limits(false);
        world.jira.addToken(CANARY, world.jira.addUser("Reader", java.time.ZoneId.of("Europe/Berlin")));
        world.start();
        graph = new Graph(world.address("/graphql"), World.TOKEN);
        project = graph.data(
                        "mutation { createProject(input: {name: \"Trackers\", description: \"\"}) { project { id } } }")
                .path("createProject")
                .path("project")
                .path("id")
                .asString();
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    void templatesOfAllTrackersAreThereFromTheBeginningWithTheirSpecifications() throws Exception {
        var templates = graph.data("""
                { imsTemplates { totalCount nodes { id name isDeprecated isAbstract
                  templateFieldSpecifications { name value }
                  imsProjectTemplate { name templateFieldSpecifications(namePrefix: "enable-") { name value } }
                  imsIssueTemplate { name } imsUserTemplate { name templateFieldSpecifications { name value } } } } }
                """).path("imsTemplates");
        assertThat(templates.path("totalCount").asInt()).isEqualTo(3);
        assertThat(templates.path("nodes").findValuesAsString("name")).contains("Jira", "Github", "Plane");
        var jira = templates.path("nodes").path(0);
        assertThat(jira.path("name").asString())
                .as("the printed example takes the first")
                .isEqualTo("Jira");
        assertThat(specification(jira, "root-url").toString())
                .isEqualTo("{\"type\":\"string\",\"metadata\":{\"format\":\"uri\"}}");
        assertThat(specification(jira, "jira-edition").toString()).isEqualTo("{\"enum\":[\"CLOUD\",\"DATA_CENTER\"]}");
        assertThat(specification(jira, "read-user").toString()).isEqualTo("{\"type\":\"string\",\"nullable\":true}");
        var flags = jira.path("imsProjectTemplate").path("templateFieldSpecifications");
        assertThat(flags.findValuesAsString("name"))
                .containsExactly(
                        "enable-outgoing",
                        "enable-outgoing-labels",
                        "enable-outgoing-comments",
                        "enable-outgoing-assignments",
                        "enable-outgoing-title-changes",
                        "enable-outgoing-state",
                        "enable-outgoing-templated-fields");
        var named = graph.data("""
                { imsTemplates(filter: {name: {eq: "Github"}}) { nodes { id } }
                  searchIMSTemplates(query: "lan", first: 5) { name }
                  imsTemplates2: imsTemplates(orderBy: [{field: NAME, direction: DESC}], first: 2) { nodes { name } pageInfo { hasNextPage } } }
                """);
        assertThat(named.path("imsTemplates").path("nodes").size()).isEqualTo(1);
        assertThat(named.path("searchIMSTemplates").path(0).path("name").asString())
                .isEqualTo("Plane");
        assertThat(named.path("imsTemplates2").path("nodes").findValuesAsString("name"))
                .containsExactly("Plane", "Jira");
        var node = graph.data(
                "query($id: ID!) { node(id: $id) { __typename ... on IMSTemplate { name } } }",
                Map.of("id", jira.path("id").asString()));
        assertThat(node.path("node").path("__typename").asString()).isEqualTo("IMSTemplate");
    }

    private static JsonNode specification(JsonNode template, String name) {
        for (var each : template.path("templateFieldSpecifications")) {
            if (each.path("name").asString().equals(name)) {
                return each.path("value");
            }
        }
        throw new AssertionError(name + " in " + template);
    }

    @Test
    void aConnectionIsMadeToldChangedAndRemovedAndItsTokenNeverShown() throws Exception {
        var ims = jira(List.of(
                        field("root-url", world.jira.baseUri() + "/rest/api/2/"),
                        field("token", CANARY),
                        field("default-type", "Task")))
                .path("createIMS")
                .path("ims");
        var id = ims.path("id").asString();
        assertThat(value(ims, "root-url").asString())
                .isEqualTo(world.jira.baseUri().toString());
        assertThat(value(ims, "jira-edition").asString()).isEqualTo("DATA_CENTER");
        assertThat(value(ims, "default-type").asString()).isEqualTo("Task");
        assertThat(value(ims, "read-user").isNull()).isTrue();
        assertThat(ims.toString()).doesNotContain(CANARY, "\"token\"", "\"email\"");
        var told = world.get("/api/v1/connections").toString();
        assertThat(told).contains(id, ims.path("name").asString()).doesNotContain(CANARY);
        var report = world.post("/api/v1/connections/" + id + "/test", "");
        assertThat(report.path("account").asString("") + report)
                .as("the token reached Jira")
                .contains("Reader");

        var changed = graph.data("""
                mutation($id: ID!) { updateIMS(input: {id: $id, name: "Renamed", description: "Other",
                  templatedFields: {name: "bot-user", value: "bot"}}) { ims { name description
                  templatedFields(names: ["bot-", "default-type"], prefixMatching: true) { name value }
                  templatedField(name: "root-url") } } }
                """, Map.of("id", id)).path("updateIMS").path("ims");
        assertThat(changed.path("name").asString()).isEqualTo("Renamed");
        assertThat(changed.path("description").asString()).isEqualTo("Other");
        assertThat(changed.path("templatedFields").toString())
                .isEqualTo(
                        "[{\"name\":\"default-type\",\"value\":\"Task\"},{\"name\":\"bot-user\",\"value\":\"bot\"}]");
        assertThat(changed.path("templatedField").asString())
                .isEqualTo(world.jira.baseUri().toString());
        var again = world.post("/api/v1/connections/" + id + "/test", "");
        assertThat(again.toString()).as("its token stayed").contains("Reader");
        var found = graph.data("""
                query($id: ID!) { node(id: $id) { __typename ... on IMS { name template { name } projects { totalCount } users { totalCount } } }
                  imss(filter: {name: {eq: "Renamed"}}) { totalCount nodes { id description } } searchIMSs(query: "RENAM", first: 3) { id } }
                """, Map.of("id", id));
        assertThat(found.path("node").path("template").path("name").asString()).isEqualTo("Jira");
        assertThat(found.path("imss").path("nodes").path(0).path("id").asString())
                .isEqualTo(id);
        assertThat(found.path("searchIMSs").path(0).path("id").asString()).isEqualTo(id);

        assertThat(graph.refusal(
                        "mutation($id: ID!) { updateIMS(input: {id: $id, name: \"github\"}) { ims { id } } }",
                        Map.of("id", id)))
                .isEqualTo("name_taken name");
        graph.data("mutation($id: ID!) { deleteIMS(input: {id: $id}) { id } }", Map.of("id", id));
        assertThat(graph.data("query($id: ID!) { node(id: $id) { id } }", Map.of("id", id))
                        .path("node")
                        .isNull())
                .isTrue();
        assertThat(world.get("/api/v1/audit?limit=200").toString())
                .contains("connection.make", "connection.change", "connection.delete")
                .doesNotContain(CANARY);
    }

    @Test
    void whatDoesNotFitItsTemplateIsRefusedNamingTheField() throws Exception {
        var root = field("root-url", "https://jira.example.org");
        var token = field("token", "t");
        assertThat(refused(List.of(field("root-url", 7), token))).isEqualTo("field_invalid root-url");
        assertThat(refused(List.of(root, token, field("colour", "red")))).isEqualTo("field_unknown colour");
        assertThat(refused(List.of(root, root, token))).isEqualTo("field_twice root-url");
        assertThat(refused(List.of(token))).isEqualTo("field_missing root-url");
        assertThat(refused(List.of(field("root-url", null), token))).isEqualTo("field_missing root-url");
        assertThat(refused(List.of(root, token, field("jira-edition", "SERVER"))))
                .isEqualTo("field_invalid jira-edition");
        assertThat(refused(List.of(root, token, field("last-notification", Map.of("title", "x")))))
                .isEqualTo("field_invalid last-notification");
        for (var address : List.of("ftp://jira.example.org", "no address", "jira")) {
            assertThat(refused(List.of(field("root-url", address), token))).isEqualTo("field_invalid root-url");
        }
        assertThat(refused(List.of(field("root-url", "http://169.254.169.254"), token)))
                .isEqualTo("address_refused root-url");
        assertThat(refused(List.of(root))).isEqualTo("credential_missing token");
        assertThat(refused(List.of(root, token, field("read-user", project)))).isEqualTo("user_not_found read-user");
        assertThat(graph.refusal(
                        CREATE,
                        Map.of(
                                "input",
                                Map.of(
                                        "name",
                                        "n",
                                        "description",
                                        "",
                                        "template",
                                        project,
                                        "templatedFields",
                                        List.of()))))
                .isEqualTo("template_not_found template");
        assertThat(graph.data("{ imss(filter: {name: {startsWith: \"refused\"}}) { totalCount } }")
                        .path("imss")
                        .path("totalCount")
                        .asInt())
                .isZero();
    }

    @Test
    void aPlaceIsLinkedWithNoMoreThanItsKeyAndItsIssuesAreTold() throws Exception {
        var id = linked();
        var started = graph.data(
                        "mutation($id: ID!) { syncIMSProject(input: {id: $id}) { syncJob { id status already } } }",
                        Map.of("id", id))
                .path("syncIMSProject")
                .path("syncJob");
        world.awaitJob(started.path("id").asString());
        world.issue("From Jira");
        world.awaitQuiet();
        assertThatItIsTold(id);
        assertThatItIsChangedAndRemoved(id);
    }

    private String linked() throws Exception {
        world.jira.addProject("GRA", "Graph", JiraWorkflow.simple());
        var ann = world.jira.person("Ann", "GRA");
        ann.comment(ann.open("From Jira", "Text"), "Words");
        var ims = world.connection("jira");
        var link = graph.data(
                        LINK,
                        Map.of(
                                "input",
                                Map.of(
                                        "ims",
                                        ims,
                                        "trackable",
                                        project,
                                        "templatedFields",
                                        List.of(
                                                field("repo", Map.of("repo", "GRA")),
                                                field("enable-outgoing", true),
                                                field("enable-outgoing-title-changes", true)))))
                .path("createIMSProject")
                .path("imsProject");
        var id = link.path("id").asString();
        assertThat(link.path("name").asString()).isEqualTo("GRA");
        assertThat(value(link, "repo").asString()).isEqualTo("GRA");
        assertThat(value(link, "enable-outgoing-title-changes").asBoolean()).isTrue();
        assertThat(value(link, "enable-outgoing-labels").asBoolean()).isFalse();
        var rest = world.get("/api/v1/links/" + id);
        assertThat(rest.path("outgoing").asBoolean()).isTrue();
        assertThat(rest.path("sends").path("titleChanges").asBoolean()).isTrue();
        assertThat(rest.path("sends").path("labels").asBoolean()).isFalse();
        return id;
    }

    private void assertThatItIsTold(String id) throws Exception {
        var told = graph.data("""
                query($id: ID!) { node(id: $id) { ... on IMSProject { name ims { id name } trackable { id name } template { name }
                  imsIssues { totalCount nodes { id imsProject { id } issue { title imsIssues { totalCount nodes { id } } }
                    templatedFields { name value } template { name } } } } }
                  projects(filter: {name: {eq: "Trackers"}}) { nodes { syncsTo { nodes { id } } } }
                  searchIMSProjects(query: "gra", first: 5) { id } }
                """, Map.of("id", id));
        var twin = told.path("node").path("imsIssues").path("nodes").path(0);
        assertThat(twin.path("issue").path("title").asString()).isEqualTo("From Jira");
        assertThat(twin.path("issue").path("imsIssues").path("nodes").path(0).path("id"))
                .isEqualTo(twin.path("id"));
        assertThat(value(twin, "url").asString()).contains("/browse/GRA-1");
        assertThat(value(twin, "number").asInt()).isEqualTo(1);
        assertThat(told.path("node").path("ims").path("name").asString()).isEqualTo("jira");
        assertThat(told.path("node").path("trackable").path("id").asString()).isEqualTo(project);
        assertThat(told.path("projects").path("nodes").path(0).path("syncsTo").toString())
                .contains(id);
        assertThat(told.path("searchIMSProjects").path(0).path("id").asString()).isEqualTo(id);
        var issue = graph.data(
                "query($id: ID!) { node(id: $id) { __typename } }",
                Map.of("id", twin.path("id").asString()));
        assertThat(issue.path("node").path("__typename").asString()).isEqualTo("IMSIssue");
    }

    private void assertThatItIsChangedAndRemoved(String id) throws Exception {
        var changed = graph.data("""
                mutation($id: ID!) { updateIMSProject(input: {id: $id, name: "Shop", description: "The shop",
                  templatedFields: [{name: "enable-outgoing-labels", value: true}, {name: "default-type", value: null}]})
                  { imsProject { name description templatedFields { name value } } } }
                """, Map.of("id", id)).path("updateIMSProject").path("imsProject");
        assertThat(changed.path("name").asString()).isEqualTo("Shop");
        assertThat(value(changed, "enable-outgoing-labels").asBoolean()).isTrue();
        assertThat(value(changed, "enable-outgoing-title-changes").asBoolean()).isTrue();
        assertThat(world.get("/api/v1/links/" + id).path("sends").path("labels").asBoolean())
                .isTrue();
        assertThat(graph.refusal(
                        "mutation($id: ID!) { updateIMSProject(input: {id: $id, templatedFields: {name: \"repo\", value: \"ELSE\"}}) { imsProject { id } } }",
                        Map.of("id", id)))
                .isEqualTo("field_fixed repo");
        graph.data("mutation($id: ID!) { deleteIMSProject(input: {id: $id}) { id } }", Map.of("id", id));
        assertThat(world.send("GET", "/api/v1/links/" + id, "").statusCode()).isEqualTo(404);
        assertThat(world.get("/api/v1/audit?limit=200").toString())
                .contains("link.make", "rules.change", "link.delete");
    }

    @Test
    void aRepositoryIsLinkedByATextOrByAnObject() throws Exception {
        var ims = world.connection("github");
        world.github.addRepository("acme/one").addRepository("acme/two");
        for (Object repo : List.of("acme/one", Map.of("owner", "acme", "repo", "two"))) {
            var link = graph.data(
                            LINK,
                            Map.of(
                                    "input",
                                    Map.of(
                                            "ims",
                                            ims,
                                            "trackable",
                                            project,
                                            "templatedFields",
                                            List.of(
                                                    field("repo", repo),
                                                    field(
                                                            "label-state-mapper",
                                                            List.of(Map.of("label", "wip", "state", "started")))))))
                    .path("createIMSProject")
                    .path("imsProject");
            assertThat(value(link, "repo").path("owner").asString()).isEqualTo("acme");
            assertThat(value(link, "label-state-mapper").path(0).path("label").asString())
                    .isEqualTo("wip");
            graph.data(
                    "mutation($id: ID!) { deleteIMSProject(input: {id: $id}) { id } }",
                    Map.of("id", link.path("id").asString()));
        }
        assertThat(graph.refusal(
                        LINK,
                        Map.of(
                                "input",
                                Map.of(
                                        "ims",
                                        ims,
                                        "trackable",
                                        project,
                                        "templatedFields",
                                        List.of(field("repo", Map.of("owner", "acme")))))))
                .isEqualTo("field_invalid repo");
    }

    private JsonNode jira(List<Map<String, Object>> fields) throws Exception {
        return graph.data(CREATE, Map.of("input", input("jira " + ++made, fields)));
    }

    private String refused(List<Map<String, Object>> fields) throws Exception {
        return graph.refusal(CREATE, Map.of("input", input("refused " + ++made, fields)));
    }

    private static Map<String, Object> input(String name, List<Map<String, Object>> fields) {
        return Map.of("name", name, "description", "desc", "template", "template:ims:1jira", "templatedFields", fields);
    }

    private static Map<String, Object> field(String name, Object value) {
        Map<String, Object> field = new java.util.HashMap<>();
        field.put("name", name);
        field.put("value", value);
        return field;
    }

    private static JsonNode value(JsonNode node, String name) {
        for (var each : node.path("templatedFields")) {
            if (each.path("name").asString().equals(name)) {
                return each.path("value");
            }
        }
        throw new AssertionError(name + " in " + node);
    }
}
