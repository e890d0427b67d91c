package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The documented surface of the older repository watcher, by its literal routes, fields and texts. */
class RadarTest extends Radar {
    /** Rows 83, 84, 86 and 87. */
    @Test
    void aWatchIsMadeListedAndRead() throws Exception {
        var made = send("POST", "/api/projects", Map.of("name", "radar", "repoUrl", URL, "branches", List.of("main")));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().propertyNames())
                .contains(
                        "id",
                        "name",
                        "repo_url",
                        "check_interval",
                        "branches",
                        "actions",
                        "last_check",
                        "created_at",
                        "updated_at");
        assertThat(made.json().get("id").isIntegralNumber()).isTrue();
        assertThat(made.json().get("check_interval").asInt()).isEqualTo(5);
        assertThat(made.text("repo_url")).isEqualTo(URL);
        var read = get("/api/projects/" + made.id());
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json().get("branches").get(0).asString()).isEqualTo("main");
        assertThat(get("/api/projects/" + made.text("uuid")).id()).isEqualTo(made.id());
        var all = get("/api/projects").json();
        assertThat(all.isArray()).isTrue();
        assertThat(all.get(0).get("branches").isArray()).isTrue();
        assertThat(all.get(0).get("actions").isArray()).isTrue();
        for (var id : List.of("999999", "nonsense", "-1", "01890000-0000-7000-8000-000000000001")) {
            var missing = get("/api/projects/" + id);
            assertThat(missing.status()).as(id).isEqualTo(404);
            assertThat(missing.text("error")).isEqualTo("Project not found");
        }
    }

    /** Row 85. */
    @Test
    void whatIsIncompleteIsRefused() throws Exception {
        for (var missing : List.of("name", "repoUrl", "branches")) {
            var body = new java.util.HashMap<String, Object>(
                    Map.of("name", "x", "repoUrl", URL, "branches", List.of("main")));
            body.remove(missing);
            var answer = send("POST", "/api/projects", body);
            assertThat(answer.status()).as(missing).isEqualTo(400);
            assertThat(answer.text("error")).contains(missing);
        }
        var zero = send(
                "POST",
                "/api/projects",
                Map.of("name", "x", "repoUrl", URL, "branches", List.of("main"), "checkInterval", 0));
        assertThat(zero.status()).isEqualTo(400);
        assertThat(zero.text("error")).isEqualTo("Check interval must be at least 1 minute");
        assertThat(send(
                                "POST",
                                "/api/projects",
                                Map.of("name", "x", "repoUrl", "ftp://x/y/z", "branches", List.of("a")))
                        .status())
                .isEqualTo(400);
        assertThat(send("POST", "/api/projects", Map.of("checkInterval", "often"))
                        .status())
                .isEqualTo(400);
    }

    /** Rows 88, 90, 91, 92, 96 and 118. */
    @Test
    void aPushIsSeenAtOnceAndEachCommitHasItsRow() throws Exception {
        var made = project("pushes", "main");
        assertThat(awaitLogs(made.id(), "", 1).get(0).get("status").asString()).isEqualTo("FIRST_SEEN");
        var changed = send("PUT", "/api/projects/" + made.id(), Map.of("checkInterval", 120, "name", "pushed"));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().get("check_interval").asInt()).isEqualTo(120);
        assertThat(changed.json().get("branches").get(0).asString()).isEqualTo("main");
        ann.commit("main", "One");
        ann.commit("main", "Two");
        ann.commit("main", "Three");
        var rows = awaitLogs(made.id(), "&status=CHANGE_DETECTED", 3);
        assertThat(rows).hasSize(3);
        var newest = rows.get(0);
        assertThat(newest.get("commit_message").asString()).isEqualTo("Three");
        assertThat(newest.get("commit_author").asString()).isEqualTo("ann");
        assertThat(newest.get("commit_sha").asString())
                .isEqualTo(newest.get("commit_hash").asString())
                .hasSize(40);
        assertThat(newest.get("branch_name").asString())
                .isEqualTo(newest.get("branch").asString())
                .isEqualTo("main");
        assertThat(newest.propertyNames())
                .contains(
                        "id",
                        "project_id",
                        "commit_date",
                        "checked_at",
                        "created_at",
                        "status",
                        "project_name",
                        "repo_url");
        assertThat(newest.get("project_name").asString()).isEqualTo("pushed");
        assertThat(get("/api/projects/" + made.id()).json().get("last_check").isNull())
                .isFalse();
    }

    /** Row 93. */
    @Test
    void patternsTakeInBranchesThatAppearLater() throws Exception {
        var made = send(
                "POST", "/api/projects", Map.of("name", "later", "repoUrl", URL, "branches", List.of("feature/*")));
        awaitLogs(made.id(), "", 1);
        ann.branch("feature/radar", "main");
        ann.commit("feature/radar", "On the feature");
        var rows = awaitLogs(made.id(), "&status=change_detected&branch=feature/radar", 1);
        assertThat(rows.get(0).get("commit_message").asString()).isEqualTo("On the feature");
    }

    /** Row 97. */
    @Test
    void anUnreachableRepositoryIsARowWithItsReason() throws Exception {
        var made = send(
                "POST",
                "/api/projects",
                Map.of("name", "gone", "repoUrl", "https://github.com/acme/none", "branches", List.of("main")));
        var rows = awaitLogs(made.id(), "&status=ERROR", 1);
        assertThat(rows.get(0).get("detail").asString()).contains("acme/none");
    }

    /** Row 98. */
    @Test
    void logsAreTurnedByPageAndCounted() throws Exception {
        var made = project("pages", "main");
        for (int number = 0; number < 12; number++) {
            ann.commit("main", "Page " + number);
        }
        awaitLogs(made.id(), "&status=CHANGE_DETECTED", 12);
        var second = get("/api/projects/" + made.id() + "/logs?limit=10&page=2&status=CHANGE_DETECTED&branch=main");
        assertThat(second.raw().headers().firstValue("X-Total-Count")).contains("12");
        assertThat(second.json()).hasSize(2);
        assertThat(second.json().get(1).get("commit_message").asString()).isEqualTo("Page 0");
        assertThat(get("/api/projects/" + made.id() + "/logs?status=nonsense").status())
                .isEqualTo(400);
        for (var query : List.of("limit=many", "since=yesterday", "page=0")) {
            var refused = get("/api/projects/" + made.id() + "/logs?" + query);
            assertThat(refused.status()).as(query).isEqualTo(400);
            assertThat(refused.text("error")).as(query).contains(query.substring(0, query.indexOf('=')));
        }
        assertThat(get("/api/projects/" + made.id() + "/logs?branch=other").json())
                .isEmpty();
        assertThat(get("/api/projects/" + made.id() + "/logs?since=2100-01-01T00:00:00Z")
                        .json())
                .isEmpty();
    }

    /** Row 89. */
    @Test
    void deletingAWatchTakesItsActionsSecretsAndLogs() throws Exception {
        var made = project("deleted", "main");
        var action = send("POST", "/api/projects/" + made.id() + "/actions", webhook("https://hooks.example.com/x"));
        var deleted = send("DELETE", "/api/projects/" + made.id(), null);
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.text("message")).isEqualTo("Project deleted successfully");
        for (var path : List.of(
                "/api/projects/" + made.id(),
                "/api/projects/" + made.id() + "/logs",
                "/api/projects/" + made.id() + "/actions",
                "/api/actions/" + action.id() + "/secrets")) {
            assertThat(get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(send("DELETE", "/api/projects/" + made.id(), null).status()).isEqualTo(404);
    }

    /** Row 115, and access as everywhere. */
    @Test
    void everyRouteIsDescribedAndNeedsTheToken() throws Exception {
        var paths = get("/openapi.json").json().get("paths").propertyNames();
        assertThat(paths)
                .contains(
                        "/api/projects",
                        "/api/projects/{id}",
                        "/api/projects/{id}/actions",
                        "/api/projects/{id}/actions/{actionId}",
                        "/api/projects/{id}/logs",
                        "/api/actions/{id}/secrets",
                        "/api/actions/{id}/secrets/{secretId}",
                        "/api/v1/watches/{id}/checks",
                        "/api/v1/actions/{id}/echo",
                        "/api/v1/runs/{id}/attempts",
                        "/api/v1/runs/{id}/again");
        for (var path : List.of("watches/nonsense", "actions/nonsense", "runs/nonsense", "runs/nonsense/attempts")) {
            assertThat(get("/api/v1/" + path).status()).as(path).isEqualTo(404);
        }
        var stranger = java.net.http.HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(world.address("/api/projects")).build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(Json.tree(stranger.body()).get("error").asString()).isNotEmpty();
    }
}
