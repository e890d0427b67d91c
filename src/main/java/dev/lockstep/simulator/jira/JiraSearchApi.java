package dev.lockstep.simulator.jira;

import dev.lockstep.simulator.Answer;
import dev.lockstep.simulator.Json;
import dev.lockstep.simulator.Routes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** {@code /search/jql} with its tokens in the Cloud, {@code /search} with its offsets in a Data Center. */
record JiraSearchApi(JiraWorld world) {
    private static final int PAGE = 100;
    private static final int PAGE_OF_DATA_CENTER = 1_000;

    void addTo(Routes<JiraCall> routes) {
        if (world.edition.cloud()) {
            routes.on("GET /search/jql", call -> byToken(call, asBody(call)))
                    .on("POST /search/jql", call -> byToken(call, call.body()))
                    .on("POST /search/approximate-count", this::count)
                    .on("GET /search", call -> removed())
                    .on("POST /search", call -> removed());
        } else {
            routes.on("GET /search", call -> byOffset(call, asBody(call)))
                    .on("POST /search", call -> byOffset(call, call.body()));
        }
    }

    private static Answer removed() {
        return JiraErrors.answer(
                410, "The requested API has been removed. Please migrate to the /rest/api/3/search/jql API.");
    }

    private Answer count(JiraCall call) {
        var query = new JiraJql(world, call.user(), call.body().path("jql").asString(""));
        return Answer.ok(Json.object().put("count", found(query).size()));
    }

    private static ObjectNode asBody(JiraCall call) {
        var body = Json.object();
        call.request().query().forEach((name, value) -> {
            if (List.of("fields", "properties").contains(name)) {
                Arrays.stream(value.split(",", -1)).forEach(body.withArray(name)::add);
            } else if (List.of("maxResults", "startAt").contains(name)) {
                body.put(name, call.number(name, 0, Integer.MAX_VALUE));
            } else {
                body.put(name, value);
            }
        });
        return body;
    }

    private List<JiraIssue> found(JiraJql query) {
        return world.projects().stream()
                .flatMap(project -> project.issues.values().stream())
                .flatMap(issue -> world.index.seen(issue).stream())
                .filter(query::holds)
                .sorted(Comparator.comparing(query::place, JiraJql::compare))
                .toList();
    }

    private Answer byToken(JiraCall call, ObjectNode body) {
        if (call.guest() == null) {
            // A guest sees no issue, and is not told why.
            var nothing = Json.object().put("isLast", true);
            nothing.putArray("issues");
            return Answer.ok(nothing);
        }
        var jql = body.path("jql").asString("");
        var query = new JiraJql(world, call.user(), jql);
        if (!query.restricts()) {
            throw JiraErrors.refusal(
                    400, "Unbounded JQL queries are not allowed here. Please add a search restriction to your query.");
        }
        var token = Json.string(body, "nextPageToken");
        var all = token == null ? found(query) : after(query, JiraToken.place(token, jql), found(query));
        var fields = strings(body, "fields");
        int size = Math.min(body.path("maxResults").asInt(50), fields.isEmpty() ? 5_000 : PAGE);
        var page = all.subList(0, Math.min(size, all.size()));
        var answer = Json.object();
        show(answer, call, page, fields, body);
        boolean last = page.size() == all.size();
        answer.put("isLast", last);
        if (!last) {
            answer.put("nextPageToken", JiraToken.of(query.place(page.getLast()), jql));
        }
        return Answer.ok(answer);
    }

    private Answer byOffset(JiraCall call, ObjectNode body) {
        var query = new JiraJql(world, call.user(), body.path("jql").asString(""));
        var all = found(query);
        int from = Math.min(body.path("startAt").asInt(0), all.size());
        int size = Math.min(body.path("maxResults").asInt(50), PAGE_OF_DATA_CENTER);
        var answer = Json.object().put("startAt", from).put("maxResults", size).put("total", all.size());
        var fields = body.has("fields") ? strings(body, "fields") : List.of("*navigable");
        show(answer, call, all.subList(from, Math.min(from + size, all.size())), fields, body);
        return Answer.ok(answer);
    }

    private void show(ObjectNode answer, JiraCall call, List<JiraIssue> page, List<String> fields, ObjectNode body) {
        var json = new JiraJson(world, call.guest());
        var issues = answer.putArray("issues");
        for (var issue : page) {
            // Without fields there are ids only.
            var shown = fields.isEmpty() ? Json.object().put("id", issue.id()) : json.issue(issue, fields);
            if (world.edition.cloud() && body.has("properties")) {
                shown.set("properties", JiraJson.properties(issue.properties(), strings(body, "properties")));
            }
            issues.add(shown);
        }
    }

    private static List<String> strings(ObjectNode body, String name) {
        var all = new ArrayList<String>();
        body.path(name).forEach(each -> all.add(each.asString()));
        return all;
    }

    private static List<JiraIssue> after(JiraJql query, List<Long> place, List<JiraIssue> all) {
        return all.stream()
                .filter(issue -> JiraJql.compare(query.place(issue), place) > 0)
                .toList();
    }
}
