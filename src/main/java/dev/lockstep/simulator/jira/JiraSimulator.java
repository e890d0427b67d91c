package dev.lockstep.simulator.jira;

import dev.lockstep.simulator.Door;
import dev.lockstep.simulator.Faults;
import dev.lockstep.simulator.HookCarrier;
import dev.lockstep.simulator.HookSender;
import dev.lockstep.simulator.HookThreads;
import dev.lockstep.simulator.Json;
import dev.lockstep.simulator.RequestLog;
import dev.lockstep.simulator.Routes;
import dev.lockstep.simulator.SimulatedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A small Jira: the REST API that an issue hub uses, with its quirks, its webhooks and its limits, over state in memory.
 * Starts empty. Thread-safe.
 *
 * <p>The limits are on. {@link Faults#listLag} is how far the index of searches lags behind writes.
 */
public final class JiraSimulator implements AutoCloseable {
    private final Faults faults;
    private final JiraWorld world;
    private final JiraLimits limits;
    private final HookSender sender;
    private final JiraHooks hooks;
    private final JiraIssues issues;
    private final JiraComments comments;
    private final Door door;

    public JiraSimulator(JiraEdition edition, Door.Maker entrance, HookCarrier carrier, InstantSource clock, long seed)
            throws IOException {
        faults = new Faults(seed);
        world = new JiraWorld(edition, clock, faults);
        limits = new JiraLimits(world);
        sender = new HookSender(faults, carrier);
        hooks = new JiraHooks(world, sender);
        issues = new JiraIssues(world, hooks);
        comments = new JiraComments(world, issues, hooks);
        var routes = new Routes<JiraCall>();
        new JiraIssuesApi(world, issues).addTo(routes);
        new JiraTransitionsApi(world, issues).addTo(routes);
        new JiraCommentsApi(world, comments).addTo(routes);
        new JiraSearchApi(world).addTo(routes);
        new JiraProjectApi(world).addTo(routes);
        new JiraHooksApi(world, hooks).addTo(routes);
        door = entrance.make(new JiraSite(world, limits, routes), faults, clock);
        world.baseUri = door.baseUri();
        door.open();
    }

    /** @param port 0 for a free one */
    public static JiraSimulator start(JiraEdition edition, int port, InstantSource clock, long seed) {
        try {
            return new JiraSimulator(
                    edition,
                    (site, faults, time) -> new SimulatedServer(port, site, faults, time),
                    new HookThreads(),
                    clock,
                    seed);
        } catch (IOException failed) {
            throw new UncheckedIOException("the simulated Jira cannot listen on port " + port, failed);
        }
    }

    /** The server; its API is below {@code /rest/api/N}. */
    public URI baseUri() {
        return door.baseUri();
    }

    public Faults faults() {
        return faults;
    }

    public RequestLog log() {
        return door.log();
    }

    public JiraSimulator addProject(String key, String name, JiraWorkflow workflow) {
        return change(() -> world.add(new JiraProject(world.newId(), key, name, workflow)));
    }

    public JiraSimulator renameProject(String key, String newKey) {
        return change(() -> {
            var project = project(key);
            world.rename(project, newKey);
            List.copyOf(project.issues.values()).forEach(issue -> {
                var renamed = issue.moved(newKey + "-" + issue.number(), issue.fields(), issue.updated());
                project.issues.put(issue.id(), renamed);
            });
        });
    }

    public JiraUser addUser(String displayName, ZoneId zone) {
        return read(() -> world.user(displayName, zone));
    }

    /** Somebody's API token (Cloud, with the e-mail address) or personal access token (Data Center). */
    public JiraSimulator addToken(String token, JiraUser owner) {
        return change(() -> world.addCredential(header(token, owner), owner));
    }

    /** From now on a Data Center answers 401, and the Cloud as to a guest. */
    public JiraSimulator revokeToken(String token, JiraUser owner) {
        return change(() -> world.revoke(header(token, owner)));
    }

    private String header(String token, JiraUser owner) {
        return world.edition.cloud()
                ? "Basic " + Base64.getEncoder().encodeToString(Json.utf8(owner.email() + ":" + token))
                : "Bearer " + token;
    }

    /** May register webhooks. */
    public JiraSimulator makeAdmin(JiraUser user) {
        return change(() -> world.makeAdmin(user));
    }

    /** From now on the project permissions that a scheme gives everybody, but for these. */
    public JiraSimulator deny(JiraUser user, String... permissions) {
        return change(() -> world.deny(user, Set.of(permissions)));
    }

    public JiraSimulator limits(boolean enforced) {
        return change(() -> limits.enforce(enforced));
    }

    /** As an administrator does it in the browser. */
    public JiraSimulator addHook(JiraHook hook) {
        return change(() -> hooks.all.put(hook.id(), hook));
    }

    public List<JiraHook> hooks() {
        return read(() -> List.copyOf(hooks.all.values()));
    }

    /** How long a delivery that was not taken waits for its next try; 5 minutes unless set. */
    public JiraSimulator retryHooksAfter(Duration pause) {
        return change(() -> hooks.retryAfter(pause));
    }

    /** Somebody who works in the project by hand; becomes a user. */
    public JiraPerson person(String displayName, String projectKey) {
        return read(() ->
                new JiraPerson(world, issues, comments, project(projectKey), world.user(displayName, ZoneOffset.UTC)));
    }

    /** In the order they were made. */
    public List<JiraIssue> issues(String projectKey) {
        return read(() -> List.copyOf(project(projectKey).issues.values()));
    }

    /** In the order they were made. */
    public List<JiraComment> comments(String issueId) {
        return read(() ->
                List.copyOf(world.projectOf(issue(issueId)).comments(issueId).values()));
    }

    /** Oldest first. */
    public List<JiraHistory> histories(String issueId) {
        return read(() -> List.copyOf(world.projectOf(issue(issueId)).histories(issueId)));
    }

    /** @return false when webhooks were still under way after that time */
    public boolean awaitQuietHooks(Duration atMost) throws InterruptedException {
        return sender.awaitQuiet(atMost);
    }

    private JiraIssue issue(String id) {
        return world.issue(id).orElseThrow(() -> new IllegalArgumentException("no issue " + id));
    }

    private JiraProject project(String key) {
        return world.project(key).orElseThrow(() -> new IllegalArgumentException("no project " + key));
    }

    private JiraSimulator change(Runnable work) {
        synchronized (world) {
            work.run();
        }
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
