package dev.lockstep.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** GitHub's own description of its answers. */
final class Schemas {
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_7,
            it -> it.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    private final JsonNode definitions;

    Schemas() throws IOException {
        definitions = JsonMapper.builder()
                .build()
                .readTree(Files.readAllBytes(Shared.file("contracts/github-schemas.json")))
                .get("definitions");
    }

    void check(String definition, JsonNode answer) {
        var schema = Json.object().put("$ref", "#/definitions/" + definition);
        schema.set("definitions", definitions);
        assertThat(registry.getSchema(schema).validate(answer)).as(definition).isEmpty();
    }
}
