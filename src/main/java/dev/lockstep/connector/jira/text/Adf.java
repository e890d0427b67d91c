package dev.lockstep.connector.jira.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.StringNode;

/** A node of an ADF document; {@code text} is empty unless the type is {@code text}. */
record Adf(String type, Map<String, JsonNode> attrs, List<Adf> content, String text, List<Mark> marks) {
    static Adf of(String type, List<Adf> content) {
        return new Adf(type, Map.of(), List.copyOf(content), "", List.of());
    }

    static Adf of(String type, Adf... content) {
        return of(type, List.of(content));
    }

    static Adf text(String text, List<Mark> marks) {
        return new Adf("text", Map.of(), List.of(), text, List.copyOf(marks));
    }

    Adf with(String name, String value) {
        return with(Map.of(name, StringNode.valueOf(value)));
    }

    Adf with(String name, int value) {
        return with(Map.of(name, IntNode.valueOf(value)));
    }

    Adf with(Map<String, JsonNode> more) {
        var all = new LinkedHashMap<>(attrs);
        all.putAll(more);
        return new Adf(type, all, content, text, marks);
    }

    Adf without(String attr) {
        var rest = new LinkedHashMap<>(attrs);
        rest.remove(attr);
        return new Adf(type, rest, content, text, marks);
    }

    Adf withContent(List<Adf> other) {
        return new Adf(type, attrs, List.copyOf(other), text, marks);
    }

    Adf withMarks(List<Mark> other) {
        return new Adf(type, attrs, content, text, List.copyOf(other));
    }

    boolean is(String other) {
        return type.equals(other);
    }

    boolean has(String mark) {
        return marks.stream().anyMatch(each -> each.is(mark));
    }

    String attr(String name) {
        return string(attrs, name);
    }

    int number(String name, int otherwise) {
        var value = attrs.get(name);
        return value != null && value.isNumber() ? value.asInt(otherwise) : otherwise;
    }

    /** The words of this node and all below it. */
    String words() {
        var words = new ArrayList<String>();
        collect(words);
        return String.join(" ", words).replaceAll("\\s+", " ").strip();
    }

    private void collect(List<String> words) {
        if (!text.isEmpty()) {
            words.add(text);
        }
        content.forEach(child -> child.collect(words));
    }

    static String string(Map<String, JsonNode> attrs, String name) {
        var value = attrs.get(name);
        return value == null || !(value.isString() || value.isNumber()) ? "" : value.asString();
    }
}
