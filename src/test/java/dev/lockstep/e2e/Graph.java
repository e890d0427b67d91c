package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A client of the graph. */
record Graph(URI address, String token) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Whatever the answer is. */
    JsonNode ask(String query, Map<String, ?> variables) throws Exception {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("query", query);
        body.put("variables", variables);
        var answer = raw(Json.write(body));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.tree(answer.body());
    }

    HttpResponse<String> raw(String body) throws Exception {
        var request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    /** Fails where anything failed. */
    JsonNode data(String query, Map<String, ?> variables) throws Exception {
        var answer = ask(query, variables);
        assertThat(answer.path("errors").isMissingNode()).as(answer.toString()).isTrue();
        return answer.path("data");
    }

    JsonNode data(String query) throws Exception {
        return data(query, Map.of());
    }

    /** The one error: its code, and the field that it names. */
    String refusal(String query, Map<String, ?> variables) throws Exception {
        var answer = ask(query, variables);
        var extensions = answer.path("errors").path(0).path("extensions");
        assertThat(extensions.has("code")).as(answer.toString()).isTrue();
        return extensions.path("code").asString() + " "
                + extensions.path("field").asString("");
    }
}
