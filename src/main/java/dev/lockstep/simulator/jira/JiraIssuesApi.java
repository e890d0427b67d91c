package dev.lockstep.simulator.jira;

import dev.lockstep.simulator.Answer;
import dev.lockstep.simulator.Json;
import dev.lockstep.simulator.Routes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /issue}. */
record JiraIssuesApi(JiraWorld world, JiraIssues issues) {
    private static final int HISTORIES_SHOWN = 100;
    private static final int MOST_FETCHED = 100;

    void addTo(Routes<JiraCall> routes) {
        routes.on("POST /issue", this::create)
                .on("GET /issue/{issue}", this::get)
                .on("PUT /issue/{issue}", this::edit)
                .on("DELETE /issue/{issue}", this::delete)
                .on("GET /issue/{issue}/properties/{property}", this::property)
                .on("PUT /issue/{issue}/properties/{property}", this::keep);
        if (world.edition.cloud()) {
            routes.on("POST /issue/bulkfetch", this::fetch).on("GET /issue/{issue}/changelog", this::changelog);
        }
    }

    private Answer create(JiraCall call) {
        var body = call.body();
        var given = fields(body);
        var wanted = given.path("project");
        var project = world.project(
                        wanted.path("key").asString(wanted.path("id").asString("")))
                .orElseThrow(() -> JiraErrors.fields(Map.of("project", "valid project is required")));
        call.needs("CREATE_ISSUES", "You do not have permission to create issues in this project.");
        var type = type(given.path("issuetype"));
        var fields = new JiraFields(project.workflow.first());
        JiraInput.read(world, fields, without(given, "project", "issuetype"));
        var issue = issues.create(project, call.user(), type, fields, properties(body));
        return Answer.created(json(call).head(issue));
    }

    private static String type(JsonNode given) {
        var id = given.path("id").asString("");
        return JiraProject.TYPES.stream()
                .filter(name -> name.equalsIgnoreCase(given.path("name").asString(""))
                        || id.equals(String.valueOf(10_001 + JiraProject.TYPES.indexOf(name))))
                .findFirst()
                .orElseThrow(() -> JiraErrors.fields(Map.of("issuetype", "Specify a valid issue type")));
    }

    private Answer get(JiraCall call) {
        var issue = call.issue();
        var fields = call.request().query("fields", "*all");
        var shown = json(call).issue(issue, List.of(fields.split(",", -1)));
        var asked = call.request().query("properties", "");
        if (!asked.isEmpty()) {
            shown.set("properties", JiraJson.properties(issue.properties(), List.of(asked.split(",", -1))));
        }
        if (call.expands("transitions")) {
            shown.set("transitions", JiraTransitionsApi.list(call, issue));
        }
        if (call.expands("changelog")) {
            shown.set("changelog", recent(call, issue));
        }
        return Answer.ok(shown);
    }

    /** The Cloud shows the newest first and not all; a Data Center all, the oldest first. */
    private ObjectNode recent(JiraCall call, JiraIssue issue) {
        var all = world.projectOf(issue).histories(issue.id());
        var shown = world.edition.cloud()
                ? all.reversed().stream().limit(HISTORIES_SHOWN).toList()
                : all;
        var page =
                Json.object().put("startAt", 0).put("maxResults", shown.size()).put("total", all.size());
        var histories = page.putArray("histories");
        shown.forEach(history -> histories.add(json(call).history(history)));
        return page;
    }

    private Answer changelog(JiraCall call) {
        var issue = call.issue();
        var all = world.projectOf(issue).histories(issue.id());
        int from = Math.min(call.number("startAt", 0, Integer.MAX_VALUE), all.size());
        int size = call.number("maxResults", HISTORIES_SHOWN, HISTORIES_SHOWN);
        int end = Math.min(from + size, all.size());
        var page = Json.object()
                .put("startAt", from)
                .put("maxResults", size)
                .put("total", all.size())
                .put("isLast", end == all.size());
        var values = page.putArray("values");
        all.subList(from, end).forEach(history -> values.add(json(call).history(history)));
        return Answer.ok(page);
    }

    private Answer edit(JiraCall call) {
        var body = call.body();
        var before = call.issue();
        call.needs("EDIT_ISSUES", "You do not have permission to edit issues in this project.");
        var fields = before.fields().copy();
        JiraInput.read(world, fields, labelled(before, fields(body), body.path("update")));
        var after = issues.edit(call.user(), before, fields);
        if (body.has("properties")) {
            var all = new HashMap<>(after.properties());
            all.putAll(properties(body));
            issues.keep(after, all);
        }
        boolean shown =
                world.edition.cloud() && call.request().query("returnIssue", "").equals("true");
        return shown ? Answer.ok(json(call).issue(after, List.of("*all"))) : Answer.empty(204);
    }

    /** {@code {"update": {"labels": [{"add": "x"}, {"remove": "y"}]}}} */
    private static ObjectNode labelled(JiraIssue before, ObjectNode fields, JsonNode update) {
        if (update.has("labels")) {
            var labels = new TreeSet<>(before.labels());
            for (var each : update.get("labels")) {
                if (each.has("add")) {
                    labels.add(each.get("add").asString());
                } else {
                    labels.remove(each.path("remove").asString(""));
                }
            }
            var array = fields.putArray("labels");
            labels.forEach(array::add);
        }
        return fields;
    }

    private Answer delete(JiraCall call) {
        issues.delete(call.user(), call.issue());
        return Answer.empty(204);
    }

    private Answer property(JiraCall call) {
        var key = call.param("property");
        var value = call.issue().properties().get(key);
        if (value == null) {
            throw JiraErrors.refusal(404, "The property with key '" + key + "' does not exist.");
        }
        var node = Json.object().put("key", key);
        node.set("value", value);
        return Answer.ok(node);
    }

    private Answer keep(JiraCall call) {
        var issue = call.issue();
        call.user();
        var all = new HashMap<>(issue.properties());
        all.put(call.param("property"), Json.tree(call.request().body()));
        issues.keep(issue, all);
        return Answer.empty(200);
    }

    /** Reads the records themselves and not the index; what is not there is left out. */
    private Answer fetch(JiraCall call) {
        call.user();
        var body = call.body();
        var answer = Json.object();
        var found = answer.putArray("issues");
        answer.putArray("issueErrors");
        var keys = body.path("issueIdsOrKeys");
        if (keys.size() > MOST_FETCHED) {
            throw JiraErrors.refusal(400, "A maximum of 100 issues can be fetched at once.");
        }
        for (var key : keys) {
            world.issue(key.asString()).ifPresent(issue -> {
                var shown = json(call).issue(issue, strings(body.path("fields")));
                shown.set("properties", JiraJson.properties(issue.properties(), strings(body.path("properties"))));
                found.add(shown);
            });
        }
        return Answer.ok(answer);
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static ObjectNode fields(ObjectNode body) {
        return body.get("fields") instanceof ObjectNode fields ? fields : Json.object();
    }

    private static ObjectNode without(ObjectNode fields, String... names) {
        return fields.deepCopy().remove(Arrays.asList(names));
    }

    static Map<String, JsonNode> properties(ObjectNode body) {
        var all = new LinkedHashMap<String, JsonNode>();
        body.path("properties")
                .forEach(each -> all.put(Objects.requireNonNullElse(Json.string(each, "key"), ""), each.path("value")));
        return all;
    }

    private JiraJson json(JiraCall call) {
        return new JiraJson(world, call.guest());
    }
}
