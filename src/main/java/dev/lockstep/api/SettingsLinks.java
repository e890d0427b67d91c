package dev.lockstep.api;

import dev.lockstep.base.Database;
import dev.lockstep.base.Refused;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connection.Credential;
import dev.lockstep.connector.Connections;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.Tracker;
import dev.lockstep.operation.Operations;
import dev.lockstep.project.Projects;
import dev.lockstep.sync.Link;
import dev.lockstep.sync.Links;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the settings describe, as connections, project and links. Whoever asks twice gets the same. */
@Component
public class SettingsLinks {
    public static final String GITHUB = "github";
    public static final String PLANE = "plane";

    private final GithubSettings github;
    private final PlaneSettings plane;
    private final Connections connections;
    private final Projects projects;
    private final Links links;
    private final Operations operations;
    private final Database database;

    SettingsLinks(
            GithubSettings github,
            PlaneSettings plane,
            Connections connections,
            Projects projects,
            Links links,
            Operations operations,
            Database database) {
        this.github = github;
        this.plane = plane;
        this.connections = connections;
        this.projects = projects;
        this.links = links;
        this.operations = operations;
        this.database = database;
    }

    /** The GitHub link of the target, made with its project and its Plane link where they are not there yet. */
    public Link ensure(SyncTarget target) {
        var repo = orElse(target.githubRepo(), github.repositoryPath());
        var workspace = orElse(target.planeWorkspace(), plane.workspace());
        var projectId = orElse(target.planeProjectId(), plane.projectId());
        var missing = missing(repo, workspace, projectId);
        if (!missing.isEmpty() || repo == null || workspace == null || projectId == null) {
            throw new Refused(
                    Refused.Kind.UNAVAILABLE,
                    "settings_missing",
                    missing.getFirst(),
                    "Not set: " + String.join(", ", missing) + ". Set them in the environment or in .env and restart.");
        }
        return database.write(() -> {
            var from = link(connection(Tracker.GITHUB), new Container(repo), repo, null, null);
            var planePath = new Container(workspace + "/" + projectId);
            link(connection(Tracker.PLANE), planePath, repo, from.projectId(), plane.completedStateId());
            return from;
        });
    }

    /** The connections of the settings, stored or brought up to date; those without a credential are left alone. */
    void refreshConnections() {
        github.credential().ifPresent(credential -> save(Tracker.GITHUB, credential));
        if (plane.token() != null) {
            save(Tracker.PLANE, new Credential.Token(plane.token()));
        }
    }

    boolean complete() {
        return missing(github.repositoryPath(), plane.workspace(), plane.projectId())
                .isEmpty();
    }

    /** The connection behind {@code /api/sync/github-webhook}. */
    public Optional<Connection> githubConnection() {
        return connections.findByName(GITHUB);
    }

    private void save(Tracker tracker, Credential credential) {
        boolean isGithub = tracker == Tracker.GITHUB;
        var name = isGithub ? GITHUB : PLANE;
        var secret = isGithub ? github.webhookSecret() : plane.webhookSecret();
        if (secret == null) {
            // A secret that was made when the webhook was registered outlives a restart.
            secret = connections.findByName(name).map(Connection::webhookSecret).orElse(null);
        }
        int before = connections.findByName(name).map(Connection::revision).orElse(0);
        var saved = connections.save(tracker, name, isGithub ? github.apiUrl() : plane.apiUrl(), credential, secret);
        if (before != 0 && saved.revision() != before) {
            operations.reopenConnection(saved.id()); // it may have waited for another credential
        }
    }

    private Connection connection(Tracker tracker) {
        var name = tracker == Tracker.GITHUB ? GITHUB : PLANE;
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
            var project =
                    projectId != null ? projectId : projects.named(projectName).id();
            return links.create(new Links.NewLink(project, connection.id(), container, true, true, false, doneState));
        }
        if (projectId != null && !known.get().projectId().equals(projectId)) {
            throw new Refused(
                    Refused.Kind.CONFLICT,
                    "container_linked_elsewhere",
                    "planeProjectId",
                    "This Plane project is already linked to another repository.");
        }
        return known.get();
    }

    private List<String> missing(@Nullable String repo, @Nullable String workspace, @Nullable String projectId) {
        List<String> missing = new ArrayList<>();
        if (github.credential().isEmpty()) {
            missing.add("GITHUB_API_TOKEN");
        }
        if (repo == null && github.owner() == null) {
            missing.add("GITHUB_OWNER");
        }
        if (repo == null && github.repository() == null) {
            missing.add("GITHUB_REPOSITORY");
        }
        if (plane.token() == null) {
            missing.add("PLANE_API_TOKEN");
        }
        if (workspace == null) {
            missing.add("PLANE_WORKSPACE_SLUG");
        }
        if (projectId == null) {
            missing.add("PLANE_PROJECT_ID");
        }
        return missing;
    }

    private static @Nullable String orElse(@Nullable String first, @Nullable String second) {
        return first != null ? first : second;
    }
}
