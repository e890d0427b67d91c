package dev.lockstep.simulator.jira;

import dev.lockstep.simulator.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what an edit asks for onto a copy of the fields, and refuses all of it when one part is wrong. */
final class JiraInput {
    static final int SUMMARY_CHARACTERS = 255;
    static final int TEXT_CHARACTERS = 32_767;
    private static final int LABEL_CHARACTERS = 255;

    private final JiraWorld world;
    private final JiraFields fields;
    private final Map<String, String> errors = new LinkedHashMap<>();

    private JiraInput(JiraWorld world, JiraFields fields) {
        this.world = world;
        this.fields = fields;
    }

    /** @param given {@code fields} of a create or an edit, without project and type */
    static void read(JiraWorld world, JiraFields onto, ObjectNode given) {
        var input = new JiraInput(world, onto);
        given.properties().forEach(field -> input.set(field.getKey(), field.getValue()));
        if (onto.summary.isBlank()) {
            input.errors.putIfAbsent("summary", "You must specify a summary of the issue.");
        }
        if (!input.errors.isEmpty()) {
            throw JiraErrors.fields(input.errors);
        }
    }

    private void set(String name, JsonNode value) {
        switch (name) {
            case "summary" -> fields.summary = summary(value);
            case "description" ->
                fields.description = value.isNull() ? null : body(world, value, "description", errors);
            case "labels" -> fields.labels = labels(value);
            case "assignee" -> fields.assignee = assignee(value);
            case "priority" -> fields.priority = priority(value);
            default ->
                errors.put(
                        name, "Field '" + name + "' cannot be set. It is not on the appropriate screen, or unknown.");
        }
    }

    private String summary(JsonNode value) {
        var text = value.isString() ? value.stringValue() : "";
        if (text.contains("\n")) {
            errors.put("summary", "The summary is invalid because it contains newline characters.");
        } else if (text.length() > SUMMARY_CHARACTERS) {
            errors.put("summary", "Summary must be less than 255 characters.");
        }
        return text.strip();
    }

    /** The Cloud wants a document, a Data Center a text. */
    static @Nullable JsonNode body(JiraWorld world, JsonNode value, String name, Map<String, String> errors) {
        if (world.edition.cloud() ? !JiraDocument.valid(value) : !value.isString()) {
            errors.put(
                    name,
                    world.edition.cloud()
                            ? "Operation value must be an Atlassian Document (see the Atlassian Document Format)"
                            : "Operation value must be a string");
            return null;
        }
        if (JiraDocument.text(value).length() > TEXT_CHARACTERS) {
            errors.put(name, "The entered text is too long. It exceeds the allowed limit of 32,767 characters.");
        }
        return value.isString() && value.stringValue().isEmpty() ? null : value;
    }

    private List<String> labels(JsonNode value) {
        var labels = new TreeSet<String>();
        for (var each : value) {
            var label = each.asString("");
            if (label.isEmpty() || label.chars().anyMatch(Character::isWhitespace)) {
                errors.put("labels", "The label '" + label + "' contains spaces which is invalid.");
            } else if (label.length() > LABEL_CHARACTERS) {
                errors.put(
                        "labels",
                        "The label '" + label + "' exceeds the maximum length for single label of 255 characters.");
            }
            labels.add(label);
        }
        return List.copyOf(labels);
    }

    private @Nullable JiraUser assignee(JsonNode value) {
        var member = world.edition.cloud() ? "accountId" : "name";
        if (value.isNull() || value.has(member) && value.get(member).isNull()) {
            return null;
        }
        if (!value.has(member)) {
            errors.put(
                    "assignee",
                    world.edition.cloud()
                            ? "'accountId' must be the only user identifying query parameter in GDPR strict mode."
                            : "expected 'name' property to be present");
            return null;
        }
        var user = world.userById(Json.string(value, member));
        if (user.isEmpty()) {
            errors.put("assignee", "User '" + Json.string(value, member) + "' cannot be assigned issues.");
        }
        return user.orElse(null);
    }

    private String priority(JsonNode value) {
        var byId = value.path("id").asString("");
        var name = byId.matches("[1-5]")
                ? JiraJson.PRIORITIES.get(Integer.parseInt(byId) - 1)
                : String.valueOf(Json.string(value, "name"));
        if (!JiraJson.PRIORITIES.contains(name)) {
            errors.put("priority", "The priority selected is invalid.");
        }
        return name;
    }
}
