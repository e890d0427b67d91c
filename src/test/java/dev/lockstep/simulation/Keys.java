package dev.lockstep.simulation;

import dev.lockstep.base.Secret;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connections;
import dev.lockstep.operation.Operations;
import dev.lockstep.simulation.History.Side;
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
        var sides = world.mix().sides();
        var side = sides.get(world.chance().pick("keys", sides.size()));
        long fails = world.chance().between("keys", 20_000, world.mix().work().toMillis());
        long replaced = fails + world.chance().between("keys", 5_000, 200_000);
        world.scheduler().after(fails, () -> {
            world.log(null, side + " accepts the token no longer");
            switch (side) {
                case GITHUB -> world.trackers().github().revokeToken(GITHUB.getFirst());
                case PLANE -> world.trackers().plane().revokeKey(PLANE.getFirst());
                default -> world.jira().refuseFirstToken();
            }
        });
        world.scheduler().after(replaced, () -> replace(side));
    }

    private void replace(Side side) {
        switch (side) {
            case GITHUB -> world.trackers().github().addToken(GITHUB.getLast(), "hubbot");
            case PLANE -> world.trackers().plane().addKey(PLANE.getLast(), "Hub Bot");
            default -> world.jira().acceptSecondToken();
        }
        var credential = side == Side.JIRA
                ? world.jira().credential(JiraGround.TOKENS.getLast())
                : new Connection.Credential.Token(new Secret((side == Side.GITHUB ? GITHUB : PLANE).getLast()));
        var id = world.connection(side);
        world.insist("a new token is there", node -> save(node, id, credential));
    }

    /** What a request to this tracker may carry. */
    static boolean accepted(World world, Side side, String header) {
        return switch (side) {
            case GITHUB -> ofThose(GITHUB, header.replaceFirst("^Bearer ", ""));
            case PLANE -> ofThose(PLANE, header);
            default -> world.jira().headers().contains(header);
        };
    }

    private static boolean ofThose(List<String> hubs, String token) {
        return hubs.contains(token) || OwnAccounts.TOKENS.contains(token);
    }

    private static void save(Node node, UUID id, Connection.Credential credential) {
        var connections = node.parts().get(Connections.class);
        var known = connections.find(id).orElseThrow();
        connections.save(known.tracker(), known.name(), known.baseUrl(), credential, known.webhookSecret());
        node.parts().get(Operations.class).reopenConnection(id);
    }
}
