package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A person with an account, logged in. */
record Someone(World world, String id, String accessToken) {
    static final String PASSWORD = "correct horse battery staple";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** @param project where he or she is an editor; null for no project */
    static Someone named(World world, String name, String project) throws Exception {
        var email = name.toLowerCase(Locale.ROOT) + "@example.org";
        var link = world.post("/api/v1/people/invitations", Json.write(Map.of("email", email)))
                .get("link")
                .asString();
        var account = Map.of("word", link.replaceFirst(".*=", ""), "name", name, "email", email, "password", PASSWORD);
        var made = world.post("/api/v1/people", Json.write(account));
        var login = world.post("/api/v1/login/token", Json.write(Map.of("email", email, "password", PASSWORD)));
        var id = made.get("id").asString();
        if (project != null) {
            world.post(
                    "/api/v1/projects/" + project + "/members", Json.write(Map.of("personId", id, "role", "editor")));
        }
        return new Someone(world, id, login.get("accessToken").asString());
    }

    HttpResponse<String> ask(String method, String path, Object body) throws Exception {
        var request = HttpRequest.newBuilder(world.address(path))
                .header("Authorization", "Bearer " + accessToken)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(Json.write(body)));
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    JsonNode get(String path) throws Exception {
        return good(ask("GET", path, null));
    }

    JsonNode post(String path, Object body) throws Exception {
        return good(ask("POST", path, body));
    }

    /** Changes an issue as it is now. */
    HttpResponse<String> edit(String path, Map<String, ?> change) throws Exception {
        var request = HttpRequest.newBuilder(world.address(path))
                .header("Authorization", "Bearer " + accessToken)
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .method("PATCH", BodyPublishers.ofString(Json.write(change)));
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    /** Gives a token of his or her own. */
    JsonNode connect(String connection, Map<String, ?> given) throws Exception {
        return good(ask("PUT", identity(connection), given));
    }

    void disconnect(String connection) throws Exception {
        assertThat(ask("DELETE", identity(connection), null).statusCode()).isEqualTo(204);
    }

    /** Where the person's account at a connection of this name is. */
    String identity(String connection) {
        return "/api/v1/people/me/identities/" + world.connection(connection);
    }

    private static JsonNode good(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return Json.tree(answer.body());
    }
}
