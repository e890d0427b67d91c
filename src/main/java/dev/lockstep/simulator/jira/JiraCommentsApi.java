package dev.lockstep.simulator.jira;

import dev.lockstep.simulator.Answer;
import dev.lockstep.simulator.Json;
import dev.lockstep.simulator.Routes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code /issue/{issue}/comment}. */
record JiraCommentsApi(JiraWorld world, JiraComments comments) {
    private static final int PAGE = 100;

    void addTo(Routes<JiraCall> routes) {
        var all = " /issue/{issue}/comment";
        routes.on("GET" + all, this::list)
                .on("POST" + all, this::create)
                .on("GET" + all + "/{comment}", this::get)
                .on("PUT" + all + "/{comment}", this::edit)
                .on("DELETE" + all + "/{comment}", this::delete);
    }

    private Answer list(JiraCall call) {
        var issue = call.issue();
        var all = new ArrayList<>(world.projectOf(issue).comments(issue.id()).values());
        if (call.request().query("orderBy", "").equals("-created")) {
            Collections.reverse(all);
        }
        int from = Math.min(call.number("startAt", 0, Integer.MAX_VALUE), all.size());
        int size = call.number("maxResults", 50, PAGE);
        var page = Json.object().put("startAt", from).put("maxResults", size).put("total", all.size());
        var shown = page.putArray("comments");
        var json = new JiraJson(world, call.guest());
        all.subList(from, Math.min(from + size, all.size()))
                .forEach(comment -> shown.add(json.comment(issue, comment, call.expands("properties"))));
        return Answer.ok(page);
    }

    private Answer create(JiraCall call) {
        var issue = call.issue();
        call.needs("ADD_COMMENTS", "You do not have the permission to comment on this issue.");
        var comment = comments.create(call.user(), issue, body(call), JiraIssuesApi.properties(call.body()));
        return Answer.created(shown(call, issue, comment));
    }

    private Answer get(JiraCall call) {
        var issue = call.issue();
        return Answer.ok(shown(call, issue, call.comment(issue)));
    }

    private Answer edit(JiraCall call) {
        var issue = call.issue();
        return Answer.ok(shown(call, issue, comments.edit(call.user(), issue, call.comment(issue), body(call))));
    }

    private Answer delete(JiraCall call) {
        var issue = call.issue();
        call.user();
        comments.delete(issue, call.comment(issue));
        return Answer.empty(204);
    }

    private JsonNode shown(JiraCall call, JiraIssue issue, JiraComment comment) {
        return new JiraJson(world, call.guest()).comment(issue, comment, call.expands("properties"));
    }

    private JsonNode body(JiraCall call) {
        var errors = new HashMap<String, String>();
        var given = call.body().path("body");
        var body = JiraInput.body(
                world, given.isMissingNode() ? JsonNodeFactory.instance.nullNode() : given, "comment", errors);
        if (body == null) {
            errors.putIfAbsent("comment", "Comment body can not be empty!");
        }
        if (body == null || !errors.isEmpty()) {
            throw JiraErrors.fields(errors);
        }
        return body;
    }
}
