package dev.lockstep.simulator.jira;

import dev.lockstep.simulator.Json;
import dev.lockstep.simulator.Request;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One request. Nobody is signed in when the Cloud does not know the credential: it takes that for an anonymous guest. */
record JiraCall(
        JiraWorld world,
        Request request,
        Map<String, String> params,
        @Nullable JiraUser guest) {
    JiraUser user() {
        if (guest == null) {
            throw JiraErrors.signIn();
        }
        return guest;
    }

    /** Refuses who lacks it. */
    void needs(String permission, String words) {
        if (!world.may(user(), permission)) {
            throw JiraErrors.refusal(403, words);
        }
    }

    JiraProject project() {
        var key = param("project");
        return world.project(key)
                .filter(project -> guest != null)
                .orElseThrow(() -> JiraErrors.refusal(404, "No project could be found with key '" + key + "'."));
    }

    JiraIssue issue() {
        return world.issue(param("issue")).filter(issue -> guest != null).orElseThrow(JiraErrors::noIssue);
    }

    JiraComment comment(JiraIssue issue) {
        var comment = world.projectOf(issue).comments(issue.id()).get(param("comment"));
        if (comment == null) {
            throw JiraErrors.refusal(404, "Can not find a comment for the id: " + param("comment") + ".");
        }
        return comment;
    }

    String param(String name) {
        return params.getOrDefault(name, "");
    }

    ObjectNode body() {
        return Json.parse(request.body())
                .orElseThrow(() -> JiraErrors.refusal(
                        400, "Invalid request payload. Refer to the REST API documentation and try again."));
    }

    int number(String name, int otherwise, int most) {
        var text = request.query(name, String.valueOf(otherwise));
        if (!text.matches("\\d{1,9}")) {
            throw JiraErrors.refusal(400, "The value of '" + name + "' is not a number.");
        }
        return Math.min(Integer.parseInt(text), most);
    }

    boolean expands(String what) {
        return List.of(request.query("expand", "").split(",", -1)).contains(what);
    }
}
