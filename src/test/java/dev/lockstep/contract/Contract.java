package dev.lockstep.contract;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.lockstep.base.Json;
import dev.lockstep.simulator.ReceivedRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a tracker takes, and what is wrong with a request that is something else. Thread-safe. */
final class Contract {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            it -> it.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private final JsonNode description;
    private final List<PathTemplate> templates;
    private final Map<String, String> headers;
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

    /** @param headers each a pattern of what every request must carry */
    Contract(JsonNode description, Map<String, String> headers) {
        this.description = description;
        this.headers = headers;
        templates = description.get("paths").properties().stream()
                .map(path -> new PathTemplate(path.getKey(), path.getValue()))
                .sorted(Comparator.comparing(PathTemplate::vagueness))
                .toList();
    }

    /** In words; empty when all is well. */
    List<String> faults(ReceivedRequest request, String path) {
        var faults = new ArrayList<String>();
        headers(request, faults);
        var template = templates.stream().filter(each -> each.fits(path)).findFirst();
        if (template.isEmpty()) {
            faults.add("there is no such path");
            return faults;
        }
        var operation = template.get().operations().get(request.method());
        if (operation == null) {
            faults.add("there is no such method");
            return faults;
        }
        var given = new LinkedHashMap<>(request.query());
        for (var each : operation.get("parameters")) {
            var parameter = each.isString() ? description.get("parameters").get(each.stringValue()) : each;
            var name = parameter.get("name").stringValue();
            var inPath = parameter.get("in").stringValue().equals("path");
            var value = inPath ? template.get().value(name, path) : given.remove(name);
            parameter(parameter, name, value, faults);
        }
        given.keySet().forEach(name -> faults.add("there is no parameter " + name));
        body(operation.get("body"), request.body(), faults);
        return faults;
    }

    private void headers(ReceivedRequest request, List<String> faults) {
        headers.forEach((name, pattern) -> {
            var value = request.headers().getOrDefault(name, "");
            if (!value.matches(pattern)) {
                faults.add("the header " + name + " is missing or not as promised");
            }
        });
        var type = request.headers().getOrDefault("Content-Type", "");
        if (!request.body().isEmpty() && !type.equals("application/json")) {
            faults.add("a body without Content-Type: application/json");
        }
    }

    private void parameter(JsonNode parameter, String name, String value, List<String> faults) {
        if (value == null) {
            if (parameter.get("required").booleanValue()) {
                faults.add("the parameter " + name + " is missing");
            }
            return;
        }
        check(parameter.get("schema"), typed(parameter.get("schema"), value), "the parameter " + name, faults);
    }

    private static JsonNode typed(JsonNode schema, String value) {
        var type = schema.path("type").asString("");
        boolean number = type.equals("integer") && value.matches("-?\\d{1,18}");
        boolean flag = type.equals("boolean") && value.matches("true|false");
        return number || flag ? Json.tree(value) : Json.MAPPER.getNodeFactory().stringNode(value);
    }

    private void body(JsonNode wanted, String text, List<String> faults) {
        if (wanted.isNull() || text.isEmpty()) {
            if (!text.isEmpty()) {
                faults.add("a body where none is taken");
            } else if (!wanted.isNull() && wanted.get("required").booleanValue()) {
                faults.add("the body is missing");
            }
            return;
        }
        try {
            check(wanted.get("schema"), Json.tree(text), "the body", faults);
        } catch (JacksonException notJson) {
            faults.add("the body is not JSON");
        }
    }

    private void check(JsonNode schema, JsonNode value, String what, List<String> faults) {
        schemas.computeIfAbsent(schema, this::compiled)
                .validate(value)
                .forEach(error -> faults.add(what + ": " + error));
    }

    private Schema compiled(JsonNode schema) {
        var whole = (ObjectNode) schema.deepCopy();
        if (description.has("definitions")) {
            whole.set("definitions", description.get("definitions"));
        }
        return SCHEMAS.getSchema(whole);
    }
}
