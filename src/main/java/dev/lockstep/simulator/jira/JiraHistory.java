package dev.lockstep.simulator.jira;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One entry of the changelog: what somebody changed in one go. */
public record JiraHistory(String id, JiraUser author, Instant created, List<JiraHistoryItem> items) {
    /** Empty when nothing changed. */
    static List<JiraHistoryItem> items(JiraFields before, JiraFields after) {
        var items = new ArrayList<JiraHistoryItem>();
        if (!before.summary.equals(after.summary)) {
            items.add(JiraHistoryItem.text("summary", before.summary, after.summary));
        }
        if (!Objects.equals(before.description, after.description)) {
            items.add(JiraHistoryItem.text("description", text(before.description), text(after.description)));
        }
        if (!before.status.equals(after.status)) {
            items.add(new JiraHistoryItem(
                    "status", before.status.id(), before.status.name(), after.status.id(), after.status.name()));
        }
        if (!Objects.equals(before.resolution, after.resolution)) {
            items.add(JiraHistoryItem.text("resolution", before.resolution, after.resolution));
        }
        if (!before.labels.equals(after.labels)) {
            items.add(JiraHistoryItem.text("labels", String.join(" ", before.labels), String.join(" ", after.labels)));
        }
        if (!Objects.equals(before.assignee, after.assignee)) {
            var left = before.assignee;
            var came = after.assignee;
            items.add(new JiraHistoryItem(
                    "assignee",
                    left == null ? null : left.id(),
                    left == null ? null : left.displayName(),
                    came == null ? null : came.id(),
                    came == null ? null : came.displayName()));
        }
        if (!before.priority.equals(after.priority)) {
            items.add(JiraHistoryItem.text("priority", before.priority, after.priority));
        }
        return items;
    }

    private static @Nullable String text(@Nullable JsonNode body) {
        return body == null ? null : JiraDocument.text(body);
    }
}
