package dev.lockstep.connector.github;

import dev.lockstep.base.Slice;
import dev.lockstep.connector.Connector.Linkable;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.RemoteJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The repositories that a token reaches, the most recently pushed first. The cursor is GitHub's number of a page. */
final class GitHubPlaces {
    private static final int MOST_PER_PAGE = 100;

    private GitHubPlaces() {}

    static Slice<Linkable> list(GitHubApi api, int limit, @Nullable String cursor) {
        int perPage = Math.min(limit, MOST_PER_PAGE);
        int page = Linkable.page(cursor);
        var path = "/user/repos?sort=pushed&per_page=" + perPage + "&page=" + page;
        List<Linkable> places = api.get(
                path, json -> json.items().stream().map(GitHubPlaces::place).toList());
        return new Slice<>(places, places.size() < perPage ? null : String.valueOf(page + 1));
    }

    private static Linkable place(RemoteJson repository) {
        var name = repository.text("full_name");
        return new Linkable(
                new Container(name),
                name,
                repository.has("open_issues_count") ? repository.number("open_issues_count", 0) : null,
                GitHubCheck.problem(repository, GitHubCheck.permissions(repository)));
    }
}
