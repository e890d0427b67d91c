package dev.lockstep.bench;

import dev.lockstep.base.Json;
import dev.lockstep.simulator.RequestLog;
import dev.lockstep.simulator.SimulatorSettings;
import dev.lockstep.simulator.Simulators;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Both simulated trackers in a process of their own, which also counts what was asked of them. */
final class Trackers implements AutoCloseable {
    private static final List<String> HEAP = List.of("-Xmx1g");

    private final Child child;
    private final JsonNode addresses;

    private Trackers(Child child, JsonNode addresses) {
        this.child = child;
        this.addresses = addresses;
    }

    static Trackers start(Archive archive, Duration latency, boolean limits) throws IOException {
        var child = Child.start(
                Path.of("").toAbsolutePath(),
                Map.of(),
                HEAP,
                List.of(
                        Trackers.class.getName(),
                        archive.file().toAbsolutePath().toString(),
                        String.valueOf(latency.toMillis()),
                        String.valueOf(limits)));
        return new Trackers(child, Json.tree(child.line()));
    }

    String address(String name) {
        return addresses.path(name).asString();
    }

    Seen seen() throws IOException {
        return Json.read(child.ask("seen"), Seen.class);
    }

    double cpuSeconds() {
        return child.cpuSeconds();
    }

    @Override
    public void close() {
        child.close();
    }

    /** What the trackers saw and now hold. {@code requests} by route, both trackers together. */
    record Seen(Map<String, Integer> requests, int refusedForLimits, int issues, int comments) {}

    /** The other process. Arguments: file, latency in milliseconds, whether limits hold. */
    public static void main(String[] arguments) throws IOException {
        var settings = SimulatorSettings.DEMO
                .withData(Path.of(arguments[0]))
                .withLatency(Duration.ofMillis(Long.parseLong(arguments[1])))
                .withLimits(Boolean.parseBoolean(arguments[2]));
        try (var simulators = Simulators.start(settings);
                var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println(Json.write(addressesOf(simulators)));
            while (in.readLine() != null) {
                System.out.println(Json.write(seenBy(simulators)));
            }
        }
        System.exit(0);
    }

    private static Map<String, String> addressesOf(Simulators simulators) {
        return Map.of(
                "github", simulators.github().baseUri().toString(),
                "plane", simulators.plane().apiUri().toString(),
                "project", simulators.planeProject().toString());
    }

    private static Seen seenBy(Simulators simulators) {
        var requests = new java.util.TreeMap<String, Integer>();
        var logs = new ArrayList<RequestLog>();
        logs.add(simulators.github().log());
        logs.add(simulators.plane().log());
        logs.forEach(log -> log.byRoute().forEach((route, count) -> requests.merge(route, count, Integer::sum)));
        var project = simulators.planeProject();
        var issues = simulators.plane().issues(project);
        int comments = issues.stream()
                .mapToInt(issue ->
                        simulators.plane().comments(project, issue.id()).size())
                .sum();
        return new Seen(requests, logs.stream().mapToInt(RequestLog::limited).sum(), issues.size(), comments);
    }
}
