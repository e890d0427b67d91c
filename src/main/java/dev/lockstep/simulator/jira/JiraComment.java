package dev.lockstep.simulator.jira;

import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** @param body a document in the Cloud, a text in a Data Center */
public record JiraComment(
        String id,
        JsonNode body,
        JiraUser author,
        JiraUser updateAuthor,
        Instant created,
        Instant updated,
        Map<String, JsonNode> properties) {
    JiraComment edited(JsonNode other, JiraUser by, Instant at) {
        return new JiraComment(id, other, author, by, created, at, properties);
    }
}
