package dev.lockstep.simulator;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Somebody who pushes to one repository. Hooks are told. Thread-safe. */
public final class GitHubCommitter {
    private static final String NOTHING = "0".repeat(40);

    private final GitHubWorld world;
    private final GitHubEvents events;
    private final GitHubRepository repository;
    private final String login;

    GitHubCommitter(GitHubWorld world, GitHubEvents events, GitHubRepository repository, String login) {
        this.world = world;
        this.events = events;
        this.repository = repository;
        this.login = login;
    }

    /**
     * Adds a commit on top of a branch, which is made when it is not there.
     *
     * @return its sha
     */
    public String commit(String branch, String message, String... files) {
        return locked(() -> {
            var parent = repository.code.branches.get(branch);
            var commit = made(message, parent == null ? List.of() : List.of(parent), files);
            return push(branch, commit.sha(), false);
        });
    }

    /** Makes a branch at the commit of another, or moves a branch there without force when it only goes forward. */
    public String branch(String name, String fromNameOrSha) {
        return locked(() -> push(name, existing(fromNameOrSha).sha(), false));
    }

    /** Lets a branch stand elsewhere, as {@code git push --force} does. */
    public String force(String branch, String nameOrSha) {
        return locked(() -> push(branch, existing(nameOrSha).sha(), true));
    }

    /** Replaces the newest commit of a branch, as an amended commit does. */
    public String amend(String branch, String message, String... files) {
        return locked(() ->
                push(branch, made(message, existing(branch).parents(), files).sha(), true));
    }

    public void delete(String branch) {
        locked(() -> {
            var before = existing(branch).sha();
            repository.code.branches.remove(branch);
            events.push(repository, login, branch, before, NOTHING, false);
            return before;
        });
    }

    private GitHubCommit made(String message, List<String> parents, String... files) {
        var sha = (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "").substring(0, 40);
        var changed = files.length == 0 ? List.of("README.md") : List.of(files);
        var commit = new GitHubCommit(sha, parents, message, login, world.now(), changed);
        repository.code.commits.put(sha, commit);
        return commit;
    }

    private String push(String branch, String sha, boolean forced) {
        var before = repository.code.branches.put(branch, sha);
        events.push(repository, login, branch, before == null ? NOTHING : before, sha, forced);
        return sha;
    }

    private GitHubCommit existing(String nameOrSha) {
        @Nullable GitHubCommit found = repository.code.find(nameOrSha);
        if (found == null) {
            throw new IllegalArgumentException("no commit " + nameOrSha + " in " + repository.fullName());
        }
        return found;
    }

    private <T> T locked(Supplier<T> work) {
        synchronized (world) {
            return work.get();
        }
    }
}
