package dev.lockstep.simulator;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One request with what is known about it.
 *
 * @param token null for a caller without credentials
 */
record GitHubCall(
        GitHubWorld world,
        Request request,
        Map<String, String> params,
        @Nullable GitHubToken token) {

    String actor() {
        return signedIn().login();
    }

    GitHubToken signedIn() {
        if (token == null) {
            throw GitHubErrors.refusal(401, "Requires authentication");
        }
        return token;
    }

    /** What the caller may not see does not exist. */
    GitHubRepository repository() {
        var found = world.repository(param("owner") + "/" + param("repo")).orElseThrow(GitHubErrors::notFound);
        boolean seen = token == null ? !found.isPrivate : !found.isPrivate || token.sees(found.fullName());
        if (!seen) {
            throw GitHubErrors.notFound();
        }
        return found;
    }

    /** The repository, when the caller may read its issues; those of a public one anybody may. */
    GitHubRepository issuesRead() {
        var found = repository();
        if (found.isPrivate && token != null && !token.mayWith("issues", "read")) {
            throw notGranted("issues=read");
        }
        return found;
    }

    /** The repository, when the caller may change its issues. */
    GitHubRepository writable() {
        var found = repository();
        if (!mayWrite(found) || !signedIn().mayWith("issues", "write")) {
            throw notGranted("issues=write");
        }
        return found;
    }

    /** What a fine-grained token is refused with. */
    static Refusal notGranted(String needed) {
        return new Refusal(GitHubErrors.answer(403, "Resource not accessible by personal access token")
                .with("X-Accepted-GitHub-Permissions", needed));
    }

    boolean mayWrite(GitHubRepository repository) {
        return token != null && token.mayWrite() && token.sees(repository.fullName());
    }

    GitHubIssue issue(GitHubRepository repository) {
        long number = id("number");
        var wentTo = repository.transferred.get(number);
        if (wentTo != null) {
            throw new Refusal(GitHubErrors.answer(request.reads() ? 301 : 307, "Moved Permanently")
                    .with("Location", wentTo));
        }
        if (repository.deletedIssues.contains(number)) {
            throw GitHubErrors.refusal(410, "This issue was deleted");
        }
        return orNotFound(repository.issues.get(number));
    }

    GitHubComment comment(GitHubRepository repository) {
        return orNotFound(repository.comments.get(id("id")));
    }

    GitHubHook hook(GitHubRepository repository) {
        return orNotFound(repository.hooks.get(id("id")));
    }

    private static <T> T orNotFound(@Nullable T found) {
        if (found == null) {
            throw GitHubErrors.notFound();
        }
        return found;
    }

    String param(String name) {
        return params.getOrDefault(name, "");
    }

    long id(String name) {
        try {
            return Long.parseLong(param(name));
        } catch (NumberFormatException notANumber) {
            throw GitHubErrors.notFound();
        }
    }

    ObjectNode body() {
        var node = Json.parse(request.body()).orElseThrow(() -> GitHubErrors.refusal(400, "Problems parsing JSON"));
        for (var value : node.values()) {
            if (value.isString() && Json.hasLoneSurrogate(value.stringValue())) {
                throw GitHubErrors.refusal(400, "Problems parsing JSON");
            }
        }
        return node;
    }
}
