package dev.lockstep.simulator.jira;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An issue as it stands.
 *
 * @param id stays, whatever becomes of the key
 * @param properties what apps keep with it; people do not see them
 */
public record JiraIssue(
        String id,
        String key,
        String type,
        JiraFields fields,
        JiraUser creator,
        Instant created,
        Instant updated,
        Map<String, JsonNode> properties) {

    public String summary() {
        return fields.summary;
    }

    /** A document in the Cloud, a text in a Data Center; null when there is none. */
    public @Nullable JsonNode description() {
        return fields.description;
    }

    public JiraStatus status() {
        return fields.status;
    }

    public @Nullable String resolution() {
        return fields.resolution;
    }

    public List<String> labels() {
        return fields.labels;
    }

    public @Nullable JiraUser assignee() {
        return fields.assignee;
    }

    public String priority() {
        return fields.priority;
    }

    String projectKey() {
        return key.substring(0, key.lastIndexOf('-'));
    }

    long number() {
        return Long.parseLong(key.substring(key.lastIndexOf('-') + 1));
    }

    JiraIssue with(JiraFields other, Instant at) {
        return new JiraIssue(id, key, type, other, creator, created, at, properties);
    }

    JiraIssue touched(Instant at) {
        return with(fields, at);
    }

    JiraIssue moved(String otherKey, JiraFields other, Instant at) {
        return new JiraIssue(id, otherKey, type, other, creator, created, at, properties);
    }

    JiraIssue with(Map<String, JsonNode> others) {
        return new JiraIssue(id, key, type, fields, creator, created, updated, others);
    }
}
