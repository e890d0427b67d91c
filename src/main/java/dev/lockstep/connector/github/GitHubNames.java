package dev.lockstep.connector.github;

import dev.lockstep.connector.Connector.Called;
import dev.lockstep.connector.Connector.Names;
import dev.lockstep.connector.RemoteJson;
import dev.lockstep.connector.RemoteText;
import java.util.ArrayList;
import java.util.List;

/** Whom a repository's issues can be assigned to, and its labels: the first {@value #MOST_PAGES} pages of a hundred. */
final class GitHubNames {
    private static final int MOST_PAGES = 5;

    private GitHubNames() {}

    /** @param of {@code assignees} or {@code labels} */
    static Names list(GitHubApi api, String repository, String of, String member) {
        var names = new ArrayList<Called>();
        for (int page = 1; page <= MOST_PAGES; page++) {
            var answer = api.page(repository + "/" + of + "?per_page=100&page=" + page, null);
            List<Called> read = GitHubApi.translated(
                    answer,
                    false,
                    text -> RemoteJson.parse(text).items().stream()
                            .map(each -> Called.plain(RemoteText.clean(each.text(member))))
                            .toList());
            names.addAll(read);
            if (!GitHubWalk.hasNext(answer, read.size())) {
                return Names.of(names, false);
            }
        }
        return Names.of(names, true);
    }
}
