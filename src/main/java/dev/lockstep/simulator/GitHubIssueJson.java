package dev.lockstep.simulator;

import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** Issues, comments and labels as GitHub shows them. */
record GitHubIssueJson(GitHubWorld world, GitHubLinks links, GitHubUserJson users) {
    ObjectNode issue(GitHubRepository repository, GitHubIssue issue) {
        var url = links.issue(repository, issue.number());
        var node = Json.object()
                .put("url", url)
                .put("repository_url", links.repository(repository))
                .put("labels_url", url + "/labels{/name}")
                .put("comments_url", url + "/comments")
                .put("events_url", url + "/events")
                .put("html_url", links.page(repository, issue))
                .put("id", issue.id())
                .put("node_id", GitHubUserJson.nodeId("Issue", issue.id()))
                .put("number", issue.number())
                .put("title", issue.title());
        node.set("user", users.simple(world.user(issue.author())));
        var labels = node.putArray("labels");
        for (var name : issue.labels()) {
            labels.add(label(repository, Objects.requireNonNull(repository.labels.get(GitHubRepository.key(name)))));
        }
        node.put("state", issue.open() ? "open" : "closed").put("locked", false);
        people(node, issue);
        node.putNull("milestone")
                .put("comments", repository.commentCount(issue.number()))
                .put("created_at", issue.createdAt().toString())
                .put("updated_at", issue.updatedAt().toString())
                .put("closed_at", Objects.toString(issue.closedAt(), null))
                .put("author_association", association(repository, issue.author()));
        if (issue.pullRequest()) {
            node.put("draft", false).set("pull_request", pullRequest(repository, issue));
        }
        return tail(node, url, issue);
    }

    private void people(ObjectNode node, GitHubIssue issue) {
        node.putNull("assignee");
        var assignees = node.putArray("assignees");
        for (var login : issue.assignees()) {
            assignees.add(users.simple(world.user(login)));
        }
        if (!issue.assignees().isEmpty()) {
            node.set("assignee", assignees.get(0));
        }
    }

    private static ObjectNode tail(ObjectNode node, String url, GitHubIssue issue) {
        node.putNull("active_lock_reason").put("body", issue.body()).putNull("closed_by");
        node.set("reactions", reactions(url));
        node.put("timeline_url", url + "/timeline").putNull("performed_via_github_app");
        node.put("state_reason", issue.stateReason());
        node.putObject("sub_issues_summary").put("total", 0).put("completed", 0).put("percent_completed", 0);
        return node;
    }

    private ObjectNode pullRequest(GitHubRepository repository, GitHubIssue issue) {
        var page = links.page(repository, issue);
        return Json.object()
                .put("url", links.repository(repository) + "/pulls/" + issue.number())
                .put("html_url", page)
                .put("diff_url", page + ".diff")
                .put("patch_url", page + ".patch")
                .putNull("merged_at");
    }

    private static ObjectNode reactions(String url) {
        var node = Json.object().put("url", url + "/reactions").put("total_count", 0);
        for (var kind : new String[] {"+1", "-1", "laugh", "hooray", "confused", "heart", "rocket", "eyes"}) {
            node.put(kind, 0);
        }
        return node;
    }

    ObjectNode comment(GitHubRepository repository, GitHubComment comment) {
        var url = links.repository(repository) + "/issues/comments/" + comment.id();
        var issue = repository.issues.get(comment.issueNumber());
        var page = issue == null
                ? links.page(repository) + "/issues/" + comment.issueNumber()
                : links.page(repository, issue);
        var node = Json.object()
                .put("url", url)
                .put("html_url", page + "#issuecomment-" + comment.id())
                .put("issue_url", links.issue(repository, comment.issueNumber()))
                .put("id", comment.id())
                .put("node_id", GitHubUserJson.nodeId("IssueComment", comment.id()));
        node.set("user", users.simple(world.user(comment.author())));
        node.put("created_at", comment.createdAt().toString())
                .put("updated_at", comment.updatedAt().toString())
                .put("author_association", association(repository, comment.author()))
                .put("body", comment.body());
        node.set("reactions", reactions(url));
        return node.putNull("performed_via_github_app");
    }

    ObjectNode happening(GitHubRepository repository, GitHubRepository.Happening happening) {
        var node = Json.object()
                .put("id", happening.id())
                .put("node_id", GitHubUserJson.nodeId("IssueEvent", happening.id()))
                .put("url", links.repository(repository) + "/issues/events/" + happening.id());
        node.set("actor", users.simple(world.user(happening.actor())));
        node.put("event", happening.kind())
                .putNull("commit_id")
                .putNull("commit_url")
                .put("created_at", happening.at().toString())
                .putNull("performed_via_github_app");
        switch (happening.kind()) {
            case "labeled", "unlabeled" -> node.set("label", happenedLabel(repository, happening.about()));
            case "assigned", "unassigned" -> node.set("assignee", users.simple(world.user(happening.about())));
            case "renamed" ->
                node.putObject("rename").put("from", happening.about()).put("to", happening.after());
            default -> {}
        }
        return node;
    }

    /** There it has a name and a colour, and no more. */
    private static ObjectNode happenedLabel(GitHubRepository repository, String name) {
        var label = repository.labels.get(GitHubRepository.key(name));
        return Json.object().put("name", name).put("color", label == null ? "ededed" : label.color());
    }

    ObjectNode label(GitHubRepository repository, GitHubLabel label) {
        return Json.object()
                .put("id", label.id())
                .put("node_id", GitHubUserJson.nodeId("Label", label.id()))
                .put("url", links.repository(repository) + "/labels/" + GitHubLinks.encoded(label.name()))
                .put("name", label.name())
                .put("color", label.color())
                .put("default", GitHubLabels.DEFAULTS.containsKey(label.name()))
                .put("description", label.description());
    }

    private static String association(GitHubRepository repository, String login) {
        return repository.owner.login().equalsIgnoreCase(login) ? "OWNER" : "CONTRIBUTOR";
    }
}
