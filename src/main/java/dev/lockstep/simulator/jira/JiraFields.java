package dev.lockstep.simulator.jira;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What people edit of an issue. Filled in while it is new, and left alone once an issue holds it. */
final class JiraFields {
    String summary = "";
    /** A document in the Cloud, a text in a Data Center. */
    @Nullable
    JsonNode description;

    JiraStatus status;

    @Nullable
    String resolution;

    List<String> labels = List.of();

    @Nullable
    JiraUser assignee;

    String priority = "Medium";

    JiraFields(JiraStatus status) {
        this.status = status;
    }

    JiraFields copy() {
        var copy = new JiraFields(status);
        copy.summary = summary;
        copy.description = description;
        copy.resolution = resolution;
        copy.labels = labels;
        copy.assignee = assignee;
        copy.priority = priority;
        return copy;
    }
}
