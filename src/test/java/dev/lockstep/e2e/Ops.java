package dev.lockstep.e2e;

import dev.lockstep.base.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;

/** The ready files for Prometheus and Grafana. */
final class Ops {
    record Alert(String name, String expression, String runbook) {}

    private Ops() {}

    static List<Alert> alerts() throws IOException {
        Map<String, List<Map<String, List<Map<String, Object>>>>> file = new Yaml(
                        new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(Path.of("ops/prometheus/alerts.yml")));
        return file.get("groups").stream()
                .flatMap(group -> group.get("rules").stream())
                .map(rule -> new Alert(
                        rule.get("alert").toString(),
                        rule.get("expr").toString(),
                        ((Map<?, ?>) rule.get("annotations")).get("runbook").toString()))
                .toList();
    }

    static List<String> expressions() throws IOException {
        var all = new ArrayList<String>();
        alerts().forEach(alert -> all.add(alert.expression()));
        var dashboard = Json.tree(Files.readString(Path.of("ops/grafana/lockstep.json")));
        for (JsonNode panel : dashboard.get("panels")) {
            for (JsonNode target : panel.path("targets")) {
                all.add(target.get("expr").asString());
            }
        }
        return all;
    }
}
