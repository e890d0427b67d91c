package dev.lockstep.simulator;

import java.util.Comparator;
import java.util.List;

/** Comments of an issue and of a whole repository. */
record GitHubCommentsApi(GitHubComments comments, GitHubIssueJson json, GitHubPages pages) {
    void addTo(Routes<GitHubCall> routes) {
        routes.on("GET /repos/{owner}/{repo}/issues/comments", this::listAll)
                .on("GET /repos/{owner}/{repo}/issues/{number}/comments", this::listOfIssue)
                .on("POST /repos/{owner}/{repo}/issues/{number}/comments", this::create)
                .on("GET /repos/{owner}/{repo}/issues/comments/{id}", this::get)
                .on("PATCH /repos/{owner}/{repo}/issues/comments/{id}", this::edit)
                .on("DELETE /repos/{owner}/{repo}/issues/comments/{id}", this::delete);
    }

    private Answer listAll(GitHubCall call) {
        var repository = call.issuesRead();
        var order = call.request().query("sort", "created").equals("updated")
                ? Comparator.comparing(GitHubComment::updatedAt).thenComparing(GitHubComment::id)
                : Comparator.comparing(GitHubComment::id);
        boolean descending = call.request().query("direction", "asc").equals("desc");
        var found = listed(call, List.copyOf(repository.comments.values())).stream()
                .sorted(descending ? order.reversed() : order)
                .toList();
        return page(call, repository, "/issues/comments", found);
    }

    private Answer listOfIssue(GitHubCall call) {
        var repository = call.issuesRead();
        var issue = call.issue(repository);
        var found = listed(call, repository.commentsOf(issue.number()));
        return page(call, repository, "/issues/" + issue.number() + "/comments", found);
    }

    private static List<GitHubComment> listed(GitHubCall call, List<GitHubComment> all) {
        var since = GitHubIssuesApi.since(call);
        return all.stream()
                .filter(comment -> call.world().listed(comment.createdAt()))
                .filter(comment -> since == null || !comment.updatedAt().isBefore(since))
                .toList();
    }

    private Answer page(GitHubCall call, GitHubRepository repository, String address, List<GitHubComment> found) {
        return pages.page(
                call, "/repositories/" + repository.id + address, found, comment -> json.comment(repository, comment));
    }

    private Answer create(GitHubCall call) {
        var repository = call.issuesRead();
        var actor = call.actor();
        if (!call.signedIn().mayWith("issues", "write")) {
            throw GitHubCall.notGranted("issues=write");
        }
        var made = comments.create(repository, actor, call.issue(repository), text(call));
        return Answer.created(json.comment(repository, made));
    }

    private Answer get(GitHubCall call) {
        var repository = call.issuesRead();
        return Answer.ok(json.comment(repository, call.comment(repository)));
    }

    private Answer edit(GitHubCall call) {
        call.signedIn();
        var repository = call.writable();
        var edited = comments.edit(repository, call.actor(), call.comment(repository), text(call));
        return Answer.ok(json.comment(repository, edited));
    }

    private Answer delete(GitHubCall call) {
        call.signedIn();
        var repository = call.writable();
        comments.delete(repository, call.actor(), call.comment(repository));
        return Answer.empty(204);
    }

    private static String text(GitHubCall call) {
        var text = Json.string(call.body(), "body");
        if (text == null) {
            throw GitHubErrors.invalid("IssueComment", "body", "missing_field", null);
        }
        return text;
    }
}
