package dev.lockstep.simulation;

import dev.lockstep.base.Json;
import dev.lockstep.base.Secret;
import dev.lockstep.conflict.Policy;
import dev.lockstep.conflict.Rules;
import dev.lockstep.connector.Connection.Credential;
import dev.lockstep.connector.Connections;
import dev.lockstep.connector.Tracker;
import dev.lockstep.project.Projects;
import dev.lockstep.simulation.History.Side;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a person does before anything begins: connections, one project, its links, webhooks, policies. */
final class SetUp {
    private final World world;
    private final Map<Side, UUID> connections = new EnumMap<>(Side.class);
    private @Nullable UUID projectId;

    SetUp(World world) {
        this.world = world;
    }

    UUID projectId() {
        return Objects.requireNonNull(projectId);
    }

    UUID connection(Side side) {
        return Objects.requireNonNull(connections.get(side));
    }

    void link(Node node, People people) {
        var mix = world.mix();
        connect(node, Side.GITHUB, URI.create("http://github.test"), token(World.GITHUB_TOKEN));
        connect(node, Side.PLANE, URI.create("http://plane.test/api/v1"), token(World.PLANE_KEY));
        if (mix.jira()) {
            connect(node, Side.JIRA, JiraGround.BASE, world.jira().credential(JiraGround.TOKENS.getFirst()));
        }
        if (mix.own()) {
            world.own().connect(node);
        }
        projectId = node.parts().get(Projects.class).create("App").id();
        if (mix.imports()) {
            people.seldom().workBefore();
        }
        var links = new ArrayList<UUID>();
        links.add(link(node, Side.GITHUB, World.REPOSITORY));
        links.add(link(node, Side.PLANE, World.WORKSPACE + "/" + world.planeProject()));
        if (mix.jira()) {
            links.add(link(node, Side.JIRA, JiraGround.PROJECT));
        }
        if (mix.policies()) {
            links.forEach(link -> rules(node, link));
        }
        if (mix.approved()) {
            node.sync().letIn();
        }
        if (mix.imports()) {
            node.sync().startJob(connection(Side.GITHUB));
        }
        hooks();
    }

    private UUID link(Node node, Side side, String container) {
        boolean pulls = side == Side.GITHUB && world.mix().pulls();
        return node.sync()
                .link(
                        projectId(),
                        connection(side),
                        container,
                        pulls,
                        !world.mix().imports());
    }

    private void hooks() {
        world.trackers().plane().addHook(World.WORKSPACE, URI.create("http://hub.test/plane"), World.HOOK_SECRET);
        var config = Map.of("url", "http://hub.test/github", "content_type", "json", "secret", World.HOOK_SECRET);
        var hook =
                Map.of("name", "web", "active", true, "events", List.of("issues", "issue_comment"), "config", config);
        world.trackers()
                .ask(
                        "POST",
                        URI.create("http://github.test/repos/" + World.REPOSITORY + "/hooks"),
                        Map.of("Authorization", "Bearer " + World.GITHUB_TOKEN),
                        Json.write(hook));
    }

    /** That a person is asked is left out: nobody here answers. */
    private void rules(Node node, UUID link) {
        var policies = List.of(Policy.NEWEST, Policy.REMOTE, Policy.HUB);
        var chosen = new TreeMap<String, Policy>();
        Rules.FIELDS.forEach(field ->
                chosen.put(field, policies.get(world.chance().pick("rules", policies.size()))));
        world.log(node, "conflicts are decided by " + chosen);
        node.parts().get(Rules.class).change(link, chosen);
    }

    private static Credential token(String text) {
        return new Credential.Token(new Secret(text));
    }

    private void connect(Node node, Side side, URI base, Credential credential) {
        var tracker = Tracker.valueOf(side.name());
        var saved = node.parts()
                .get(Connections.class)
                .save(tracker, tracker.name(), base, credential, new Secret(World.HOOK_SECRET));
        connections.put(side, saved.id());
    }
}
