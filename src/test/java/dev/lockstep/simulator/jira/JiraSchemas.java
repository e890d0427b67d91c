package dev.lockstep.simulator.jira;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lockstep.simulator.Json;
import dev.lockstep.simulator.Shared;
import java.io.IOException;
import java.nio.file.Files;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Atlassian's own description of the Cloud's answers. It marks nothing nullable, and its times want a colon that they lack. */
final class JiraSchemas {
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
    private final JsonNode definitions;

    JiraSchemas() throws IOException {
        definitions = Json.tree(Files.readAllBytes(Shared.file("contracts/jira-v3-schemas.json")))
                .get("definitions");
        withoutTimes(definitions);
    }

    void check(String definition, JsonNode answer) {
        var schema = Json.object().put("$ref", "#/definitions/" + definition);
        schema.set("definitions", definitions);
        assertThat(registry.getSchema(schema).validate(withoutNulls(answer.deepCopy())))
                .as(definition)
                .isEmpty();
    }

    private static void withoutTimes(JsonNode node) {
        if (node instanceof ObjectNode object && "date-time".equals(Json.string(object, "format"))) {
            object.remove("format");
        }
        node.forEach(JiraSchemas::withoutTimes);
    }

    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.removeIf(JsonNode::isNull);
        }
        node.forEach(JiraSchemas::withoutNulls);
        return node;
    }
}
