package dev.lockstep.simulation;

import dev.lockstep.base.Ids;
import dev.lockstep.base.Secret;
import dev.lockstep.connector.Connection.Credential;
import dev.lockstep.connector.Connections;
import dev.lockstep.identity.TestIdentities;
import dev.lockstep.identity.TestIdentities.Known;
import dev.lockstep.issue.Author;
import dev.lockstep.issue.Origin;
import dev.lockstep.simulation.History.Side;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Two people of the hub who connected accounts of their own: what they change of issues is written in their names. Ann may
 * everything until a token of hers is taken back; Bea may not change issues at GitHub, which she finds out.
 */
final class OwnAccounts {
    static final List<String> TOKENS = List.of("own-github-of-ann", "own-github-of-bea", "own-plane-of-ann");
    private static final String JIRA_TOKEN = "own-jira-of-ann";
    private static final int EVERYBODY = 3;

    private final World world;
    private final List<Author> people = new ArrayList<>();

    OwnAccounts(World world) {
        this.world = world;
    }

    void connect(Node node) {
        var github = world.trackers().github();
        github.addToken(TOKENS.get(0), "ann").addToken(TOKENS.get(1), "bea", Set.of(World.REPOSITORY), false);
        world.trackers().plane().addKey(TOKENS.get(2), "Ann");
        var ann = person(node, "Ann");
        var bea = person(node, "Bea");
        known(node, new Known(ann, world.connection(Side.GITHUB), "1001", token(TOKENS.get(0))));
        known(node, new Known(bea, world.connection(Side.GITHUB), "1002", token(TOKENS.get(1))));
        known(node, new Known(ann, world.connection(Side.PLANE), "plane-ann", token(TOKENS.get(2))));
        if (world.mix().jira()) {
            var credential = world.jira().person("Ann", JIRA_TOKEN, ZoneOffset.UTC);
            known(node, new Known(ann, world.connection(Side.JIRA), "jira-ann", credential));
        }
        if (world.chance().pick("own", 2) == 0) {
            long after =
                    world.chance().between("own", 20_000, world.mix().work().toMillis());
            world.scheduler().after(after, () -> {
                world.log(null, "GITHUB accepts Ann's token no longer");
                github.revokeToken(TOKENS.get(0));
            });
        }
    }

    private UUID person(Node node, String name) {
        var id = Ids.next();
        TestIdentities.person(node.database(), node.database().jdbc(), id, name);
        people.add(new Author("lockstep", id.toString(), name, null));
        return id;
    }

    private static void known(Node node, Known known) {
        TestIdentities.connect(
                node.database(), node.database().jdbc(), node.parts().get(Connections.class), known);
    }

    private static Credential token(String text) {
        return new Credential.Token(new Secret(text));
    }

    /** Who makes this edit in the hub; nobody in particular where nobody has an account. */
    Origin origin(int edit) {
        if (people.isEmpty()) {
            return Origin.hub(null);
        }
        int who = world.chance().pick("who" + edit, EVERYBODY);
        return who < people.size() ? Origin.hub(people.get(who)) : Origin.hub(null);
    }
}
