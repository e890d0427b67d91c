package dev.lockstep.simulator;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** A repository as GitHub shows one. */
record GitHubRepositoryJson(GitHubLinks links, GitHubUserJson users) {
    /** Member to the end of its address. */
    private static final Map<String, String> ADDRESSES = new TreeMap<>(Map.ofEntries(
            Map.entry("archive_url", "/{archive_format}{/ref}"),
            Map.entry("assignees_url", "/assignees{/user}"),
            Map.entry("blobs_url", "/git/blobs{/sha}"),
            Map.entry("branches_url", "/branches{/branch}"),
            Map.entry("collaborators_url", "/collaborators{/collaborator}"),
            Map.entry("comments_url", "/comments{/number}"),
            Map.entry("commits_url", "/commits{/sha}"),
            Map.entry("compare_url", "/compare/{base}...{head}"),
            Map.entry("contents_url", "/contents/{+path}"),
            Map.entry("contributors_url", "/contributors"),
            Map.entry("deployments_url", "/deployments"),
            Map.entry("downloads_url", "/downloads"),
            Map.entry("events_url", "/events"),
            Map.entry("forks_url", "/forks"),
            Map.entry("git_commits_url", "/git/commits{/sha}"),
            Map.entry("git_refs_url", "/git/refs{/sha}"),
            Map.entry("git_tags_url", "/git/tags{/sha}"),
            Map.entry("hooks_url", "/hooks"),
            Map.entry("issue_comment_url", "/issues/comments{/number}"),
            Map.entry("issue_events_url", "/issues/events{/number}"),
            Map.entry("issues_url", "/issues{/number}"),
            Map.entry("keys_url", "/keys{/key_id}"),
            Map.entry("labels_url", "/labels{/name}"),
            Map.entry("languages_url", "/languages"),
            Map.entry("merges_url", "/merges"),
            Map.entry("milestones_url", "/milestones{/number}"),
            Map.entry("notifications_url", "/notifications{?since,all,participating}"),
            Map.entry("pulls_url", "/pulls{/number}"),
            Map.entry("releases_url", "/releases{/id}"),
            Map.entry("stargazers_url", "/stargazers"),
            Map.entry("statuses_url", "/statuses/{sha}"),
            Map.entry("subscribers_url", "/subscribers"),
            Map.entry("subscription_url", "/subscription"),
            Map.entry("tags_url", "/tags"),
            Map.entry("teams_url", "/teams"),
            Map.entry("trees_url", "/git/trees{/sha}")));

    ObjectNode repository(GitHubRepository repository) {
        var url = links.repository(repository);
        var page = links.page(repository);
        var node = Json.object()
                .put("id", repository.id)
                .put("node_id", GitHubUserJson.nodeId("Repository", repository.id))
                .put("name", repository.name)
                .put("full_name", repository.fullName())
                .put("private", repository.isPrivate);
        node.set("owner", users.simple(repository.owner));
        node.put("html_url", page).putNull("description").put("fork", false).put("url", url);
        ADDRESSES.forEach((member, end) -> node.put(member, url + end));
        node.put("clone_url", page + ".git")
                .put("git_url", page.replaceFirst("^http", "git") + ".git")
                .put("ssh_url", "git@localhost:" + repository.fullName() + ".git")
                .put("svn_url", page)
                .putNull("homepage")
                .putNull("mirror_url")
                .putNull("language")
                .putNull("license")
                .put("default_branch", "main")
                .put("visibility", repository.isPrivate ? "private" : "public");
        node.putArray("topics");
        node.putObject("custom_properties");
        return counts(flags(node), repository);
    }

    private static ObjectNode flags(ObjectNode node) {
        for (var member : new String[] {"has_issues", "has_projects", "has_wiki", "has_downloads"}) {
            node.put(member, true);
        }
        for (var member : new String[] {
            "has_pages", "has_discussions", "archived", "disabled", "is_template", "web_commit_signoff_required"
        }) {
            node.put(member, false);
        }
        return node;
    }

    private static ObjectNode counts(ObjectNode node, GitHubRepository repository) {
        int open = (int)
                repository.issues.values().stream().filter(GitHubIssue::open).count();
        var made = repository.createdAt.toString();
        for (var member :
                new String[] {"forks", "forks_count", "stargazers_count", "watchers", "watchers_count", "size"}) {
            node.put(member, 0);
        }
        return node.put("open_issues", open)
                .put("open_issues_count", open)
                .put("created_at", made)
                .put("updated_at", made)
                .put("pushed_at", made);
    }

    /** With what the caller may do there. */
    ObjectNode full(GitHubRepository repository, boolean mayWrite) {
        var node = repository(repository).put("network_count", 0).put("subscribers_count", 0);
        node.putObject("permissions")
                .put("admin", mayWrite)
                .put("maintain", mayWrite)
                .put("push", mayWrite)
                .put("triage", mayWrite)
                .put("pull", true);
        return node;
    }
}
