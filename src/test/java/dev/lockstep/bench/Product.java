package dev.lockstep.bench;

import dev.lockstep.base.Json;
import dev.lockstep.simulator.Simulators;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Lockstep itself: its own process, a fresh data folder, settings as a user gives them, work by its HTTP API alone. */
final class Product implements AutoCloseable {
    private static final String TOKEN = "a-token-for-benchmarks-only";
    private static final String READY = "Lockstep is ready: ";
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Child child;
    private final Path collections;
    private final URI address;

    private Product(Child child, Path collections, URI address) {
        this.child = child;
        this.collections = collections;
        this.address = address;
    }

    /**
     * @param folder empty, for its data
     * @param heapMegabytes most that its heap may grow to
     * @param moreOptions for the JVM
     */
    static Product start(Trackers trackers, Path folder, int heapMegabytes, List<String> moreOptions)
            throws IOException {
        var collections = folder.resolve("gc.log");
        var options = new ArrayList<>(
                List.of("-Xmx" + heapMegabytes + "m", "-Xlog:gc:file=" + collections + ":time:filecount=0"));
        options.addAll(moreOptions);
        var child = Child.start(folder, settings(trackers, folder), options, List.of("dev.lockstep.Lockstep", "serve"));
        var line = child.line();
        while (!line.startsWith(READY)) {
            line = child.line();
        }
        child.forgetOutput();
        return new Product(
                child, collections, URI.create(line.substring(READY.length())).resolve("/"));
    }

    private static Map<String, String> settings(Trackers trackers, Path folder) {
        var repository = Simulators.REPOSITORY.split("/", 2);
        var settings = new HashMap<String, String>();
        settings.put("PORT", "0");
        settings.put("LOCKSTEP_DATA_DIR", folder.resolve("data").toString());
        settings.put("LOCKSTEP_API_TOKEN", TOKEN);
        settings.put("LOCKSTEP_GITHUB_SECONDARY", "off");
        settings.put("GITHUB_API_URL", trackers.address("github"));
        settings.put("GITHUB_API_TOKEN", Simulators.GITHUB_TOKEN);
        settings.put("GITHUB_OWNER", repository[0]);
        settings.put("GITHUB_REPOSITORY", repository[1]);
        settings.put("PLANE_API_URL", trackers.address("plane"));
        settings.put("PLANE_API_TOKEN", Simulators.PLANE_KEY);
        settings.put("PLANE_WORKSPACE_SLUG", Simulators.PLANE_WORKSPACE);
        settings.put("PLANE_PROJECT_ID", trackers.address("project"));
        return settings;
    }

    /** Starts a job as anybody would and waits for its end, or fails after that time. */
    Imported importAll(Duration atMost) throws IOException, InterruptedException {
        double cpuBefore = child.cpuSeconds();
        long deadline = System.nanoTime() + atMost.toNanos();
        var id = send("POST", "/api/sync").path("jobId").asString();
        var job = send("GET", "/api/v1/jobs/" + id);
        while (job.path("completedAt").isNull()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("the job did not end in " + atMost + ": " + job);
            }
            child.pause(LOOK_EVERY);
            job = send("GET", "/api/v1/jobs/" + id);
        }
        double cpu = child.cpuSeconds() - cpuBefore;
        if (!job.path("status").asString().equals("completed")) {
            throw new IOException("the job failed: " + job);
        }
        var from = Instant.parse(job.path("startedAt").asString());
        var to = Instant.parse(job.path("completedAt").asString());
        return new Imported(Duration.between(from, to).toMillis() / 1e3, cpu, HeapLog.read(collections, from, to));
    }

    record Imported(double seconds, double cpuSeconds, HeapLog heap) {}

    private JsonNode send(String method, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", "Bearer " + TOKEN)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
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
