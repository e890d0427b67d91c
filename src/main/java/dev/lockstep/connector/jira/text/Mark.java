package dev.lockstep.connector.jira.text;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** What is true of a run of text or, rarely, of a block of ADF. */
record Mark(String type, Map<String, JsonNode> attrs) {
    static Mark of(String type) {
        return new Mark(type, Map.of());
    }

    static Mark of(String type, String name, String value) {
        return new Mark(type, Map.of(name, StringNode.valueOf(value)));
    }

    boolean is(String other) {
        return type.equals(other);
    }

    String attr(String name) {
        return Adf.string(attrs, name);
    }
}
