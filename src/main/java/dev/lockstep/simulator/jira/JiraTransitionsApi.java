package dev.lockstep.simulator.jira;

import dev.lockstep.simulator.Answer;
import dev.lockstep.simulator.Json;
import dev.lockstep.simulator.Routes;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** {@code /issue/{issue}/transitions}: the only way from one status to another. */
record JiraTransitionsApi(JiraWorld world, JiraIssues issues) {
    void addTo(Routes<JiraCall> routes) {
        routes.on("GET /issue/{issue}/transitions", this::get).on("POST /issue/{issue}/transitions", this::move);
    }

    static ArrayNode list(JiraCall call, JiraIssue issue) {
        var json = new JiraJson(call.world(), call.guest());
        boolean withFields = call.expands("transitions.fields");
        var all = Json.array();
        call.world()
                .projectOf(issue)
                .workflow
                .from(issue.status())
                .forEach(each -> all.add(json.transition(each, withFields)));
        return all;
    }

    private Answer get(JiraCall call) {
        var answer = Json.object().put("expand", "transitions");
        answer.set("transitions", list(call, call.issue()));
        return Answer.ok(answer);
    }

    private Answer move(JiraCall call) {
        var issue = call.issue();
        var body = call.body();
        var id = body.path("transition").path("id").asString("");
        var transition = world.projectOf(issue)
                .workflow
                .transition(issue.status(), id)
                .orElseThrow(() -> JiraErrors.refusal(
                        400,
                        "It seems that you have tried to perform a workflow operation (" + id
                                + ") that is not valid for the current state of this issue."));
        var resolution = resolution(transition, body.path("fields").get("resolution"));
        issues.move(call.user(), issue, transition, resolution);
        return Answer.empty(204);
    }

    private static @Nullable String resolution(JiraTransition transition, @Nullable JsonNode given) {
        if (!transition.asksResolution()) {
            if (given != null) {
                throw JiraErrors.fields(Map.of(
                        "resolution",
                        "Field 'resolution' cannot be set. It is not on the appropriate screen, or unknown."));
            }
            return null;
        }
        var name = given == null ? "" : given.path("name").asString("");
        if (!JiraIssues.RESOLUTIONS.contains(name)) {
            throw JiraErrors.fields(Map.of("resolution", "Resolution is required."));
        }
        return name;
    }
}
