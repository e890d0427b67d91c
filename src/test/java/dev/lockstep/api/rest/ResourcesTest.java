package dev.lockstep.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.FakeJobs;
import dev.lockstep.api.Surface;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ResourcesTest extends Surface {
    @Test
    void anIssueIsMadeEditedDiscussedAndItsHistoryRead() {
        var made = post("/api/v1/issues", """
                {"projectId":"%s","title":"Login fails","body":"On *Tuesdays*","labels":["bug"],"priority":"high"}
                """.formatted(project()));
        assertThat(made.status()).isEqualTo(201);
        var path = made.header("Location");
        assertThat(made.text("state")).isEqualTo("todo");
        assertThat(made.json().path("twins").isArray()).isTrue();

        var edited = change("PATCH", path, "*", "{\"state\":\"done\",\"title\":\"Login works\"}");
        assertThat(edited.text("state")).isEqualTo("done");

        var comment = post(path + "/comments", "{\"body\":\"Fixed\"}");
        assertThat(comment.status()).isEqualTo(201);
        var commentPath = "/api/v1/comments/" + comment.text("id");
        assertThat(send("PATCH", commentPath, "{\"body\":\"Fixed in 1.2\"}").text("body"))
                .isEqualTo("Fixed in 1.2");
        assertThat(get(path).json().path("comments").get(0).path("body").asString())
                .isEqualTo("Fixed in 1.2");
        assertThat(send(signed(commentPath).DELETE()).status()).isEqualTo(204);
        assertThat(get(path).json().path("comments").isEmpty()).isTrue();
        assertThat(send(signed(commentPath).DELETE()).status()).isEqualTo(404);

        var kinds = get(path + "/timeline").json().path("items").findValuesAsString("kind");
        assertThat(kinds).contains("created", "title_changed", "state_changed", "comment_added", "comment_deleted");
        assertThat(get(path + "/timeline").body()).contains("\"after\":\"done\"");
    }

    @Test
    void anIssueIsShownAsMarkdownAndAsHtmlThatRunsNothing() {
        var made = post("/api/v1/issues", """
                {"projectId":"%s","title":"Markup","body":"On *Tuesdays* <script>alert(1)</script>"}
                """.formatted(project()));
        var path = made.header("Location");
        post(path + "/comments", "{\"body\":\"**Yes**\"}");
        var shown = get(path).json();
        assertThat(shown.path("body").asString()).startsWith("On *Tuesdays*");
        assertThat(shown.path("bodyHtml").asString())
                .startsWith("<p>On <em>Tuesdays</em>")
                .doesNotContain("script");
        assertThat(shown.path("comments").get(0).path("bodyHtml").asString()).isEqualTo("<p><strong>Yes</strong></p>");
        assertThat(shown.path("state").asString()).isEqualTo("todo");
        assertThat(shown.path("createdAt").asString()).isNotEmpty();
        assertThat(shown.path("modifiedAt").asString()).isNotEmpty();
    }

    @Test
    void anEditNamesTheETagThatItWasDecidedOn() {
        var path = post("/api/v1/issues", "{\"projectId\":\"%s\",\"title\":\"One\"}".formatted(project()))
                .header("Location");
        var tag = get(path).header("ETag");
        assertThat(send(signed(path).header("If-None-Match", tag).GET()).status())
                .isEqualTo(304);
        post(path + "/comments", "{\"body\":\"In between\"}");
        assertThat(send(signed(path).header("If-None-Match", tag).GET()).status())
                .isEqualTo(200);

        var edited = patch(path, tag, "Two");
        assertThat(edited.status()).isEqualTo(200);
        assertThat(edited.header("ETag")).isNotEqualTo(tag);
        var late = patch(path, tag, "Three");
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.text("code")).isEqualTo("version_conflict");
        assertThat(late.json().path("current").path("title").asString()).isEqualTo("Two");
        assertThat(patch(path, late.header("ETag"), "Three").status()).isEqualTo(200);
        assertThat(patch(path, "*", "Four").text("title")).isEqualTo("Four");
        assertThat(patch(path, "v1", "Five").text("field")).isEqualTo("If-Match");
        var undecided = send("PATCH", path, "{\"version\":5,\"title\":\"Five\"}");
        assertProblem(undecided, 428, "if_match_missing");
        assertThat(undecided.text("field")).isEqualTo("If-Match");
        assertThat(undecided.text("detail")).contains("If-Match", "ETag");
        assertThat(get(path).text("title")).isEqualTo("Four");
    }

    @Test
    void anIssueIsDeletedByWhoReadItAndSaysItsNumber() {
        var project = project();
        var path = post("/api/v1/issues", "{\"projectId\":\"%s\",\"title\":\"Mistake\"}".formatted(project))
                .header("Location");
        var comment = post(path + "/comments", "{\"body\":\"A word\"}").text("id");
        var tag = get(path).header("ETag");
        assertProblem(send("DELETE", path + "?confirm=1", ""), 428, "if_match_missing");
        for (var query : List.of("", "?confirm=2")) {
            var asked = change("DELETE", path + query, tag, "");
            assertThat(asked.text("field")).isEqualTo("confirm");
            assertThat(asked.text("detail")).contains("comments (1)", "confirm=1");
        }
        patch(path, tag, "Perhaps not");
        var late = change("DELETE", path + "?confirm=1", tag, "");
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.json().path("current").path("title").asString()).isEqualTo("Perhaps not");
        assertThat(change("DELETE", path + "?confirm=1", late.header("ETag"), "")
                        .status())
                .isEqualTo(204);

        assertThat(get("/api/v1/issues?project=" + project).json().path("items").isEmpty())
                .isTrue();
        var rest = get(path).json();
        assertThat(rest.path("title").asString()).isEqualTo("Perhaps not");
        assertThat(rest.path("deletedAt").isNull()).isFalse();
        assertThat(get(path + "/timeline").body()).contains("\"kind\":\"removed\"");
        assertProblem(change("DELETE", path + "?confirm=1", "*", ""), 404, "issue_not_found");
        assertProblem(patch(path, "*", "Once more"), 409, "issue_removed");
        assertProblem(post(path + "/comments", "{\"body\":\"Late\"}"), 404, "issue_not_found");
        assertProblem(send("PATCH", "/api/v1/comments/" + comment, "{\"body\":\"Late\"}"), 404, "comment_not_found");
        assertProblem(send(signed("/api/v1/comments/" + comment).DELETE()), 404, "comment_not_found");
        assertThat(get("/api/v1/audit").body()).contains("issue.delete");
    }

    private Answer change(String method, String path, String ifMatch, String json) {
        return send(signed(path)
                .header("Content-Type", "application/json")
                .header("If-Match", ifMatch)
                .method(method, BodyPublishers.ofString(json)));
    }

    @Test
    void whoTakesWhateverIsThereIsNotRefusedForWhatOthersChangeAtTheSameMoment() throws Exception {
        var path = post("/api/v1/issues", "{\"projectId\":\"%s\",\"title\":\"Liked\"}".formatted(project()))
                .header("Location");
        List<Callable<Integer>> edits = new ArrayList<>();
        for (int each = 0; each < 20; each++) {
            var title = "Liked by " + each;
            edits.add(() -> patch(path, "*", title).status());
        }
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var edit : people.invokeAll(edits)) {
                assertThat(edit.get()).isEqualTo(200);
            }
        }
        assertThat(get(path).json().path("version").asInt()).isEqualTo(21);
    }

    private Answer patch(String path, String ifMatch, String title) {
        return change("PATCH", path, ifMatch, "{\"title\":\"%s\"}".formatted(title));
    }

    @Test
    void listsContinueWhereTheirLinkHeaderPoints() {
        var project = project();
        for (int i = 0; i < 5; i++) {
            post("/api/v1/issues", "{\"projectId\":\"%s\",\"title\":\"Issue %d\"}".formatted(project, i));
        }
        Set<String> titles = new HashSet<>();
        var next = "/api/v1/issues?project=" + project + "&limit=2";
        int pages = 0;
        while (!next.isEmpty()) {
            var page = get(next);
            page.json()
                    .path("items")
                    .forEach(item -> titles.add(item.path("title").asString()));
            next = page.header("Link").replaceFirst("^<https?://[^/]+(.*)>; rel=\"next\"$", "$1");
            pages++;
        }
        assertThat(titles).hasSize(5);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void badInputIsNamed() {
        assertThat(get("/api/v1/issues?limit=0").text("field")).isEqualTo("limit");
        assertThat(get("/api/v1/issues?limit=many").text("field")).isEqualTo("limit");
        assertThat(get("/api/v1/issues?project=none").text("field")).isEqualTo("project");
        assertThat(get("/api/v1/operations?state=gone").text("field")).isEqualTo("state");
        assertThat(get("/api/v1/jobs?since=yesterday").text("field")).isEqualTo("since");
        assertThat(post("/api/v1/issues", "{\"title\":\"x\"}").text("field")).isEqualTo("projectId");
        assertThat(post("/api/v1/issues", "{\"projectId\":\"%s\",\"title\":\" \"}".formatted(project()))
                        .text("field"))
                .isEqualTo("title");
        assertThat(post("/api/v1/issues", "{\"projectId\":7").text("code")).isEqualTo("malformed_body");
        assertThat(post("/api/v1/projects", "[]").text("code")).isEqualTo("malformed_body");
    }

    @Test
    void everyWrongTurnIsAProblemWithACode() {
        assertProblem(get("/api/v1/nothing"), 404, "not_found");
        assertProblem(get("/api/v1/issues/" + UUID.randomUUID()), 404, "issue_not_found");
        assertProblem(get("/api/v1/issues/seven"), 404, "not_found");
        assertProblem(send(signed("/api/v1/projects").DELETE()), 405, "method_not_allowed");
        assertProblem(
                send(signed("/api/v1/projects")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("{\"name\":\"x\"}"))),
                415,
                "unsupported_media_type");
    }

    @Test
    void aSurpriseTellsNothingButAnIdThatTheLogKnows(CapturedOutput output) {
        var answer = get("/api/v1/jobs/" + FakeJobs.SURPRISING);
        assertProblem(answer, 500, "internal_error");
        assertThat(answer.body()).doesNotContain("canary_internals", "IllegalState", "dev.lockstep");
        assertThat(output.getAll()).contains(answer.text("traceId"));
    }

    @Test
    void aConnectionIsMadeTestedChangedAndNeverShowsItsSecrets() {
        var made = post("/api/v1/connections", """
                {"tracker":"github","name":"second","baseUrl":"https://ghe.test/api/v3/","token":"wrong-canary-token"}
                """);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("baseUrl")).isEqualTo("https://ghe.test/api/v3");
        assertThat(made.json().path("budget").path("remaining").asInt()).isEqualTo(4321);
        var path = made.header("Location");
        assertThat(post(path + "/test", "{}").text("problem")).isEqualTo("The token is not accepted.");
        assertThat(send("PATCH", path, "{\"token\":\"good-canary-token\"}").status())
                .isEqualTo(200);
        assertThat(post(path + "/test", "{\"container\":\"acme/app\"}").text("account"))
                .isEqualTo("octo");

        assertThat(made.json().path("hasWebhookSecret").asBoolean()).isFalse();
        var hook = post(path + "/webhooks", "{\"container\":\"acme/app\"}");
        assertThat(hook.text("url")).isEqualTo("https://hub.example.test/webhooks/" + made.text("id"));
        assertThat(hook.text("message")).isEqualTo("Done with 64 characters.");
        var listed = get("/api/v1/connections");
        assertThat(listed.body()).contains("\"hasWebhookSecret\":true").doesNotContain("canary");
        assertThat(post("/api/v1/connections", """
                {"tracker":"github","name":"second","baseUrl":"https://ghe.test","token":"x"}
                """).text("code")).isEqualTo("name_taken");
        assertThat(post("/api/v1/connections", "{\"tracker\":\"github\",\"name\":\"x\",\"baseUrl\":\"file:///etc\"}")
                        .text("field"))
                .isEqualTo("baseUrl");
        var old = "old-canary-secret-of-thirty-two-characters";
        var odd = send("PATCH", path, "{\"webhookSecret\":\"%s\"}".formatted(old.substring(0, 31)));
        assertThat(odd.text("code")).isEqualTo("webhook_secret_short");
        assertThat(odd.text("field")).isEqualTo("webhookSecret");
        assertThat(odd.text("detail")).contains("openssl rand -hex 32").doesNotContain("canary");
        assertThat(send("PATCH", path, "{\"webhookSecret\":\"%s\"}".formatted(old))
                        .status())
                .isEqualTo(200);
        assertThat(send(signed(path).DELETE()).status()).isEqualTo(204);
        assertThat(post(path + "/test", "{}").status()).isEqualTo(404);
    }

    @Test
    void aLinkTellsHowItIs() {
        var connection = get("/api/v1/connections")
                .json()
                .path("items")
                .get(0)
                .path("id")
                .asString();
        var made = post("/api/v1/links", """
                {"projectId":"%s","connectionId":"%s","container":"acme/%s"}
                """.formatted(project(), connection, UUID.randomUUID()));
        assertThat(made.status()).isEqualTo(201);
        var path = made.header("Location");
        assertThat(made.text("health")).isEqualTo("needs-you");
        assertThat(made.text("reason")).contains("approve");
        assertThat(get(path + "/only-here")
                        .json()
                        .path("items")
                        .get(0)
                        .path("title")
                        .asString())
                .isEqualTo("Old one");
        assertThat(post(path + "/approve", "").text("health")).isEqualTo("behind");
        assertThat(post(path + "/pause", "{\"reason\":\"Holidays\"}").text("reason"))
                .isEqualTo("Holidays");
        assertThat(get(path).text("health")).isEqualTo("paused");
        assertThat(post(path + "/resume", "").text("health")).isEqualTo("behind");
        assertThat(send("PATCH", path, "{\"outgoing\":false}")
                        .json()
                        .path("outgoing")
                        .asBoolean())
                .isFalse();
        assertThat(send(signed(path).DELETE()).status()).isEqualTo(204);
        assertThat(get(path).text("code")).isEqualTo("link_not_found");
    }

    @Test
    void operationsAreCountedByEveryState() {
        var counts = get("/api/v1/operations/counts").json();
        assertThat(counts.propertyNames())
                .containsExactlyInAnyOrder(
                        "queued", "processing", "completed", "errored", "canceled", "dropped", "duplicate", "disabled");
        assertThat(get("/api/v1/operations").json().path("items").isArray()).isTrue();
        assertProblem(post("/api/v1/operations/" + UUID.randomUUID() + "/retry", ""), 404, "operation_not_found");
    }

    @Test
    void theDescriptionIsOpenApi31WithStableOperationIds() {
        var description = get("/openapi.json").json();
        assertThat(description.path("openapi").asString()).startsWith("3.1");
        var ids = description.path("paths").findValuesAsString("operationId");
        assertThat(ids).doesNotHaveDuplicates().noneMatch(id -> id.matches(".*_\\d+$"));
        assertThat(ids).contains("startSync", "readSyncStatus", "listIssues", "createLink", "retryOperation");
        assertThat(description.path("paths").has("/api/v1/connections/{id}/test"))
                .isTrue();
        assertThat(get("/swagger-ui.html").status()).isIn(200, 302);
        assertThat(get("/swagger-ui/index.html").status()).isEqualTo(200);
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.text("title")).isNotEmpty();
    }

    private String project() {
        return post("/api/v1/projects", "{\"name\":\"%s\"}".formatted(UUID.randomUUID()))
                .text("id");
    }
}
