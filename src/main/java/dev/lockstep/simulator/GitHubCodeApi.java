package dev.lockstep.simulator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** References, commits and comparisons. */
record GitHubCodeApi(GitHubLinks links, GitHubUserJson users, GitHubPages pages) {
    private static final String REPOSITORY = "GET /repos/{owner}/{repo}";
    private static final String REFS = "/git/matching-refs/";

    void addTo(Routes<GitHubCall> routes) {
        // A reference's name has parts of its own.
        for (var parts : List.of("", "/{a}", "/{a}/{b}", "/{a}/{b}/{c}")) {
            routes.on(REPOSITORY + "/git/matching-refs/heads" + parts, this::matching);
        }
        routes.on(REPOSITORY + "/compare/{range}", this::compare)
                .on(REPOSITORY + "/commits", this::list)
                .on(REPOSITORY + "/commits/{ref}", this::get);
    }

    /** All references that begin so; not paged. */
    private Answer matching(GitHubCall call) {
        var repository = call.repository();
        nonEmpty(repository);
        var path = call.request().path();
        var prefix = path.substring(path.indexOf(REFS) + REFS.length());
        var answer = Json.array();
        repository.code.branches.forEach((name, sha) -> {
            if (("heads/" + name).startsWith(prefix)) {
                answer.add(reference(repository, name, sha));
            }
        });
        return Answer.ok(answer);
    }

    private static void nonEmpty(GitHubRepository repository) {
        if (repository.code.commits.isEmpty()) {
            throw GitHubErrors.refusal(409, "Git Repository is empty.");
        }
    }

    private ObjectNode reference(GitHubRepository repository, String name, String sha) {
        var url = links.repository(repository) + "/git/";
        var node = Json.object()
                .put("ref", "refs/heads/" + name)
                .put("node_id", GitHubUserJson.nodeId("Ref", repository.id))
                .put("url", url + "refs/heads/" + name);
        node.putObject("object").put("sha", sha).put("type", "commit").put("url", url + "commits/" + sha);
        return node;
    }

    private Answer compare(GitHubCall call) {
        var repository = call.repository();
        var ends = call.param("range").split("\\.\\.\\.", 2);
        var base = commit(repository, ends[0]);
        var head = commit(repository, ends.length < 2 ? "" : ends[1]);
        var behind = repository.code.reachable(base);
        var ahead = repository.code.reachable(head);
        var fresh = repository.code.difference(ahead, behind);
        var lost = repository.code.difference(behind, ahead);
        var page = pages.page(
                call,
                "/repositories/" + repository.id + "/compare/" + call.param("range"),
                fresh,
                commit -> shown(repository, commit));
        var url = links.repository(repository) + "/compare/" + call.param("range");
        var node = Json.object()
                .put("url", url)
                .put("status", status(fresh.size(), lost.size()))
                .put("ahead_by", fresh.size())
                .put("behind_by", lost.size())
                .put("total_commits", fresh.size());
        node.set("base_commit", shown(repository, base));
        node.set("commits", Json.tree(page.body()));
        node.putArray("files");
        var answer = Answer.ok(node);
        var link = page.headers().get("Link");
        return link == null ? answer : answer.with("Link", link);
    }

    private static String status(int ahead, int behind) {
        if (ahead > 0) {
            return behind > 0 ? "diverged" : "ahead";
        }
        return behind > 0 ? "behind" : "identical";
    }

    private Answer list(GitHubCall call) {
        var repository = call.repository();
        nonEmpty(repository);
        var head = commit(repository, call.request().query("sha", "HEAD"));
        var newestFirst =
                new ArrayList<>(repository.code.difference(repository.code.reachable(head), Collections.emptySet()));
        Collections.reverse(newestFirst);
        return pages.page(
                call, "/repositories/" + repository.id + "/commits", newestFirst, commit -> shown(repository, commit));
    }

    private Answer get(GitHubCall call) {
        var repository = call.repository();
        var commit = commit(repository, call.param("ref"));
        var node = shown(repository, commit);
        node.putObject("stats").put("additions", 1).put("deletions", 0).put("total", 1);
        var files = node.putArray("files");
        commit.files().forEach(file -> files.add(file(repository, commit, file)));
        return Answer.ok(node);
    }

    private static GitHubCommit commit(GitHubRepository repository, String nameOrSha) {
        var found = repository.code.find(nameOrSha);
        if (found == null) {
            throw GitHubErrors.notFound();
        }
        return found;
    }

    private ObjectNode file(GitHubRepository repository, GitHubCommit commit, String file) {
        return Json.object()
                .put("sha", commit.sha())
                .put("filename", file)
                .put("status", "modified")
                .put("additions", 1)
                .put("deletions", 0)
                .put("changes", 1)
                .put("blob_url", links.page(repository) + "/blob/" + commit.sha() + "/" + GitHubLinks.encoded(file))
                .put("raw_url", links.page(repository) + "/raw/" + commit.sha() + "/" + GitHubLinks.encoded(file))
                .put("contents_url", links.repository(repository) + "/contents/" + GitHubLinks.encoded(file));
    }

    ObjectNode shown(GitHubRepository repository, GitHubCommit commit) {
        var url = links.repository(repository) + "/commits/" + commit.sha();
        var page = links.page(repository) + "/commit/";
        var git = links.repository(repository) + "/git";
        var node = Json.object()
                .put("sha", commit.sha())
                .put("node_id", GitHubUserJson.nodeId("Commit", repository.id))
                .put("url", url)
                .put("html_url", page + commit.sha())
                .put("comments_url", url + "/comments");
        var author = users.simple(new GitHubUser(1, commit.author(), "User"));
        node.set("author", author);
        node.set("committer", author);
        var inner = node.putObject("commit").put("message", commit.message()).put("comment_count", 0);
        inner.put("url", git + "/commits/" + commit.sha());
        inner.set("author", person(commit));
        inner.set("committer", person(commit));
        inner.putObject("tree").put("sha", commit.sha()).put("url", git + "/trees/" + commit.sha());
        inner.putObject("verification")
                .put("verified", false)
                .put("reason", "unsigned")
                .putNull("payload")
                .putNull("signature")
                .putNull("verified_at");
        var parents = node.putArray("parents");
        commit.parents()
                .forEach(parent -> parents.addObject()
                        .put("sha", parent)
                        .put("url", links.repository(repository) + "/commits/" + parent)
                        .put("html_url", page + parent));
        return node;
    }

    private static ObjectNode person(GitHubCommit commit) {
        return Json.object()
                .put("name", commit.author())
                .put("email", commit.author() + "@example.test")
                .put("date", commit.at().toString());
    }
}
