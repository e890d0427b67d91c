package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import dev.lockstep.simulator.GitHubCommitter;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A product between simulated trackers, and the calls of somebody who knows the older repository watcher. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Radar {
    static final String URL = "https://github.com/" + World.REPOSITORY;

    @TempDir
    static Path folder;

    World world;
    GitHubCommitter ann;

    @BeforeAll
    void start() throws Exception {
        world = new World(folder).start();
        world.registerWebhooks();
        ann = world.github.committer("ann", World.REPOSITORY);
        ann.commit("main", "Before");
    }

    @AfterAll
    void stop() {
        world.close();
    }

    record Answer(int status, JsonNode json, HttpResponse<String> raw) {
        String text(String member) {
            return json.path(member).asString();
        }

        long id() {
            return json.get("id").asLong();
        }
    }

    Answer send(String method, String path, Object body) throws Exception {
        var answer = world.ask(HttpRequest.newBuilder(world.address(path))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(Json.write(body))));
        return new Answer(answer.statusCode(), Json.tree(answer.body().isEmpty() ? "{}" : answer.body()), answer);
    }

    Answer get(String path) throws Exception {
        return send("GET", path, null);
    }

    Answer project(String name, String... branches) throws Exception {
        var made = send(
                "POST",
                "/api/projects",
                Map.of("name", name, "repoUrl", URL, "branches", branches, "checkInterval", 60));
        assertThat(made.status()).isEqualTo(201);
        awaitLogs(made.id(), "", 1);
        return made;
    }

    JsonNode awaitLogs(long id, String query, int count) throws Exception {
        return world.await("there are " + count + " rows", () -> {
            var rows = get("/api/projects/" + id + "/logs?limit=100" + query).json();
            return rows.size() >= count ? rows : null;
        });
    }

    static Map<String, String> webhook(String url) {
        return Map.of("name", "hook", "actionType", "webhook", "webhookUrl", url);
    }
}
