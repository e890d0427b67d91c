package dev.lockstep.simulator;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Tells the hooks what happened: one event per kind of change, whoever made it. */
record GitHubEvents(
        GitHubWorld world,
        GitHubHooks hooks,
        GitHubIssueJson issues,
        GitHubRepositoryJson repositories,
        GitHubUserJson users) {
    /** Of what happens to an issue as a whole, what its list of events tells. */
    private static final Set<String> LISTED = Set.of("closed", "reopened");

    void issue(GitHubRepository repository, String actor, String action, GitHubIssue issue) {
        if (LISTED.contains(action)) {
            repository.happened(issue, action, actor, "", "", world.now());
        }
        var event = eventOf(issue);
        if (hooks.wanted(repository, event)) {
            post(repository, event, about(repository, actor, action, issue));
        }
    }

    void labelled(GitHubRepository repository, String actor, boolean added, GitHubIssue issue, String name) {
        var event = eventOf(issue);
        repository.happened(issue, added ? "labeled" : "unlabeled", actor, name, "", world.now());
        if (hooks.wanted(repository, event)) {
            var payload = about(repository, actor, added ? "labeled" : "unlabeled", issue);
            var label = Objects.requireNonNull(repository.labels.get(GitHubRepository.key(name)));
            payload.set("label", issues.label(repository, label));
            post(repository, event, payload);
        }
    }

    void assigned(GitHubRepository repository, String actor, boolean added, GitHubIssue issue, String login) {
        var event = eventOf(issue);
        repository.happened(issue, added ? "assigned" : "unassigned", actor, login, "", world.now());
        if (hooks.wanted(repository, event)) {
            var payload = about(repository, actor, added ? "assigned" : "unassigned", issue);
            payload.set("assignee", users.simple(world.user(login)));
            post(repository, event, payload);
        }
    }

    /** One edit may be several events. */
    void edited(GitHubRepository repository, String actor, GitHubIssue before, GitHubIssue after) {
        boolean renamed = !before.title().equals(after.title());
        if (renamed) {
            repository.happened(after, "renamed", actor, before.title(), after.title(), world.now());
        }
        boolean rewritten = renamed || !Objects.equals(before.body(), after.body());
        if (rewritten && hooks.wanted(repository, eventOf(after))) {
            var payload = about(repository, actor, "edited", after);
            payload.set("changes", changes(before, after));
            post(repository, eventOf(after), payload);
        }
        if (before.open() != after.open()) {
            issue(repository, actor, after.open() ? "reopened" : "closed", after);
        }
        after.labels().stream()
                .filter(name -> !before.labels().contains(name))
                .forEach(name -> labelled(repository, actor, true, after, name));
        before.labels().stream()
                .filter(name -> !after.labels().contains(name))
                .forEach(name -> labelled(repository, actor, false, after, name));
        after.assignees().stream()
                .filter(login -> !before.assignees().contains(login))
                .forEach(login -> assigned(repository, actor, true, after, login));
        before.assignees().stream()
                .filter(login -> !after.assignees().contains(login))
                .forEach(login -> assigned(repository, actor, false, after, login));
    }

    void comment(
            GitHubRepository repository, String actor, String action, GitHubComment comment, @Nullable String before) {
        var issue = repository.issues.get(comment.issueNumber());
        if (issue == null || !hooks.wanted(repository, "issue_comment")) {
            return;
        }
        var payload = Json.object().put("action", action);
        payload.set("issue", issues.issue(repository, issue));
        payload.set("comment", issues.comment(repository, comment));
        if (before != null) {
            payload.putObject("changes").putObject("body").put("from", before);
        }
        post(repository, "issue_comment", signed(payload, repository, actor));
    }

    void label(GitHubRepository repository, String actor, String action, GitHubLabel label) {
        if (hooks.wanted(repository, "label")) {
            var payload = Json.object().put("action", action);
            payload.set("label", issues.label(repository, label));
            post(repository, "label", signed(payload, repository, actor));
        }
    }

    void push(GitHubRepository repository, String actor, String branch, String before, String after, boolean forced) {
        if (!hooks.wanted(repository, "push")) {
            return;
        }
        var code = repository.code;
        var payload = Json.object()
                .put("ref", "refs/heads/" + branch)
                .put("before", before)
                .put("after", after)
                .put("created", !code.commits.containsKey(before))
                .put("deleted", !code.commits.containsKey(after))
                .put("forced", forced)
                .putNull("base_ref");
        var commits = payload.putArray("commits");
        code.difference(code.reachable(code.find(after)), code.reachable(code.find(before)))
                .forEach(commit -> commits.addObject()
                        .put("id", commit.sha())
                        .put("message", commit.message())
                        .put("timestamp", commit.at().toString()));
        payload.putObject("pusher").put("name", actor);
        post(repository, "push", signed(payload, repository, actor));
    }

    private ObjectNode about(GitHubRepository repository, String actor, String action, GitHubIssue issue) {
        var payload = Json.object().put("action", action);
        var shown = issues.issue(repository, issue);
        if (issue.pullRequest()) {
            payload.put("number", issue.number()).set("pull_request", shown);
        } else {
            payload.set("issue", shown);
        }
        return signed(payload, repository, actor);
    }

    private ObjectNode signed(ObjectNode payload, GitHubRepository repository, String actor) {
        payload.set("repository", repositories.repository(repository));
        payload.set("sender", users.simple(world.user(actor)));
        return payload;
    }

    private static ObjectNode changes(GitHubIssue before, GitHubIssue after) {
        var node = Json.object();
        if (!before.title().equals(after.title())) {
            node.putObject("title").put("from", before.title());
        }
        if (!Objects.equals(before.body(), after.body())) {
            node.putObject("body").put("from", before.body());
        }
        return node;
    }

    private static String eventOf(GitHubIssue issue) {
        return issue.pullRequest() ? "pull_request" : "issues";
    }

    private void post(GitHubRepository repository, String event, ObjectNode payload) {
        hooks.post(repository, event, payload);
    }
}
