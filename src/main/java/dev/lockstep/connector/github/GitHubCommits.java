package dev.lockstep.connector.github;

import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.RemoteHttp.Answer;
import dev.lockstep.connector.RemoteJson;
import dev.lockstep.connector.RemoteRepository;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@link RemoteRepository} over references, comparisons and commits. */
final class GitHubCommits implements RemoteRepository {
    private static final String BRANCH = "refs/heads/";
    private static final int PAGE_SIZE = 100;
    private static final int MAX_PAGES = 50;

    private final GitHubApi api;
    private final String repository;

    GitHubCommits(GitHubApi api, Container container) {
        this.api = api;
        repository = GitHubSession.repository(container);
    }

    @Override
    public Heads heads(String prefix, @Nullable String etag) {
        // GitHub gives this list whole; it has no parameter for the size of a page.
        var path = repository + "/git/matching-refs/heads/" + encoded(prefix);
        var answer = api.page(path, etag);
        if (answer.status() == 304) {
            return new Heads(true, Collections.emptySortedMap(), etag);
        }
        var heads = new TreeMap<>(references(answer));
        boolean many = GitHubWalk.linksToNext(answer);
        for (int page = 2; GitHubWalk.linksToNext(answer); page++) {
            answer = api.page(path + "?page=" + within(page), null);
            heads.putAll(references(answer));
        }
        // The tag is of the first page alone.
        return new Heads(false, heads, many ? null : answer.header("etag"));
    }

    private static SortedMap<String, String> references(Answer answer) {
        return GitHubApi.translated(answer, false, text -> {
            var heads = new TreeMap<String, String>();
            for (var each : RemoteJson.parse(text).items()) {
                var name = each.text("ref");
                if (name.startsWith(BRANCH)) {
                    heads.put(
                            name.substring(BRANCH.length()),
                            each.object("object").text("sha"));
                }
            }
            return heads;
        });
    }

    @Override
    public History compare(@Nullable String base, String head) {
        var range = (base == null ? "HEAD" : encoded(base)) + "..." + encoded(head);
        var commits = new ArrayList<RemoteCommit>();
        boolean rewritten = false;
        boolean more = true;
        for (int page = 1; more && page <= MAX_PAGES; page++) {
            var answer = api.page(repository + "/compare/" + range + "?per_page=" + PAGE_SIZE + "&page=" + page, null);
            commits.addAll(GitHubApi.translated(
                    answer, false, text -> commits(RemoteJson.parse(text).list("commits"))));
            rewritten = GitHubApi.translated(
                    answer, false, text -> RemoteJson.parse(text).number("behind_by", 0) > 0);
            more = GitHubWalk.linksToNext(answer);
        }
        return new History(rewritten, commits, more);
    }

    @Override
    public List<RemoteCommit> newest(String branch, int limit) {
        var path = repository + "/commits?sha=" + URLEncoder.encode(branch, StandardCharsets.UTF_8) + "&per_page="
                + Math.clamp(limit, 1, PAGE_SIZE);
        return api.get(path, json -> commits(json.items()));
    }

    @Override
    public List<String> paths(String sha) {
        return api.get(
                repository + "/commits/" + encoded(sha),
                json -> json.list("files").stream()
                        .map(file -> file.text("filename"))
                        .toList());
    }

    private static List<RemoteCommit> commits(List<RemoteJson> items) {
        return items.stream().map(GitHubCommits::commit).toList();
    }

    private static RemoteCommit commit(RemoteJson json) {
        var inner = json.object("commit");
        var author = inner.has("author") ? inner.object("author") : inner.object("committer");
        var login = json.has("author") ? json.object("author").textOrNull("login") : null;
        var name = author.textOrNull("name");
        return new RemoteCommit(
                json.text("sha"),
                inner.text("message"),
                name != null && !name.isBlank() ? name : login == null ? "unknown" : login,
                author.time("date"),
                json.textOrNull("html_url"));
    }

    private static int within(int page) {
        if (page > MAX_PAGES) {
            throw new ConnectorException(
                    new ConnectorFault.Malformed("GitHub's list does not end after " + MAX_PAGES + " pages.", false));
        }
        return page;
    }

    /** A branch's name has slashes of its own, which stay. */
    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }
}
