package dev.lockstep.simulator;

import org.jspecify.annotations.Nullable;

/** GitHub's error bodies. */
final class GitHubErrors {
    private static final String DOCS = "https://docs.github.com/rest";

    private GitHubErrors() {}

    static Answer answer(int status, String message) {
        var body = Json.object()
                .put("message", message)
                .put("documentation_url", DOCS)
                .put("status", String.valueOf(status));
        return Answer.json(status, body);
    }

    static Refusal refusal(int status, String message) {
        return new Refusal(answer(status, message));
    }

    static Refusal notFound() {
        return refusal(404, "Not Found");
    }

    static Refusal invalid(String resource, String field, String code, @Nullable String message) {
        var body = Json.object().put("message", "Validation Failed");
        var error = body.putArray("errors").addObject();
        error.put("resource", resource).put("code", code).put("field", field);
        if (message != null) {
            error.put("message", message);
        }
        body.put("documentation_url", DOCS).put("status", "422");
        return new Refusal(Answer.json(422, body));
    }

    static Refusal tooLong(String resource, String field, int maximum) {
        return invalid(resource, field, "custom", field + " is too long (maximum is " + maximum + " characters)");
    }
}
