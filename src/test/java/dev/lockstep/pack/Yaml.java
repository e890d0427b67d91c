package dev.lockstep.pack;

import dev.lockstep.base.Json;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;

/** YAML as JSON, anchors and merged keys resolved. */
final class Yaml {
    private Yaml() {}

    /** @return its documents, empty ones left out */
    static List<JsonNode> all(String text) {
        var reader = new org.yaml.snakeyaml.Yaml(new SafeConstructor(new LoaderOptions()));
        return StreamSupport.stream(reader.loadAll(text).spliterator(), false)
                .filter(Objects::nonNull)
                .map(document -> Json.tree(Json.write(document)))
                .toList();
    }

    static JsonNode one(String text) {
        return all(text).getFirst();
    }
}
