package dev.lockstep.connector.github;

import dev.lockstep.connector.Connector.Right;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.Container;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a credential may do, as far as GitHub tells. Of a fine-grained token it tells nothing: the {@code permissions} of
 * a repository are its owner's. So reading is tried, and writing shows with the first write.
 */
final class GitHubRights {
    private static final String CHANGE = "to create and change issues and comments";
    private static final String REGISTER = "to register the webhook; without it Lockstep polls";

    private GitHubRights() {}

    /** Of a classic token, which comes with its scopes; {@code repo} is all that is needed. */
    static List<Right> ofScopes(String scopes) {
        var has = new HashSet<>(List.of(scopes.strip().split("[,\\s]+")));
        if (has.contains("repo")) {
            return List.of(new Right("repo", Right.YES, CHANGE));
        }
        var issues = has.contains("public_repo")
                ? new Right("public_repo", Right.YES, CHANGE + " of public repositories")
                : new Right("repo", Right.NO, CHANGE);
        boolean hooks = has.contains("admin:repo_hook") || has.contains("write:repo_hook");
        return List.of(issues, new Right("admin:repo_hook", hooks ? Right.YES : Right.NO, REGISTER));
    }

    /** @param level what the App was let do with issues; null for nothing */
    static List<Right> ofApp(@Nullable String level) {
        return List.of(new Right("issues: write", "write".equals(level) ? Right.YES : Right.NO, CHANGE));
    }

    /** Of a token without scopes, as long as no repository is named. */
    static List<Right> untried() {
        return List.of(
                new Right("Issues: write", Right.UNKNOWN, CHANGE),
                new Right("Webhooks: write", Right.UNKNOWN, REGISTER));
    }

    /** Of a token without scopes, by what can be asked in a repository. */
    static List<Right> tried(GitHubApi api, Container container, boolean isPrivate) {
        var repository = GitHubSession.repository(container);
        boolean reads = tried(api, repository + "/issues?per_page=1");
        boolean seesHooks = tried(api, repository + "/hooks?per_page=1");
        // Of a public repository everybody may read the issues, so that tells nothing.
        var read = reads ? isPrivate ? Right.YES : Right.UNKNOWN : Right.NO;
        return List.of(
                new Right("Issues: read", read, "to read issues and comments"),
                new Right("Issues: write", unlessRefused(reads), CHANGE),
                new Right("Webhooks: write", unlessRefused(seesHooks), REGISTER));
    }

    private static String unlessRefused(boolean reads) {
        return reads ? Right.UNKNOWN : Right.NO;
    }

    private static boolean tried(GitHubApi api, String path) {
        try {
            api.page(path, null);
            return true;
        } catch (ConnectorException refused) {
            if (refused.fault() instanceof ConnectorFault.Forbidden
                    || refused.fault() instanceof ConnectorFault.NotFound) {
                return false;
            }
            throw refused;
        }
    }
}
