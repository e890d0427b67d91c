package dev.lockstep.operate;

import dev.lockstep.command.ExitCode;
import dev.lockstep.command.Failure;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What is paused: everything, a connection, a link or an issue.
 *
 * @param target its id, empty for everything
 */
record Scope(String word, String target) {
    /** @param named {@code all}, {@code connection:NAME}, {@code issue:ID}, else a link */
    static Scope of(Hub hub, String named) {
        if (named.equals("all")) {
            return new Scope("all", "");
        }
        if (named.startsWith("connection:")) {
            var connection = Named.connection(hub, named.substring("connection:".length()));
            return new Scope("connection", connection.path("id").asString());
        }
        if (named.startsWith("issue:")) {
            var id = named.substring("issue:".length());
            if (!Named.isId(id)) {
                throw new Failure(ExitCode.USAGE, id + " is not the id of an issue; its page's address ends with it.");
            }
            return new Scope("issue", Named.id(id));
        }
        return new Scope("link", Named.link(hub, named).path("id").asString());
    }

    /** @param pause as the hub lists it */
    boolean is(JsonNode pause) {
        return pause.path("scope").asString("").equals(word)
                && pause.path("target").asString("").equalsIgnoreCase(target);
    }

    Map<String, String> body() {
        var body = new HashMap<String, String>();
        body.put("scope", word);
        if (!target.isEmpty()) {
            body.put("target", target);
        }
        return body;
    }

    String path() {
        return "/api/v1/pauses/" + (target.isEmpty() ? word : word + "/" + target);
    }
}
