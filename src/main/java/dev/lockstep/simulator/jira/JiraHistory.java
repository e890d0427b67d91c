package dev.lockstep.simulator.jira;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One entry of the changelog: what somebody changed in one go. */
public record JiraHistory(String id, JiraUser author, Instant created, List<Item> items) {
    /**
     * @param from the value's id where it has one
     * @param fromText as people read it; labels are separated by spaces
     */
    public record Item(
            String field,
            @Nullable String from,
            @Nullable String fromText,
            @Nullable String to,
            @Nullable String toText) {
        static Item text(String field, @Nullable String before, @Nullable String after) {
            return new Item(field, null, before, null, after);
        }
    }

    /** Empty when nothing changed. */
    static List<Item> items(JiraFields before, JiraFields after) {
        var items = new ArrayList<Item>();
        if (!before.summary.equals(after.summary)) {
            items.add(Item.text("summary", before.summary, after.summary));
        }
        if (!Objects.equals(before.description, after.description)) {
            items.add(Item.text("description", text(before.description), text(after.description)));
        }
        if (!before.status.equals(after.status)) {
            items.add(new Item(
                    "status", before.status.id(), before.status.name(), after.status.id(), after.status.name()));
        }
        if (!Objects.equals(before.resolution, after.resolution)) {
            items.add(Item.text("resolution", before.resolution, after.resolution));
        }
        if (!before.labels.equals(after.labels)) {
            items.add(Item.text("labels", String.join(" ", before.labels), String.join(" ", after.labels)));
        }
        if (!Objects.equals(before.assignee, after.assignee)) {
            var left = before.assignee;
            var came = after.assignee;
            items.add(new Item(
                    "assignee",
                    left == null ? null : left.id(),
                    left == null ? null : left.displayName(),
                    came == null ? null : came.id(),
                    came == null ? null : came.displayName()));
        }
        if (!before.priority.equals(after.priority)) {
            items.add(Item.text("priority", before.priority, after.priority));
        }
        return items;
    }

    private static @Nullable String text(@Nullable JsonNode body) {
        return body == null ? null : JiraDocument.text(body);
    }
}
