package dev.lockstep.simulator.jira;

import dev.lockstep.simulator.Json;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Texts: documents in the Atlassian Document Format, judged about as strictly as the Cloud does. */
final class JiraDocument {
    private static final Set<String> BLOCKS = Set.of(
            "paragraph",
            "heading",
            "bulletList",
            "orderedList",
            "taskList",
            "blockquote",
            "codeBlock",
            "rule",
            "table",
            "panel",
            "expand",
            "mediaSingle",
            "mediaGroup",
            "decisionList");
    private static final Set<String> INLINES =
            Set.of("text", "hardBreak", "mention", "emoji", "date", "status", "inlineCard", "mediaInline");
    private static final Set<String> MARKS =
            Set.of("strong", "em", "code", "link", "strike", "underline", "subsup", "textColor", "backgroundColor");
    private static final Map<String, Set<String>> CHILDREN = Map.ofEntries(
            Map.entry("doc", BLOCKS),
            Map.entry("paragraph", INLINES),
            Map.entry("heading", INLINES),
            Map.entry("taskItem", INLINES),
            Map.entry("codeBlock", Set.of("text")),
            Map.entry("bulletList", Set.of("listItem")),
            Map.entry("orderedList", Set.of("listItem")),
            Map.entry("taskList", Set.of("taskItem", "taskList")),
            Map.entry("decisionList", Set.of("decisionItem")),
            Map.entry(
                    "listItem",
                    Set.of("paragraph", "bulletList", "orderedList", "taskList", "codeBlock", "mediaSingle")),
            Map.entry("blockquote", Set.of("paragraph", "bulletList", "orderedList", "codeBlock", "mediaSingle")),
            Map.entry("table", Set.of("tableRow")),
            Map.entry("tableRow", Set.of("tableCell", "tableHeader")),
            Map.entry("mediaSingle", Set.of("media", "caption")),
            Map.entry("mediaGroup", Set.of("media")));

    private JiraDocument() {}

    static boolean valid(JsonNode document) {
        return Json.string(document, "type") instanceof String type
                && type.equals("doc")
                && document.path("version").asInt(0) == 1
                && document.path("content").isArray()
                && fits(document, "doc");
    }

    private static boolean fits(JsonNode node, String type) {
        if (type.equals("text")) {
            var text = Json.string(node, "text");
            return text != null && !text.isEmpty() && marksFit(node);
        }
        var allowed = CHILDREN.getOrDefault(type, BLOCKS);
        for (var child : node.path("content")) {
            var inner = Json.string(child, "type");
            if (inner == null || !allowed.contains(inner) || !fits(child, inner)) {
                return false;
            }
        }
        boolean mustHold = Set.of("bulletList", "orderedList", "listItem", "table", "tableRow", "blockquote", "panel")
                .contains(type);
        return !mustHold || !node.path("content").isEmpty();
    }

    /** Code goes with a link only. */
    private static boolean marksFit(JsonNode node) {
        boolean code = false;
        boolean other = false;
        for (var mark : node.path("marks")) {
            var type = String.valueOf(Json.string(mark, "type"));
            if (!MARKS.contains(type)) {
                return false;
            }
            code |= type.equals("code");
            other |= !Set.of("code", "link").contains(type);
        }
        return !(code && other);
    }

    /** A document of paragraphs. */
    static JsonNode plain(String text) {
        var document = Json.object().put("type", "doc").put("version", 1);
        var content = document.putArray("content");
        for (var paragraph : text.split("\n\n", -1)) {
            var node = content.addObject().put("type", "paragraph");
            if (!paragraph.isEmpty()) {
                node.putArray("content").addObject().put("type", "text").put("text", paragraph);
            }
        }
        return document;
    }

    static JsonNode wiki(String text) {
        return JsonNodeFactory.instance.stringNode(text);
    }

    /** Its words without their form. */
    static String text(JsonNode body) {
        if (body.isString()) {
            return body.stringValue();
        }
        var all = new StringBuilder(String.valueOf(body.path("text").asString("")));
        body.path("content").forEach(child -> {
            all.append(all.isEmpty() || INLINES.contains(child.path("type").asString("")) ? "" : "\n");
            all.append(text(child));
        });
        return all.toString();
    }
}
