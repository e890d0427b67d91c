package dev.lockstep.simulator.jira;

import dev.lockstep.simulator.Json;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How Jira shows its records. Times carry the reader's offset, without a colon. */
final class JiraJson {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");
    static final List<String> PRIORITIES = List.of("Highest", "High", "Medium", "Low", "Lowest");

    private final JiraWorld world;
    private final ZoneId zone;

    JiraJson(JiraWorld world, @Nullable JiraUser reader) {
        this.world = world;
        zone = reader == null ? ZoneOffset.UTC : reader.zone();
    }

    private String self(String path) {
        return world.baseUri + "/rest/api/" + world.edition.version + path;
    }

    String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    ObjectNode user(JiraUser user) {
        var node = Json.object();
        if (world.edition.cloud()) {
            node.put("self", self("/user?accountId=" + user.id()))
                    .put("accountId", user.id())
                    .put("accountType", "atlassian");
        } else {
            node.put("self", self("/user?username=" + user.id()))
                    .put("name", user.id())
                    .put("key", "JIRAUSER" + Math.abs(user.id().hashCode()))
                    .put("emailAddress", user.email());
        }
        return node.put("displayName", user.displayName())
                .put("active", true)
                .put("timeZone", user.zone().getId());
    }

    /** In {@code mypermissions}. A Data Center marks the keys of old, which nobody here asks for. */
    ObjectNode permission(String key, boolean has) {
        var words = key.toLowerCase(Locale.ROOT).replace('_', ' ');
        var node = Json.object()
                .put("id", String.valueOf(JiraProjectApi.PERMISSIONS.indexOf(key)))
                .put("key", key)
                .put("name", words)
                .put("type", key.equals("ADMINISTER") ? "GLOBAL" : "PROJECT")
                .put("description", "Ability to " + words + ".")
                .put("havePermission", has);
        return world.edition.cloud() ? node : node.put("deprecatedKey", false);
    }

    JsonNode userOrNull(@Nullable JiraUser user) {
        return user == null ? Json.object().nullNode() : user(user);
    }

    ObjectNode status(JiraStatus status) {
        var node = Json.object()
                .put("self", self("/status/" + status.id()))
                .put("description", "")
                .put("name", status.name())
                .put("id", status.id());
        node.set("statusCategory", category(status.category()));
        return node;
    }

    private ObjectNode category(String key) {
        int id = Map.of("new", 2, "indeterminate", 4, "done", 3).getOrDefault(key, 1);
        var name = Map.of("new", "To Do", "indeterminate", "In Progress", "done", "Done")
                .getOrDefault(key, "No Category");
        return Json.object()
                .put("self", self("/statuscategory/" + id))
                .put("id", id)
                .put("key", key)
                .put("colorName", "blue-gray")
                .put("name", name);
    }

    ObjectNode type(String name) {
        var id = String.valueOf(10_001 + JiraProject.TYPES.indexOf(name));
        return Json.object()
                .put("self", self("/issuetype/" + id))
                .put("id", id)
                .put("name", name)
                .put("subtask", false);
    }

    ObjectNode project(JiraProject project) {
        return Json.object()
                .put("self", self("/project/" + project.id))
                .put("id", project.id)
                .put("key", project.key)
                .put("name", project.name)
                .put("projectTypeKey", "software");
    }

    ObjectNode priority(String name) {
        var id = String.valueOf(1 + PRIORITIES.indexOf(name));
        return Json.object()
                .put("self", self("/priority/" + id))
                .put("name", name)
                .put("id", id);
    }

    /** @param asked names of fields; {@code *all} and {@code *navigable} for every one */
    ObjectNode issue(JiraIssue issue, List<String> asked) {
        var node = head(issue);
        boolean all = asked.contains("*all") || asked.contains("*navigable");
        var fields = fields(issue);
        var shown = Json.object();
        fields.properties().stream()
                .filter(field -> all && !asked.contains("-" + field.getKey()) || asked.contains(field.getKey()))
                .forEach(field -> shown.set(field.getKey(), field.getValue()));
        node.set("fields", shown);
        return node;
    }

    ObjectNode head(JiraIssue issue) {
        return Json.object().put("id", issue.id()).put("key", issue.key()).put("self", self("/issue/" + issue.id()));
    }

    private ObjectNode fields(JiraIssue issue) {
        var fields = Json.object().put("summary", issue.summary());
        fields.set(
                "description",
                Objects.requireNonNullElse(issue.description(), Json.object().nullNode()));
        fields.set("status", status(issue.status()));
        fields.set(
                "resolution",
                issue.resolution() == null
                        ? Json.object().nullNode()
                        : Json.object().put("name", issue.resolution()).put("id", "10000"));
        fields.set("labels", labels(issue.labels()));
        fields.set("assignee", userOrNull(issue.assignee()));
        fields.set("creator", user(issue.creator()));
        fields.set("reporter", user(issue.creator()));
        fields.set("priority", priority(issue.priority()));
        fields.set("issuetype", type(issue.type()));
        fields.set("project", project(world.projectOf(issue)));
        return fields.put("created", time(issue.created())).put("updated", time(issue.updated()));
    }

    private static JsonNode labels(List<String> names) {
        var array = Json.array();
        names.forEach(array::add);
        return array;
    }

    static ObjectNode properties(Map<String, JsonNode> all, List<String> asked) {
        var node = Json.object();
        asked.stream().filter(all::containsKey).forEach(key -> node.set(key, all.get(key)));
        return node;
    }

    ObjectNode history(JiraHistory history) {
        var node = Json.object().put("id", history.id());
        node.set("author", user(history.author()));
        node.put("created", time(history.created()));
        var items = node.putArray("items");
        history.items().forEach(item -> items.add(item(item)));
        return node;
    }

    ObjectNode item(JiraHistoryItem item) {
        var node = Json.object().put("field", item.field()).put("fieldtype", "jira");
        if (world.edition.cloud()) {
            node.put("fieldId", item.field());
        }
        return node.put("from", item.from())
                .put("fromString", item.fromText())
                .put("to", item.to())
                .put("toString", item.toText());
    }

    ObjectNode comment(JiraIssue issue, JiraComment comment, boolean withProperties) {
        var node = Json.object()
                .put("self", self("/issue/" + issue.id() + "/comment/" + comment.id()))
                .put("id", comment.id());
        node.set("author", user(comment.author()));
        node.set("body", comment.body());
        node.set("updateAuthor", user(comment.updateAuthor()));
        node.put("created", time(comment.created())).put("updated", time(comment.updated()));
        if (withProperties) {
            var properties = node.putArray("properties");
            comment.properties()
                    .forEach((key, value) ->
                            properties.addObject().put("key", key).set("value", value));
        }
        return node;
    }

    ObjectNode transition(JiraTransition transition, boolean withFields) {
        var node = Json.object().put("id", transition.id()).put("name", transition.name());
        node.set("to", status(transition.to()));
        node.put("hasScreen", transition.asksResolution()).put("isGlobal", transition.from() == null);
        if (withFields) {
            var fields = node.putObject("fields");
            if (transition.asksResolution()) {
                var field = fields.putObject("resolution").put("required", true);
                field.putObject("schema").put("type", "resolution").put("system", "resolution");
                field.put("name", "Resolution").put("key", "resolution").put("hasDefaultValue", false);
                field.putArray("operations").add("set");
                var values = field.putArray("allowedValues");
                JiraIssues.RESOLUTIONS.forEach(
                        name -> values.addObject().put("name", name).put("id", "1" + name.length()));
            }
        }
        return node;
    }
}
