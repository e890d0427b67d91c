package dev.lockstep.simulator;

import java.util.List;
import java.util.Objects;

/** {@code /repos/{owner}/{repo}/labels}. */
record GitHubLabelsApi(GitHubLabels labels, GitHubIssueJson json, GitHubPages pages) {
    void addTo(Routes<GitHubCall> routes) {
        routes.on("GET /repos/{owner}/{repo}/labels", this::list)
                .on("POST /repos/{owner}/{repo}/labels", this::create)
                .on("GET /repos/{owner}/{repo}/labels/{name}", this::get);
    }

    private Answer list(GitHubCall call) {
        var repository = call.repository();
        return pages.page(
                call,
                "/repositories/" + repository.id + "/labels",
                List.copyOf(repository.labels.values()),
                label -> json.label(repository, label));
    }

    private Answer create(GitHubCall call) {
        call.signedIn();
        var repository = call.writable();
        var body = call.body();
        var name = GitHubLabels.checked(Objects.requireNonNullElse(Json.string(body, "name"), ""));
        if (repository.labels.containsKey(GitHubRepository.key(name))) {
            throw GitHubErrors.invalid("Label", "name", "already_exists", null);
        }
        var color = Objects.requireNonNullElse(Json.string(body, "color"), GitHubLabels.FRESH_COLOR);
        if (!color.matches("[0-9a-fA-F]{6}")) {
            throw GitHubErrors.invalid("Label", "color", "invalid", null);
        }
        return Answer.created(json.label(repository, labels.add(repository, name, color, call.actor())));
    }

    private Answer get(GitHubCall call) {
        var repository = call.repository();
        var label = repository.labels.get(GitHubRepository.key(call.param("name")));
        if (label == null) {
            throw GitHubErrors.notFound();
        }
        return Answer.ok(json.label(repository, label));
    }
}
