package dev.lockstep.e2e;

import dev.lockstep.base.Json;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A person with an account, who came by invitation and acts with a token. */
record Account(World world, String id, String token) {
    private static final String GOOD = "a long enough password";

    static Account invited(World world, String name) throws Exception {
        var email = name.toLowerCase(java.util.Locale.ROOT) + "@example.org";
        var link = world.post("/api/v1/people/invitations", Json.write(Map.of("email", email)))
                .get("link")
                .asString();
        var account = Map.of("word", link.replaceFirst(".*=", ""), "name", name, "email", email, "password", GOOD);
        var id = world.post("/api/v1/people", Json.write(account)).get("id").asString();
        var login = world.post("/api/v1/login/token", Json.write(Map.of("email", email, "password", GOOD)));
        return new Account(world, id, login.get("accessToken").asString());
    }

    Account in(String project, String role) throws Exception {
        world.post("/api/v1/projects/" + project + "/members", Json.write(Map.of("personId", id, "role", role)));
        return this;
    }

    JsonNode ask(String method, String path, Map<String, ?> body) throws Exception {
        var request = HttpRequest.newBuilder(world.address(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(Json.write(body)))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new AssertionError(answer + " " + answer.body());
            }
            return Json.tree(answer.body());
        }
    }

    /** What he or she was told, oldest first. */
    List<String> told() throws Exception {
        List<String> kinds = new ArrayList<>();
        ask("GET", "/api/v1/notifications?limit=100", Map.of())
                .path("items")
                .forEach(each -> kinds.add(each.path("kind").asString()));
        return kinds.reversed();
    }

    void awaitTold(String kind) throws Exception {
        world.await("somebody is told of " + kind, () -> told().contains(kind) ? true : null);
    }
}
