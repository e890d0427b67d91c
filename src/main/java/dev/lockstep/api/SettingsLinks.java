package dev.lockstep.api;

import dev.lockstep.base.Database;
import dev.lockstep.base.Refused;
import dev.lockstep.board.Board;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connections;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.Tracker;
import dev.lockstep.operation.Operations;
import dev.lockstep.project.Projects;
import dev.lockstep.sync.Link;
import dev.lockstep.sync.Links;
import dev.lockstep.terms.Switches;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the settings describe, as connections, project and links. Whoever asks twice gets the same. */
@Component
public class SettingsLinks {
    private final GithubSettings github;
    private final PlaneSettings plane;
    private final JiraSettings jira;
    private final Connections connections;
    private final Projects projects;
    private final Board board;
    private final Links links;
    private final Operations operations;
    private final Database database;
    private final SettingsConnections settings;

    SettingsLinks(
            GithubSettings github,
            PlaneSettings plane,
            JiraSettings jira,
            Connections connections,
            Projects projects,
            Board board,
            Links links,
            Operations operations,
            Database database,
            SettingsConnections settings) {
        this.settings = settings;
        this.github = github;
        this.plane = plane;
        this.jira = jira;
        this.connections = connections;
        this.projects = projects;
        this.board = board;
        this.links = links;
        this.operations = operations;
        this.database = database;
    }

    private UUID furnished(String projectName) {
        var project = projects.named(projectName).id();
        board.furnish(project);
        return project;
    }

    /** The GitHub link of the target, made with its project and its other links where they are not there yet. */
    public Link ensure(SyncTarget target) {
        var repo = orElse(target.githubRepo(), github.repositoryPath());
        var workspace = orElse(target.planeWorkspace(), plane.workspace());
        var projectId = orElse(target.planeProjectId(), plane.projectId());
        var missing = missing(repo, workspace, projectId);
        if (!missing.isEmpty() || repo == null) {
            throw new Refused(
                    Refused.Kind.UNAVAILABLE,
                    "settings_missing",
                    missing.getFirst(),
                    "Not set: " + String.join(", ", missing) + ". Set them in the environment or in .env and restart.");
        }
        return database.write(() -> {
            database.alone("links of the settings"); // another post may be about to make the same
            var from = link(connection(Tracker.GITHUB), new Container(repo), repo, null, null);
            if (workspace != null && projectId != null) {
                var planePath = new Container(workspace + "/" + projectId);
                link(connection(Tracker.PLANE), planePath, repo, from.projectId(), plane.completedStateId());
            }
            if (jira.project() != null && from.container().path().equals(github.repositoryPath())) {
                link(connection(Tracker.JIRA), new Container(jira.project()), repo, from.projectId(), null);
            }
            return from;
        });
    }

    /** The connections of the settings, stored or brought up to date; those without a credential are left alone. */
    void refreshConnections() {
        settings.into(
                connections,
                renewed -> operations.reopenConnection(renewed.id())); // it may have waited for another credential
    }

    boolean complete() {
        return missing(github.repositoryPath(), plane.workspace(), plane.projectId())
                .isEmpty();
    }

    /** The connection behind {@code /api/sync/github-webhook}. */
    public Optional<Connection> githubConnection() {
        return connections.findByName(SettingsConnections.name(Tracker.GITHUB));
    }

    private Connection connection(Tracker tracker) {
        var name = SettingsConnections.name(tracker);
        return connections.findByName(name).orElseGet(() -> {
            refreshConnections();
            return connections.findByName(name).orElseThrow();
        });
    }

    private Link link(
            Connection connection,
            Container container,
            String projectName,
            @Nullable UUID projectId,
            @Nullable String doneState) {
        var known = links.findByContainer(connection.id(), container);
        if (known.isEmpty()) {
            var project = projectId != null ? projectId : furnished(projectName);
            return links.create(new Links.NewLink(
                    project, connection.id(), container, true, true, false, doneState, Switches.ALL_ON));
        }
        if (projectId != null && !known.get().projectId().equals(projectId)) {
            throw new Refused(
                    Refused.Kind.CONFLICT,
                    "container_linked_elsewhere",
                    connection.tracker() == Tracker.PLANE ? "planeProjectId" : "JIRA_PROJECT",
                    container.path() + " is already linked to another repository.");
        }
        return known.get();
    }

    /** Jira may stand in for Plane, or beside it. */
    private List<String> missing(@Nullable String repo, @Nullable String workspace, @Nullable String projectId) {
        List<String> missing = new ArrayList<>();
        wanted(missing, "GITHUB_API_TOKEN", github.credential().orElse(null));
        wanted(missing, "GITHUB_OWNER", orElse(repo, github.owner()));
        wanted(missing, "GITHUB_REPOSITORY", orElse(repo, github.repository()));
        boolean withPlane = jira.project() == null || plane.token() != null || workspace != null || projectId != null;
        if (withPlane) {
            wanted(missing, "PLANE_API_TOKEN", plane.token());
            wanted(missing, "PLANE_WORKSPACE_SLUG", workspace);
            wanted(missing, "PLANE_PROJECT_ID", projectId);
        }
        if (jira.project() != null) {
            wanted(missing, "JIRA_API_URL", jira.apiUrl());
            wanted(missing, "JIRA_API_TOKEN", jira.token());
        }
        return missing;
    }

    private static void wanted(List<String> missing, String name, @Nullable Object value) {
        if (value == null) {
            missing.add(name);
        }
    }

    private static @Nullable String orElse(@Nullable String first, @Nullable String second) {
        return first != null ? first : second;
    }
}
