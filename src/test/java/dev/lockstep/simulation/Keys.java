package dev.lockstep.simulation;

import dev.lockstep.base.Secret;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connections;
import dev.lockstep.operation.Operations;
import java.util.List;
import java.util.UUID;

/** A token that a tracker no longer accepts, and a person who replaces it. */
final class Keys {
    static final List<String> GITHUB = List.of(World.GITHUB_TOKEN, "second-github-token-nobody-may-see");
    static final List<String> PLANE = List.of(World.PLANE_KEY, "second-plane-key-nobody-may-see");

    private final World world;

    Keys(World world) {
        this.world = world;
    }

    void plan() {
        boolean atGithub = world.chance().pick("keys", 2) == 0;
        long fails = world.chance().between("keys", 20_000, world.mix().work().toMillis());
        long replaced = fails + world.chance().between("keys", 5_000, 200_000);
        world.scheduler().after(fails, () -> {
            world.log(null, (atGithub ? "GitHub" : "Plane") + " accepts the token no longer");
            if (atGithub) {
                world.trackers().github().revokeToken(GITHUB.getFirst());
            } else {
                world.trackers().plane().revokeKey(PLANE.getFirst());
            }
        });
        world.scheduler().after(replaced, () -> replace(atGithub));
    }

    private void replace(boolean atGithub) {
        if (atGithub) {
            world.trackers().github().addToken(GITHUB.getLast(), "hubbot");
        } else {
            world.trackers().plane().addKey(PLANE.getLast(), "Hub Bot");
        }
        var token = new Secret((atGithub ? GITHUB : PLANE).getLast());
        var id = atGithub ? world.githubConnection() : world.planeConnection();
        world.insist("a new token is there", node -> save(node, id, token));
    }

    private static void save(Node node, UUID id, Secret token) {
        var connections = node.parts().get(Connections.class);
        var known = connections.find(id).orElseThrow();
        connections.save(
                known.tracker(),
                known.name(),
                known.baseUrl(),
                new Connection.Credential.Token(token),
                known.webhookSecret());
        node.parts().get(Operations.class).reopenConnection(id);
    }
}
