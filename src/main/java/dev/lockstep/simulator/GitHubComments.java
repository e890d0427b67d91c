package dev.lockstep.simulator;

/** What may happen to comments, whoever does it. Callers hold the world's lock. */
final class GitHubComments {
    private final GitHubWorld world;
    private final GitHubEvents events;

    GitHubComments(GitHubWorld world, GitHubEvents events) {
        this.world = world;
        this.events = events;
    }

    GitHubComment create(GitHubRepository repository, String actor, GitHubIssue issue, String body) {
        var now = world.now();
        var comment = new GitHubComment(world.nextId(), issue.number(), actor, checked(body), now, now);
        repository.put(comment);
        touch(repository, issue.number());
        events.comment(repository, actor, "created", comment, null);
        return comment;
    }

    GitHubComment edit(GitHubRepository repository, String actor, GitHubComment before, String body) {
        if (before.body().equals(body)) {
            return before;
        }
        var after = before.edited(checked(body), world.now());
        repository.put(after);
        touch(repository, after.issueNumber());
        events.comment(repository, actor, "edited", after, before.body());
        return after;
    }

    void delete(GitHubRepository repository, String actor, GitHubComment comment) {
        repository.remove(comment);
        touch(repository, comment.issueNumber());
        events.comment(repository, actor, "deleted", comment, null);
    }

    private void touch(GitHubRepository repository, long number) {
        var issue = repository.issues.get(number);
        if (issue != null) {
            repository.put(issue.touched(world.now()));
        }
    }

    private static String checked(String body) {
        var text = GitHubIssues.checkedBody("IssueComment", body);
        if (text == null || text.isBlank()) {
            throw GitHubErrors.invalid("IssueComment", "data", "unprocessable", "Body cannot be blank");
        }
        return text;
    }
}
