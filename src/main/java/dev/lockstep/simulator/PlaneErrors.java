package dev.lockstep.simulator;

/** Plane's error bodies; they have no common form. */
final class PlaneErrors {
    private PlaneErrors() {}

    static Refusal error(int status, String words) {
        return new Refusal(Answer.json(status, Json.object().put("error", words)));
    }

    static Refusal detail(int status, String words) {
        return new Refusal(Answer.json(status, Json.object().put("detail", words)));
    }

    static Refusal field(String name, String words) {
        var body = Json.object();
        body.putArray(name).add(words);
        return new Refusal(Answer.json(400, body));
    }

    static Refusal gone() {
        return error(404, "The requested resource does not exist.");
    }

    static Refusal pageNotFound() {
        return error(404, "Page not found.");
    }

    /** Unknown projects and those of others look alike. */
    static Refusal forbidden() {
        return detail(403, "You do not have permission to perform this action.");
    }

    static Refusal known(String what, Object id) {
        var body = Json.object().put("error", what).put("id", id.toString());
        return new Refusal(Answer.json(409, body));
    }
}
