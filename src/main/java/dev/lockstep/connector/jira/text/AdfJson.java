package dev.lockstep.connector.jira.text;

import dev.lockstep.base.Json;
import dev.lockstep.connector.RemoteJson.NotAsPromised;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** ADF as JSON. What is read comes from outside: its depth is bounded by the parser, its form is checked. */
final class AdfJson {
    private AdfJson() {}

    static Adf read(String json) {
        try {
            var tree = Json.tree(json);
            if (tree.path("type").asString("").equals("doc")) {
                return node(tree);
            }
        } catch (JacksonException notJson) {
            throw new NotAsPromised("the text is not complete JSON, or nested too deep");
        }
        throw new NotAsPromised("the text is no ADF document: its \"type\" is not \"doc\"");
    }

    private static Adf node(JsonNode json) {
        var marks = new ArrayList<Mark>();
        for (var mark : list(json, "marks")) {
            marks.add(new Mark(type(mark), attrs(mark)));
        }
        var content = new ArrayList<Adf>();
        for (var child : list(json, "content")) {
            content.add(node(child));
        }
        var type = type(json);
        var text = json.get("text");
        if (type.equals("text") && (text == null || !text.isString())) {
            throw new NotAsPromised("a node of ADF has no \"text\"");
        }
        return new Adf(type, attrs(json), content, text == null ? "" : text.asString(""), marks);
    }

    private static String type(JsonNode json) {
        var type = json.get("type");
        if (type == null || !type.isString()) {
            throw new NotAsPromised("a node of ADF has no \"type\"");
        }
        return type.stringValue();
    }

    private static Iterable<JsonNode> list(JsonNode json, String name) {
        var list = json.get(name);
        if (list == null || list.isNull()) {
            return List.of();
        }
        if (!list.isArray()) {
            throw new NotAsPromised("\"" + name + "\" of a node of ADF is no list");
        }
        return list;
    }

    private static Map<String, JsonNode> attrs(JsonNode json) {
        var attrs = json.get("attrs");
        if (attrs == null || !attrs.isObject()) {
            return Map.of();
        }
        var map = new LinkedHashMap<String, JsonNode>();
        attrs.properties().forEach(each -> map.put(each.getKey(), each.getValue()));
        return map;
    }

    static String write(Adf doc) {
        var json = json(doc);
        json.put("version", 1);
        return Json.write(json);
    }

    static ObjectNode json(Adf node) {
        var json = object(node.type(), node.attrs());
        if (!node.text().isEmpty()) {
            json.put("text", node.text());
        }
        if (!node.marks().isEmpty()) {
            var marks = json.putArray("marks");
            node.marks().forEach(mark -> marks.add(object(mark.type(), mark.attrs())));
        }
        var content = content(node);
        if (content != null) {
            node.content().forEach(child -> content.add(json(child)));
            json.set("content", content);
        }
        return json;
    }

    /** Null for a leaf: Jira refuses a list of children where none may be, and misses it where some may. */
    private static @Nullable ArrayNode content(Adf node) {
        return node.content().isEmpty() && !node.is("doc") && !node.is("tableRow")
                ? null
                : Json.MAPPER.createArrayNode();
    }

    private static ObjectNode object(String type, Map<String, JsonNode> attrs) {
        var json = Json.MAPPER.createObjectNode().put("type", type);
        if (!attrs.isEmpty()) {
            var object = json.putObject("attrs");
            attrs.forEach(object::set);
        }
        return json;
    }
}
