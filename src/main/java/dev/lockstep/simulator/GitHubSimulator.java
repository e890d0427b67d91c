package dev.lockstep.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A small GitHub: the REST API (2022-11-28) that an issue hub uses, with its quirks, its webhooks and its limits, over
 * state in memory. Starts empty. Thread-safe.
 *
 * <p>The primary limit of 5,000 requests an hour is on, the secondary limits are off.
 */
public final class GitHubSimulator implements AutoCloseable {
    private final Faults faults;
    private final GitHubWorld world;
    private final GitHubLimits limits;
    private final HookSender sender;
    private final Door door;
    private final GitHubIssues issues;
    private final GitHubComments comments;
    private final GitHubEvents events;

    GitHubSimulator(Door.Maker entrance, HookCarrier carrier, InstantSource clock, long seed) throws IOException {
        faults = new Faults(seed);
        world = new GitHubWorld(clock, faults);
        limits = new GitHubLimits(world);
        sender = new HookSender(faults, carrier);
        var routes = new Routes<GitHubCall>();
        door = entrance.make(new GitHubSite(world, limits, routes), faults, clock);
        var links = new GitHubLinks(door.baseUri());
        var users = new GitHubUserJson(links);
        var json = new GitHubIssueJson(world, links, users);
        var repositories = new GitHubRepositoryJson(links, users);
        var hooks = new GitHubHooks(world, sender);
        events = new GitHubEvents(world, hooks, json, repositories, users);
        var labels = new GitHubLabels(world, events);
        issues = new GitHubIssues(world, labels, events);
        comments = new GitHubComments(world, events);
        var pages = new GitHubPages(links);
        new GitHubCommentsApi(comments, json, pages).addTo(routes);
        new GitHubIssuesApi(issues, json, pages).addTo(routes);
        new GitHubLabelsApi(labels, json, pages).addTo(routes);
        new GitHubHooksApi(hooks, new GitHubHookJson(links), pages).addTo(routes);
        new GitHubAccountApi(repositories, users, limits, pages).addTo(routes);
        new GitHubAppApi(world, links, users).addTo(routes);
        new GitHubCodeApi(links, users, pages).addTo(routes);
        new GitHubBrowsing().addTo(routes);
        door.open();
    }

    /** @param port 0 for a free one */
    public static GitHubSimulator start(int port, InstantSource clock, long seed) {
        try {
            return new GitHubSimulator(
                    (site, faults, time) -> new SimulatedServer(port, site, faults, time),
                    new HookThreads(),
                    clock,
                    seed);
        } catch (IOException failed) {
            throw new UncheckedIOException("the simulated GitHub cannot listen on port " + port, failed);
        }
    }

    /** What stands for {@code https://api.github.com}. */
    public URI baseUri() {
        return door.baseUri();
    }

    public Faults faults() {
        return faults;
    }

    public RequestLog log() {
        return door.log();
    }

    /** @param fullName {@code owner/name} */
    public GitHubSimulator addRepository(String fullName) {
        return change(() -> world.addRepository(fullName, false));
    }

    public GitHubSimulator addPrivateRepository(String fullName) {
        return change(() -> world.addRepository(fullName, true));
    }

    /** Old addresses answer 301 from now on. */
    public GitHubSimulator renameRepository(String fullName, String newName) {
        synchronized (world) {
            world.rename(repository(fullName), newName);
        }
        return this;
    }

    public GitHubSimulator addUser(String login) {
        return change(() -> world.user(login));
    }

    /** A token that may do everything its user may, everywhere. */
    public GitHubSimulator addToken(String value, String login) {
        return token(new GitHubToken(value, login, null, true, null, null, null));
    }

    /** A token for some repositories only, or for reading only. Adding a known value changes what it may. */
    public GitHubSimulator addToken(String value, String login, Set<String> repositories, boolean mayWrite) {
        return token(new GitHubToken(value, login, Set.copyOf(repositories), mayWrite, null, null, null));
    }

    /** A classic token, which GitHub tells the scopes of. */
    public GitHubSimulator addClassicToken(String value, String login, String scopes) {
        return token(new GitHubToken(value, login, null, scopes.contains("repo"), null, scopes, null));
    }

    /** A fine-grained token, of which GitHub tells nothing: {@code granted} is permission to level, as issues to write. */
    public GitHubSimulator addFineGrainedToken(String value, String login, Map<String, String> granted) {
        return token(new GitHubToken(value, login, null, true, null, null, Map.copyOf(granted)));
    }

    private GitHubSimulator token(GitHubToken token) {
        return change(() -> {
            world.addToken(token);
            return token;
        });
    }

    /** From now on 401. */
    public GitHubSimulator revokeToken(String value) {
        synchronized (world) {
            world.revokeToken(value);
        }
        return this;
    }

    /** Installed on all repositories of the account. */
    public GitHubSimulator addApp(long appId, String slug, String account, long installationId) {
        return change(() -> world.apps.put(appId, new GitHubApp(appId, slug, account, installationId, world.now())));
    }

    /** @param archive JSON lines, may be gzipped */
    public GitHubSimulator load(String fullName, Path archive) throws IOException {
        return load(fullName, IssueArchive.read(archive));
    }

    GitHubSimulator load(String fullName, IssueArchive archive) {
        synchronized (world) {
            new GitHubImport(world, repository(fullName)).load(archive);
        }
        return this;
    }

    public GitHubSimulator limitPerHour(int requests) {
        synchronized (world) {
            limits.perHour(requests);
        }
        return this;
    }

    /** @param withRetryAfter the real one names a time in some answers and not in others */
    public GitHubSimulator secondaryLimits(boolean enforced, boolean withRetryAfter) {
        synchronized (world) {
            limits.secondary(enforced, withRetryAfter);
        }
        return this;
    }

    /** Somebody who works in the repository by hand; becomes a user. */
    public GitHubPerson person(String login, String fullName) {
        synchronized (world) {
            world.user(login);
            return new GitHubPerson(world, issues, comments, repository(fullName), login);
        }
    }

    /** Somebody who pushes to the repository; becomes a user. */
    public GitHubCommitter committer(String login, String fullName) {
        synchronized (world) {
            world.user(login);
            return new GitHubCommitter(world, events, repository(fullName), login);
        }
    }

    /** By number; pull requests too. */
    public List<GitHubIssue> issues(String fullName) {
        return read(() -> List.copyOf(repository(fullName).issues.values()));
    }

    /** In the order they were made. */
    public List<GitHubComment> comments(String fullName, long number) {
        return read(() -> repository(fullName).commentsOf(number));
    }

    public List<GitHubLabel> labels(String fullName) {
        return read(() -> List.copyOf(repository(fullName).labels.values()));
    }

    public List<GitHubHook> hooks(String fullName) {
        return read(() -> List.copyOf(repository(fullName).hooks.values()));
    }

    /** Newest first; bounded. */
    public List<GitHubDelivery> deliveries(String fullName) {
        return read(() -> List.copyOf(repository(fullName).deliveries));
    }

    /** @return false when webhooks were still under way after that time */
    public boolean awaitQuietHooks(Duration atMost) throws InterruptedException {
        return sender.awaitQuiet(atMost);
    }

    private GitHubRepository repository(String fullName) {
        return world.repository(fullName).orElseThrow(() -> new IllegalArgumentException("no repository " + fullName));
    }

    private GitHubSimulator change(Supplier<?> work) {
        read(work);
        return this;
    }

    private <T> T read(Supplier<T> work) {
        synchronized (world) {
            return work.get();
        }
    }

    @Override
    public void close() {
        door.close();
        sender.close();
    }
}
