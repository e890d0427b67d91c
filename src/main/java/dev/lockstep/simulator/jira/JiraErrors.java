package dev.lockstep.simulator.jira;

import dev.lockstep.simulator.Answer;
import dev.lockstep.simulator.Json;
import dev.lockstep.simulator.Refusal;
import java.util.Map;

/** Jira's error bodies: {@code {"errorMessages": [...], "errors": {"field": "..."}}}. */
final class JiraErrors {
    static final String NO_ISSUE = "Issue does not exist or you do not have permission to see it.";

    private JiraErrors() {}

    static Answer answer(int status, String words) {
        var body = Json.object();
        body.putArray("errorMessages").add(words);
        body.putObject("errors");
        return Answer.json(status, body);
    }

    static Refusal refusal(int status, String words) {
        return new Refusal(answer(status, words));
    }

    static Refusal fields(Map<String, String> errors) {
        var body = Json.object();
        body.putArray("errorMessages");
        var members = body.putObject("errors");
        errors.forEach(members::put);
        return new Refusal(Answer.json(400, body));
    }

    static Refusal noIssue() {
        return refusal(404, NO_ISSUE);
    }

    static Refusal signIn() {
        return refusal(401, "Client must be authenticated to access this resource.");
    }
}
