package dev.lockstep.simulator;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses in answers; they all lead to this server. */
record GitHubLinks(URI base) {
    String user(String login) {
        return base + "/users/" + login;
    }

    String repository(GitHubRepository repository) {
        return base + "/repos/" + repository.fullName();
    }

    String issue(GitHubRepository repository, long number) {
        return repository(repository) + "/issues/" + number;
    }

    String page(GitHubRepository repository) {
        return base + "/" + repository.fullName();
    }

    /** Where a person reads it: pull requests have another word in their address. */
    String page(GitHubRepository repository, GitHubIssue issue) {
        return page(repository) + (issue.pullRequest() ? "/pull/" : "/issues/") + issue.number();
    }

    static String encoded(String pathPart) {
        return URLEncoder.encode(pathPart, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
