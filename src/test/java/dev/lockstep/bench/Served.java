package dev.lockstep.bench;

import dev.lockstep.base.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Lockstep without any tracker, in a process of its own, asked by its HTTP API alone. */
final class Served implements AutoCloseable {
    private static final String TOKEN = "a-token-for-benchmarks-only";
    private static final String READY = "Lockstep is ready: ";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Child child;
    private final URI address;

    private Served(Child child, URI address) {
        this.child = child;
        this.address = address;
    }

    /** @param database the address of a PostgreSQL; empty for SQLite in the folder */
    static Served start(Path folder, String database) throws IOException {
        var settings = new HashMap<>(Map.of(
                "PORT", "0", "LOCKSTEP_DATA_DIR", folder.resolve("data").toString(), "LOCKSTEP_API_TOKEN", TOKEN));
        if (!database.isEmpty()) {
            settings.put("LOCKSTEP_DATABASE_URL", database);
        }
        var child = Child.start(folder, settings, List.of("-Xmx512m"), List.of("dev.lockstep.Lockstep", "serve"));
        var line = child.line();
        while (!line.startsWith(READY)) {
            line = child.line();
        }
        child.forgetOutput();
        return new Served(child, URI.create(line.substring(READY.length())).resolve("/"));
    }

    /** Without a slash at its end. */
    String address() {
        return address.toString().replaceFirst("/$", "");
    }

    double cpuSeconds() {
        return child.cpuSeconds();
    }

    /** As the bootstrap administrator. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json");
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return answered(path, send(request(path).GET()));
    }

    JsonNode post(String path, Object body) throws IOException, InterruptedException {
        return answered(path, send(request(path).POST(HttpRequest.BodyPublishers.ofString(Json.write(body)))));
    }

    private static JsonNode answered(String path, HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return Json.tree(answer.body());
    }

    @Override
    public void close() {
        client.close();
        child.close();
    }
}
