package dev.lockstep.connector.github;

import dev.lockstep.connector.Budgets.Budget;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connection.Credential;
import dev.lockstep.connector.Connector.ConnectionReport;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.RemoteJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The test call: who we are, what we may do in the repository, what is left of the budget. */
final class GitHubCheck {
    private static final String SCOPES = "X-OAuth-Scopes";

    private final Connection connection;
    private final GitHubCredentials credentials;

    GitHubCheck(Connection connection, GitHubCredentials credentials) {
        this.connection = connection;
        this.credentials = credentials;
    }

    ConnectionReport report(@Nullable Container container, GitHubApi api, Supplier<Budget> budget) {
        var account = "";
        var permissions = new ArrayList<String>();
        List<String> missing = List.of();
        String problem = null;
        try {
            if (connection.credential() instanceof Credential.App app) {
                account = app(app, permissions);
            } else {
                var user = api.page("/user", null);
                account = GitHubApi.translated(
                        user, false, body -> RemoteJson.parse(body).text("login"));
                missing = missing(user.header(SCOPES));
            }
            if (container != null) {
                var repository = api.get(GitHubSession.repository(container));
                permissions.addAll(permissions(repository));
                problem = problem(repository, permissions);
            }
        } catch (ConnectorException failure) {
            problem = failure.fault().message();
        }
        var left = budget.get();
        return new ConnectionReport(
                account, List.copyOf(permissions), missing, problem, left.remaining(), left.resetsAt());
    }

    /** GitHub tells the scopes of classic tokens only; a fine-grained one shows in a repository what it may. */
    private static List<String> missing(@Nullable String scopes) {
        if (scopes == null) {
            return List.of();
        }
        var has = new HashSet<>(List.of(scopes.strip().split("[,\\s]+")));
        if (has.contains("repo")) {
            return List.of();
        }
        var missing = new ArrayList<String>();
        if (!has.contains("public_repo")) {
            missing.add("repo");
        }
        if (!has.contains("admin:repo_hook") && !has.contains("write:repo_hook")) {
            missing.add("admin:repo_hook");
        }
        return missing;
    }

    private String app(Credential.App app, List<String> permissions) {
        var self = credentials.app(connection, app);
        if (self.has("permissions")) {
            var issues = self.object("permissions").textOrNull("issues");
            permissions.add("issues:" + (issues == null ? "none" : issues));
        }
        return self.text("slug") + "[bot]";
    }

    static List<String> permissions(RemoteJson repository) {
        if (!repository.has("permissions")) {
            return List.of();
        }
        var granted = repository.object("permissions");
        return List.of("admin", "maintain", "push", "triage", "pull").stream()
                .filter(granted::flag)
                .toList();
    }

    static @Nullable String problem(RemoteJson repository, List<String> permissions) {
        if (repository.flag("archived")) {
            return "The repository is archived, so its issues cannot be changed.";
        }
        if (repository.has("has_issues") && !repository.flag("has_issues")) {
            return "Issues are switched off in this repository. Switch them on in its settings.";
        }
        var mayWrite =
                permissions.contains("issues:write") || permissions.contains("triage") || permissions.contains("push");
        return mayWrite ? null : "The token may read this repository but not change its issues.";
    }
}
