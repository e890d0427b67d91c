package dev.lockstep.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A plain client that sends the same headers with every request. */
public record Api(URI base, List<String> headers) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static Api github(GitHubSimulator simulator, String token) {
        return new Api(simulator.baseUri(), List.of("Authorization", "Bearer " + token));
    }

    static Api plane(PlaneSimulator simulator, String key) {
        return new Api(simulator.apiUri(), List.of("X-API-Key", key));
    }

    Api with(String name, String value) {
        var all = new ArrayList<>(headers);
        all.addAll(List.of(name, value));
        return new Api(base, all);
    }

    public Reply get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    public Reply post(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, body);
    }

    public Reply put(String path, String body) throws IOException, InterruptedException {
        return send("PUT", path, body);
    }

    public Reply patch(String path, String body) throws IOException, InterruptedException {
        return send("PATCH", path, body);
    }

    public Reply delete(String path) throws IOException, InterruptedException {
        return send("DELETE", path, "");
    }

    private Reply send(String method, String path, String body) throws IOException, InterruptedException {
        var target = path.startsWith("http") ? URI.create(path) : URI.create(base + path);
        var request = HttpRequest.newBuilder(target)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        return new Reply(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    }

    public record Reply(HttpResponse<String> response) {
        public int status() {
            return response.statusCode();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public JsonNode json() {
            return MAPPER.readTree(response.body());
        }

        /** The address of the page that the {@code Link} header calls so, empty when there is none. */
        String link(String rel) {
            for (var part : header("Link").split(", ")) {
                if (part.endsWith("rel=\"" + rel + "\"")) {
                    return part.substring(1, part.indexOf('>'));
                }
            }
            return "";
        }
    }
}
