package dev.lockstep.simulator.jira;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What may happen to comments, whoever does it; each moves the issue's time. Callers hold the world's lock. */
record JiraComments(JiraWorld world, JiraIssues issues, JiraHooks hooks) {
    JiraComment create(JiraUser actor, JiraIssue issue, JsonNode body, Map<String, JsonNode> properties) {
        var now = world.now();
        var comment = new JiraComment(world.newId(), body, actor, actor, now, now, Map.copyOf(properties));
        return put("comment_created", issue, comment);
    }

    JiraComment edit(JiraUser actor, JiraIssue issue, JiraComment before, JsonNode body) {
        return before.body().equals(body)
                ? before
                : put("comment_updated", issue, before.edited(body, actor, world.now()));
    }

    void delete(JiraIssue issue, JiraComment comment) {
        world.projectOf(issue).comments(issue.id()).remove(comment.id());
        issues.touch(issue);
        hooks.comment("comment_deleted", issue, comment);
    }

    private JiraComment put(String event, JiraIssue issue, JiraComment comment) {
        world.projectOf(issue).comments(issue.id()).put(comment.id(), comment);
        issues.touch(issue);
        hooks.comment(event, issue, comment);
        return comment;
    }
}
