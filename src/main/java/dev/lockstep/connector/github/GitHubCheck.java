package dev.lockstep.connector.github;

import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connection.Credential;
import dev.lockstep.connector.Connector.ConnectionReport;
import dev.lockstep.connector.Connector.Right;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.RemoteJson;
import dev.lockstep.connector.budget.Budgets.Budget;
import java.util.ArrayList;
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
        List<Right> rights = List.of();
        String problem = null;
        try {
            String scopes = null;
            if (connection.credential() instanceof Credential.App app) {
                var self = credentials.app(connection, app);
                account = self.text("slug") + "[bot]";
                rights = app(self, permissions);
            } else {
                var user = api.page("/user", null);
                account = GitHubApi.translated(
                        user, false, body -> RemoteJson.parse(body).text("login"));
                scopes = user.header(SCOPES);
                rights = scopes == null ? GitHubRights.untried() : GitHubRights.ofScopes(scopes);
            }
            if (container != null) {
                var repository = api.get(GitHubSession.repository(container));
                permissions.addAll(permissions(repository));
                problem = problem(repository, permissions);
                if (problem == null && scopes == null && !(connection.credential() instanceof Credential.App)) {
                    rights = GitHubRights.tried(api, container, repository.flag("private"));
                }
            }
        } catch (ConnectorException failure) {
            problem = failure.fault().message();
        }
        var left = budget.get();
        return new ConnectionReport(
                account,
                List.copyOf(permissions),
                ConnectionReport.missing(rights),
                rights,
                problem,
                left.remaining(),
                left.resetsAt());
    }

    private static List<Right> app(RemoteJson self, List<String> permissions) {
        if (!self.has("permissions")) {
            return List.of();
        }
        var issues = self.object("permissions").textOrNull("issues");
        permissions.add("issues:" + (issues == null ? "none" : issues));
        return GitHubRights.ofApp(issues);
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
