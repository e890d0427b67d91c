package dev.lockstep.bench;

import dev.lockstep.base.Folders;
import dev.lockstep.base.Json;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * How long it takes from an edit at one of three trackers, told by its webhook, until the write at each of the others is
 * done: {@code ./lockstep bench edits}. The trackers answer at once, so that what is measured is Lockstep's own share.
 */
public final class EditsBench {
    private static final String HELP = """
            ./lockstep bench edits [OPTIONS]

              --rate N      edits a second, on all sides together (default 20)
              --seconds N   counted, after a warm-up of 20 s (default 60)
              --jvm OPTION  one more option for the product's JVM
              --write       write the section into docs/benchmarks.md
            """;

    private static final String TITLE = "## Edits on the way";
    private static final String TOKEN = "a-token-for-benchmarks-only";
    private static final String READY = "Lockstep is ready: ";
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int GOAL_P50_MILLIS = 20;
    private static final int GOAL_P99_MILLIS = 150;

    private record Options(int rate, int seconds, List<String> jvm, boolean write) {
        static Options parse(List<String> arguments) {
            int rate = 20;
            int seconds = 60;
            boolean write = false;
            var jvm = new ArrayList<String>();
            var rest = arguments.iterator();
            while (rest.hasNext()) {
                var option = rest.next();
                switch (option) {
                    case "--rate" -> rate = Integer.parseInt(rest.next());
                    case "--seconds" -> seconds = Integer.parseInt(rest.next());
                    case "--jvm" -> jvm.add(rest.next());
                    case "--write" -> write = true;
                    default -> throw new IllegalArgumentException("There is no option " + option + ".\n\n" + HELP);
                }
            }
            return new Options(rate, seconds, jvm, write);
        }
    }

    private final Options options;
    private final Path folder;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private EditsBench(Options options, Path folder) {
        this.options = options;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        Options options;
        try {
            options = Options.parse(List.of(arguments));
        } catch (IllegalArgumentException told) {
            System.err.println(told.getMessage());
            System.exit(2);
            return;
        }
        var folder = Files.createTempDirectory("lockstep-bench");
        try (var trackers = new EditedTrackers()) {
            var text = new EditsBench(options, folder).run(trackers);
            System.out.println("\n" + text);
            if (options.write) {
                BenchReport.replace(TITLE, text);
            }
        } finally {
            Folders.forget(folder);
        }
    }

    private String run(EditedTrackers trackers) throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var home = URI.create("http://127.0.0.1:" + port + "/");
        try (var product = start(trackers, home)) {
            awaitImport(home, trackers);
            trackers.tell(home, connection(home, "plane"));
            send(
                    home,
                    "POST",
                    "/api/v1/connections/" + connection(home, "jira") + "/webhooks",
                    "{\"container\":\"WEB\"}");
            var pace = new EditPace(options.rate);
            pace.run(WARM_UP, trackers::edit);
            trackers.forget();
            double cpu = product.cpuSeconds();
            pace.run(Duration.ofSeconds(options.seconds), trackers::edit);
            var samples = trackers.samples(PATIENCE);
            cpu = (product.cpuSeconds() - cpu) * 1e3 / (options.rate * options.seconds);
            return section(samples, cpu);
        }
    }

    private Child start(EditedTrackers trackers, URI home) throws IOException {
        var settings = trackers.settings();
        settings.put("PORT", Integer.toString(home.getPort()));
        settings.put("LOCKSTEP_BASE_URL", "http://127.0.0.1:" + home.getPort());
        settings.put("LOCKSTEP_DATA_DIR", folder.resolve("data").toString());
        settings.put("LOCKSTEP_API_TOKEN", TOKEN);
        var jvm = new ArrayList<>(List.of("-Xmx512m"));
        jvm.addAll(options.jvm);
        var child = Child.start(folder, settings, jvm, List.of("dev.lockstep.Lockstep", "serve"));
        var line = child.line();
        while (!line.startsWith(READY)) {
            line = child.line();
        }
        child.forgetOutput();
        return child;
    }

    private void awaitImport(URI home, EditedTrackers trackers) throws Exception {
        var job = send(home, "POST", "/api/sync", "").path("jobId").asString();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (send(home, "GET", "/api/v1/jobs/" + job, "").path("completedAt").isNull() || !trackers.complete()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("the first import did not end");
            }
            EditPace.rest(Duration.ofMillis(200));
        }
    }

    private String connection(URI home, String name) throws Exception {
        for (var each : send(home, "GET", "/api/v1/connections", "").path("items")) {
            if (each.path("name").asString().equals(name)) {
                return each.path("id").asString();
            }
        }
        throw new IOException("no connection " + name);
    }

    private JsonNode send(URI home, String method, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(home.resolve(path))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return Json.tree(answer.body());
    }

    private String section(EditedTrackers.Samples samples, double cpuMillis) throws IOException {
        var rows = new StringBuilder();
        for (Map.Entry<String, long[]> each : samples.byTarget().entrySet()) {
            rows.append(row(each.getKey(), each.getValue()));
        }
        var all = samples.all();
        rows.append(row("all", all));
        return String.format(
                Locale.ROOT,
                """
                %s

                From an edit of a title at GitHub, at Plane or in Jira, told by its webhook, until the write at each of the \
                two others is carried out; %d edits a second on all sides together, each with the webhooks of what we write \
                ourselves. The trackers are simulated in another process of the same machine and answer at once.

                %s

                | write at | writes | p50 ms | p95 ms | p99 ms | slowest ms |
                |---|--:|--:|--:|--:|--:|
                %s
                - p50: goal below %d ms: %s
                - p99: goal below %d ms: %s
                - Edits that had not arrived after %d s: %d. CPU of the product for each edit: %.1f ms
                """,
                TITLE,
                options.rate,
                BenchReport.where("edits"),
                rows,
                GOAL_P50_MILLIS,
                BenchReport.reached(millis(all, 0.5) < GOAL_P50_MILLIS),
                GOAL_P99_MILLIS,
                BenchReport.reached(millis(all, 0.99) < GOAL_P99_MILLIS),
                PATIENCE.toSeconds(),
                samples.missing(),
                cpuMillis);
    }

    private static String row(String name, long[] sorted) {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %.1f | %.1f | %.1f | %.1f |%n",
                name,
                sorted.length,
                millis(sorted, 0.5),
                millis(sorted, 0.95),
                millis(sorted, 0.99),
                millis(sorted, 1));
    }

    private static double millis(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e6;
    }
}
