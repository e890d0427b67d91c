package dev.lockstep.simulator.jira;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What may happen to issues, whoever does it. Callers hold the world's lock. */
record JiraIssues(JiraWorld world, JiraHooks hooks) {
    static final List<String> RESOLUTIONS = List.of("Done", "Won't Do", "Duplicate", "Cannot Reproduce");

    JiraIssue create(
            JiraProject project, JiraUser actor, String type, JiraFields fields, Map<String, JsonNode> properties) {
        var now = world.now();
        var issue =
                new JiraIssue(world.newId(), project.nextKey(), type, fields, actor, now, now, Map.copyOf(properties));
        put(project, issue);
        hooks.issue("jira:issue_created", actor, issue, null);
        return issue;
    }

    /** An edit that changes nothing makes no event and does not move the time. */
    JiraIssue edit(JiraUser actor, JiraIssue before, JiraFields after) {
        var items = JiraHistory.items(before.fields(), after);
        if (items.isEmpty()) {
            return before;
        }
        return changed(actor, before, before.with(after, world.now()), items);
    }

    private JiraIssue changed(JiraUser actor, JiraIssue before, JiraIssue after, List<JiraHistoryItem> items) {
        var project = world.projectOf(after);
        var history = new JiraHistory(world.newId(), actor, after.updated(), items);
        project.histories(before.id()).add(history);
        put(project, after);
        hooks.issue("jira:issue_updated", actor, after, history);
        return after;
    }

    JiraIssue move(JiraUser actor, JiraIssue before, JiraTransition transition, @Nullable String resolution) {
        var fields = before.fields().copy();
        fields.status = transition.to();
        if (transition.to().category().equals("done")) {
            fields.resolution = resolution == null ? "Done" : resolution;
        } else {
            fields.resolution = null;
        }
        return edit(actor, before, fields);
    }

    /** Its key changes and its status may; its id stays. */
    JiraIssue moveTo(JiraUser actor, JiraIssue before, JiraProject target) {
        var source = world.projectOf(before);
        var fields = before.fields().copy();
        fields.status = target.workflow.first();
        var after = before.moved(target.nextKey(), fields, world.now());
        target.take(source, after);
        var items = List.of(
                JiraHistoryItem.text("project", source.name, target.name),
                JiraHistoryItem.text("Key", before.key(), after.key()));
        return changed(actor, before, after, items);
    }

    void delete(JiraUser actor, JiraIssue issue) {
        world.projectOf(issue).remove(issue.id());
        hooks.issue("jira:issue_deleted", actor, issue, null);
    }

    /** A comment was written, edited or deleted. */
    void touch(JiraIssue issue) {
        var project = world.projectOf(issue);
        put(project, project.issues.getOrDefault(issue.id(), issue).touched(world.now()));
    }

    void keep(JiraIssue issue, Map<String, JsonNode> properties) {
        put(world.projectOf(issue), issue.with(Map.copyOf(properties)));
    }

    private void put(JiraProject project, JiraIssue issue) {
        project.issues.put(issue.id(), issue);
        world.index.written(issue);
    }
}
