package dev.lockstep.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A small Plane: the API v1 that an issue hub uses, with its quirks, its webhooks and its limit, over state in memory.
 * Starts empty. Thread-safe.
 *
 * <p>The limit of 60 requests a minute and key is on, both names of work items are served.
 */
public final class PlaneSimulator implements AutoCloseable {
    private final Faults faults;
    private final PlaneWorld world;
    private final PlaneLimits limits;
    private final HookSender sender;
    private final PlaneHooks hooks;
    private final PlaneIssues issues;
    private final PlaneComments comments;
    private final PlaneIssuesApi issuesApi;
    private final PlaneSite site;
    private final Door door;

    PlaneSimulator(Door.Maker entrance, HookCarrier carrier, InstantSource clock, long seed) throws IOException {
        faults = new Faults(seed);
        world = new PlaneWorld(clock, faults);
        limits = new PlaneLimits(world);
        sender = new HookSender(faults, carrier);
        var json = new PlaneJson(world);
        hooks = new PlaneHooks(world, sender, json);
        issues = new PlaneIssues(world, json, hooks);
        comments = new PlaneComments(world, issues, hooks);
        issuesApi = new PlaneIssuesApi(issues, json);
        var routes = new Routes<PlaneCall>();
        issuesApi.addTo(routes);
        new PlaneCommentsApi(comments, json).addTo(routes);
        new PlaneProjectApi(world, json).addTo(routes);
        site = new PlaneSite(world, limits, routes);
        door = entrance.make(site, faults, clock);
        door.open();
    }

    /** @param port 0 for a free one */
    public static PlaneSimulator start(int port, InstantSource clock, long seed) {
        try {
            return new PlaneSimulator(
                    (site, faults, time) -> new SimulatedServer(port, site, faults, time),
                    new HookThreads(),
                    clock,
                    seed);
        } catch (IOException failed) {
            throw new UncheckedIOException("the simulated Plane cannot listen on port " + port, failed);
        }
    }

    /** The server; its API is below {@code /api/v1}. */
    public URI baseUri() {
        return door.baseUri();
    }

    /** The part before {@code /workspaces}. */
    public URI apiUri() {
        return URI.create(door.baseUri() + "/api/v1");
    }

    public Faults faults() {
        return faults;
    }

    public RequestLog log() {
        return door.log();
    }

    /** A project with the usual five states; {@code Backlog} is the default. */
    public UUID addProject(String workspaceSlug, String identifier, String name) {
        return read(() -> {
            var project =
                    new PlaneProject(world.newId(), world.workspace(workspaceSlug), identifier, name, world.now());
            add(project, "Backlog", "#60646C", "backlog");
            add(project, "Todo", "#60646C", "unstarted");
            add(project, "In Progress", "#F59E0B", "started");
            add(project, "Done", "#46A758", "completed");
            add(project, "Cancelled", "#9AA4BC", "cancelled");
            world.add(project);
            return project.id;
        });
    }

    private void add(PlaneProject project, String name, String color, String group) {
        var state = new PlaneState(world.newId(), name, color, group, project.states.isEmpty());
        project.states.put(state.id(), state);
    }

    public PlaneUser addUser(String displayName) {
        return read(() -> world.user(displayName));
    }

    public PlaneSimulator addKey(String value, String displayName) {
        return change(() -> world.addKey(value, displayName));
    }

    /** @param role 20 for an administrator, which everybody is at first, 15 for a member, 5 for a guest */
    public PlaneSimulator role(UUID projectId, String displayName, int role) {
        return change(() -> project(projectId).role(world.user(displayName), role));
    }

    /** From now on 403. */
    public PlaneSimulator revokeKey(String value) {
        return change(() -> world.revokeKey(value));
    }

    /** @param requests 0 for no limit */
    public PlaneSimulator limitPerMinute(int requests) {
        return change(() -> limits.perMinute(requests));
    }

    public PlaneSimulator edition(PlaneEdition edition) {
        site.edition(edition);
        return this;
    }

    /** Between looking for a known external id and inserting lies that much time, without a lock. */
    public PlaneSimulator raceWindow(Duration window) {
        issuesApi.raceWindow(window);
        return this;
    }

    /** In Plane a person registers webhooks in the browser; the API has nothing for it. */
    public PlaneHook addHook(String workspaceSlug, URI url, String secret) {
        return read(() -> {
            var hook = new PlaneHook(world.newId(), url, secret, true);
            world.workspace(workspaceSlug).hooks.put(hook.id(), hook);
            return hook;
        });
    }

    /** As a person who sees that it was switched off. */
    public PlaneSimulator reactivateHook(String workspaceSlug, UUID hookId) {
        return change(
                () -> world.workspace(workspaceSlug).hooks.computeIfPresent(hookId, (id, hook) -> hook.active(true)));
    }

    /** How long a failed delivery waits for its next try; 10 minutes unless set. */
    public PlaneSimulator retryHooksAfter(Duration pause) {
        return change(() -> hooks.retryAfter(pause));
    }

    /** Somebody who works in the project by hand; becomes a user. */
    public PlanePerson person(String displayName, UUID projectId) {
        return read(() -> new PlanePerson(world, issues, comments, project(projectId), world.user(displayName)));
    }

    /** In the order they were made. */
    public List<PlaneIssue> issues(UUID projectId) {
        return read(() -> List.copyOf(project(projectId).issues.values()));
    }

    /** In the order they were made. */
    public List<PlaneComment> comments(UUID projectId, UUID issueId) {
        return read(() -> project(projectId).commentsOf(issueId));
    }

    public List<PlaneState> states(UUID projectId) {
        return read(() -> List.copyOf(project(projectId).states.values()));
    }

    public List<PlaneLabel> labels(UUID projectId) {
        return read(() -> List.copyOf(project(projectId).labels.values()));
    }

    public List<PlaneHook> hooks(String workspaceSlug) {
        return read(() -> List.copyOf(world.workspace(workspaceSlug).hooks.values()));
    }

    /** @return false when webhooks were still under way after that time */
    public boolean awaitQuietHooks(Duration atMost) throws InterruptedException {
        return sender.awaitQuiet(atMost);
    }

    private PlaneProject project(UUID id) {
        return world.project(id).orElseThrow(() -> new IllegalArgumentException("no project " + id));
    }

    private PlaneSimulator change(Runnable work) {
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
