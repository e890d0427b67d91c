package dev.lockstep.bench;

import dev.lockstep.base.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lockstep as a process of its own that takes webhooks of a connection that it never asks. */
record Hooked(Child child, URI address) implements AutoCloseable {
    static final String SECRET = "a-secret-for-benchmarks-only-and-for-nothing-else";
    private static final String TOKEN = "a-token-for-benchmarks-only";
    private static final String READY = "Lockstep is ready: ";

    /** @param folder in which its data are, in {@code data} */
    static Hooked start(Path folder, List<String> jvm) throws IOException {
        var settings = Map.of(
                "PORT", "0", "LOCKSTEP_DATA_DIR", folder.resolve("data").toString(), "LOCKSTEP_API_TOKEN", TOKEN);
        var options = new ArrayList<>(List.of("-Xmx512m"));
        options.addAll(jvm);
        var child = Child.start(folder, settings, options, List.of("dev.lockstep.Lockstep", "serve"));
        var line = child.line();
        while (!line.startsWith(READY)) {
            line = child.line();
        }
        child.forgetOutput();
        return new Hooked(child, URI.create(line.substring(READY.length())).resolve("/"));
    }

    /** The webhook's address of a connection that is made when it is not there yet. */
    URI hook() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var api = address.resolve("/api/v1/connections");
            var known = Json.tree(client.send(ask(api).GET().build(), HttpResponse.BodyHandlers.ofString())
                            .body())
                    .path("items");
            if (!known.isEmpty()) {
                return address.resolve("/webhooks/" + known.get(0).path("id").asString());
            }
            var wish = Json.write(Map.of(
                    "tracker", "github",
                    "name", "bench",
                    "baseUrl", "https://api.github.com", // never asked
                    "token", "none",
                    "webhookSecret", SECRET));
            var made = client.send(
                    ask(api).POST(HttpRequest.BodyPublishers.ofString(wish)).build(),
                    HttpResponse.BodyHandlers.ofString());
            if (made.statusCode() / 100 != 2) {
                throw new IOException("the connection was not made: " + made.body());
            }
            return address.resolve(
                    "/webhooks/" + Json.tree(made.body()).path("id").asString());
        }
    }

    @Override
    public void close() {
        child.close();
    }

    private static HttpRequest.Builder ask(URI address) {
        return HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json");
    }
}
