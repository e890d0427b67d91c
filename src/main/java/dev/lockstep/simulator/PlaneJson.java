package dev.lockstep.simulator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Plane's resources as it shows them. */
record PlaneJson(PlaneWorld world) {
    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final double SORT_STEP = 10_000;

    ObjectNode issue(PlaneProject project, PlaneIssue issue) {
        var node = Json.object().put("id", issue.id().toString());
        times(node, issue.createdAt(), issue.updatedAt(world.now()));
        node.put("sequence_id", issue.sequenceId())
                .put("name", issue.name())
                .put("description_html", issue.descriptionHtml())
                .put("description_stripped", PlaneHtml.stripped(issue.descriptionHtml()))
                .putNull("description_binary")
                .put("priority", issue.priority())
                .put("state", issue.state().toString())
                .put("sort_order", 65_535 + SORT_STEP * issue.sequenceId())
                .put("completed_at", text(issue.completedAt()))
                .put("external_source", issue.externalSource())
                .put("external_id", issue.externalId())
                .put("is_draft", false)
                .put("created_by", issue.createdBy().toString())
                .put("updated_by", issue.createdBy().toString());
        for (var unknown : new String[] {
            "deleted_at", "point", "start_date", "target_date", "archived_at", "parent", "estimate_point", "type"
        }) {
            node.putNull(unknown);
        }
        var labels = node.putArray("labels");
        issue.labels().forEach(id -> labels.add(id.toString()));
        var assignees = node.putArray("assignees");
        issue.assignees().forEach(id -> assignees.add(id.toString()));
        return in(project, node);
    }

    /** As webhooks show it: state, labels and assignees in full. */
    ObjectNode issueInFull(PlaneProject project, PlaneIssue issue) {
        var node = issue(project, issue);
        var state = Objects.requireNonNull(project.states.get(issue.state()));
        node.set(
                "state",
                Json.object()
                        .put("id", state.id().toString())
                        .put("name", state.name())
                        .put("color", state.color())
                        .put("group", state.group()));
        var labels = node.putArray("labels");
        for (var id : issue.labels()) {
            var label = Objects.requireNonNull(project.labels.get(id));
            labels.addObject()
                    .put("id", id.toString())
                    .put("name", label.name())
                    .put("color", label.color());
        }
        var assignees = node.putArray("assignees");
        issue.assignees().forEach(id -> world.user(id).ifPresent(user -> assignees.add(user(user))));
        return node;
    }

    ObjectNode comment(PlaneProject project, PlaneComment comment) {
        var node = Json.object().put("id", comment.id().toString());
        times(node, comment.createdAt(), comment.updatedAt());
        node.put("comment_html", comment.commentHtml())
                .put("comment_stripped", PlaneHtml.stripped(comment.commentHtml()))
                .putNull("comment_json")
                .put("access", "INTERNAL")
                .put("external_source", comment.externalSource())
                .put("external_id", comment.externalId())
                .put("issue", comment.issueId().toString())
                .put("actor", comment.actor().toString())
                .put("created_by", comment.actor().toString())
                .put("updated_by", comment.actor().toString())
                .put("is_member", true)
                .putNull("edited_at")
                .putNull("deleted_at");
        node.putArray("attachments");
        return in(project, node);
    }

    ObjectNode state(PlaneProject project, PlaneState state) {
        var node = Json.object().put("id", state.id().toString());
        times(node, project.createdAt, project.createdAt);
        node.put("name", state.name())
                .put("description", "")
                .put("color", state.color())
                .put("slug", state.name().toLowerCase(Locale.ROOT).replace(' ', '-'))
                .put("sequence", 15_000.0)
                .put("group", state.group())
                .put("is_triage", false)
                .put("default", state.isDefault())
                .putNull("external_source")
                .putNull("external_id")
                .putNull("deleted_at");
        return in(project, node);
    }

    ObjectNode label(PlaneProject project, PlaneLabel label) {
        var node = Json.object().put("id", label.id().toString());
        times(node, project.createdAt, project.createdAt);
        node.put("name", label.name())
                .put("description", "")
                .put("color", label.color())
                .put("sort_order", 65_535.0)
                .put("external_source", label.externalSource())
                .put("external_id", label.externalId())
                .putNull("parent")
                .putNull("deleted_at");
        return in(project, node);
    }

    ObjectNode project(PlaneProject project, PlaneUser reader) {
        var node = Json.object().put("id", project.id.toString());
        times(node, project.createdAt, project.createdAt);
        return node.put("name", project.name)
                .put("identifier", project.identifier)
                .put("description", "")
                .put("network", 2)
                .put("total_members", world.users().size())
                .put("is_member", true)
                .put("member_role", project.role(reader))
                .put("default_state", project.defaultState().id().toString())
                .putNull("default_assignee")
                .putNull("archived_at")
                .put("workspace", project.workspace.id.toString());
    }

    ObjectNode user(PlaneUser user) {
        return Json.object()
                .put("id", user.id().toString())
                .put("first_name", user.displayName())
                .put("last_name", "")
                .put("email", user.email())
                .put("avatar", "")
                .putNull("avatar_url")
                .put("display_name", user.displayName());
    }

    static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : MICROSECONDS.format(time);
    }

    private static void times(ObjectNode node, Instant created, Instant updated) {
        node.put("created_at", text(created)).put("updated_at", text(updated));
    }

    private static ObjectNode in(PlaneProject project, ObjectNode node) {
        return node.put("project", project.id.toString()).put("workspace", project.workspace.id.toString());
    }
}
