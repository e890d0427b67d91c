package dev.lockstep.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.token.Scope;
import dev.lockstep.base.Ids;
import dev.lockstep.issue.Author;
import dev.lockstep.issue.IssueState;
import dev.lockstep.issue.Issues;
import dev.lockstep.member.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who sees what through the graph: as through the routes. */
class GraphAccessTest extends GraphSurface {
    private static final String NODE = "query($id: ID!) { node(id: $id) { __typename id } }";

    @Test
    void aStrangerIsAnsweredInTheFormOfTheGraph() {
        for (var token : List.of("", "nonsense", "lsp_nonsense")) {
            var answer = raw(token.isEmpty() ? null : token, "{ projects { totalCount } }", Map.of());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json()
                            .path("errors")
                            .path(0)
                            .path("extensions")
                            .path("status")
                            .asInt())
                    .isEqualTo(403);
            assertThat(answer.json().has("data")).isFalse();
        }
    }

    @Test
    void anOutsiderFindsNothingOfAProjectWhateverItIsAskedFor() {
        var project = project().id();
        var issue = issue(project, "Hidden canary", IssueState.TODO, List.of("hidden-label"));
        var comment = issues.addComment(
                new Issues.NewComment(Ids.next(), issue.id(), "Hidden canary words", Author.ADMIN, NOON, NOON), HUB);
        var outsider = somebody("Outsider");
        var insiders = new ArrayList<Somebody>();
        for (var role : Role.values()) {
            insiders.add(member(role.word(), project, role));
        }
        var whole = data(
                        TOKEN,
                        "query($id: ID!) { node(id: $id) { ... on Issue { body { id } labels { nodes { id } } timelineItems { nodes { id } } } } }",
                        Map.of("id", issue.id()))
                .path("node");
        List<String> ids = new ArrayList<>(
                List.of(project.toString(), issue.id().toString(), comment.id().toString()));
        ids.add(whole.path("body").path("id").asString());
        ids.addAll(texts(whole.path("labels").path("nodes"), "id"));
        ids.addAll(texts(whole.path("timelineItems").path("nodes"), "id"));
        for (var id : ids) {
            assertThat(node(outsider, id).isNull()).as("outsider: %s", id).isTrue();
            for (var insider : insiders) {
                assertThat(node(insider, id).path("id").asString())
                        .as(insider.person().name())
                        .isEqualTo(id);
            }
        }
        var searched = ask(outsider.token(), """
                { projects(first: 100) { totalCount nodes { id } } trackables(first: 10) { totalCount }
                  searchProjects(query: "", first: 100) { id } searchIssues(query: "canary", first: 100) { id } }
                """, Map.of());
        assertThat(searched.path("errors").isMissingNode()).isTrue();
        assertThat(searched.path("data").path("projects").path("totalCount").asInt())
                .isZero();
        assertThat(searched.toString())
                .doesNotContain(project.toString(), issue.id().toString());
        var labels = ask(
                outsider.token(),
                "query($id: ID!) { searchLabels(query: \"hidden\", trackable: $id, first: 5) { name } }",
                Map.of("id", project));
        assertThat(code(labels)).isEqualTo("project_not_found");
        for (var insider : insiders) {
            var seen = data(
                    insider.token(),
                    "{ projects { nodes { id } } searchIssues(query: \"canary\", first: 100) { id } }",
                    Map.of());
            assertThat(texts(seen.path("projects").path("nodes"), "id")).containsExactly(project.toString());
            assertThat(texts(seen.path("searchIssues"), "id"))
                    .containsExactly(issue.id().toString());
        }
    }

    @Test
    void anAddressIsShownToThePersonAndToAdministratorsAlone() {
        var ann = somebody("Ann");
        var bob = somebody("Bob");
        var query = "query($id: ID!) { node(id: $id) { ... on GropiusUser { displayName email isAdmin } } }";
        var id = Map.of("id", ann.person().id());
        assertThat(data(ann.token(), query, id).path("node").path("email").asString())
                .isEqualTo(ann.person().email());
        assertThat(data(bob.token(), query, id).path("node").path("email").isNull())
                .isTrue();
        assertThat(data(TOKEN, query, id).path("node").path("email").asString())
                .isEqualTo(ann.person().email());
        assertThat(data(ann.token(), "{ currentUser { id email } }", Map.of())
                        .path("currentUser")
                        .path("id")
                        .asString())
                .isEqualTo(ann.person().id().toString());
    }

    @Test
    void aTokenThatMayNotReadReadsNothing() {
        var writer = somebody("Writer", Scope.WRITE);
        assertThat(code(ask(writer.token(), "{ currentUser { id } }", Map.of())))
                .isEqualTo("scope_missing");
    }

    @Test
    void aCookieOfAnotherSitesPageAsksNothing() {
        var ann = somebody("Ann");
        var cookie = "lockstep_session=" + sessions.begin(ann.person().id()).reveal();
        var query = "{\"query\":\"{ currentUser { id } }\"}";
        var foreign = send(to("/graphql")
                .header("Cookie", cookie)
                .header("Content-Type", "application/json")
                .header("Origin", "https://evil.example")
                .POST(BodyPublishers.ofString(query)));
        assertThat(foreign.status()).isEqualTo(403);
        var own = send(to("/graphql")
                .header("Cookie", cookie)
                .header("Content-Type", "application/json")
                .header("Origin", "http://127.0.0.1:" + port)
                .POST(BodyPublishers.ofString(query)));
        assertThat(own.json().path("data").path("currentUser").path("id").asString())
                .isEqualTo(ann.person().id().toString());
    }

    private JsonNode node(Somebody somebody, String id) {
        return data(somebody.token(), NODE, Map.of("id", id)).path("node");
    }
}
