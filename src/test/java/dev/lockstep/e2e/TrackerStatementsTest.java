package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.graphql.Statements;
import dev.lockstep.base.Database;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Secret;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connections;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.Tracker;
import dev.lockstep.member.Members;
import dev.lockstep.member.Role;
import dev.lockstep.project.Projects;
import dev.lockstep.sync.Link;
import dev.lockstep.sync.Links;
import dev.lockstep.template.Outsider;
import dev.lockstep.template.Outsiders;
import dev.lockstep.terms.Switches;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** However many connections and links there are, what belongs to them is read by a handful of statements. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrackerStatementsTest {
    private static final String TRACKERS = """
            { imss { nodes { name isSyncSelfAllowed isSyncOthersAllowed template { name }
                users { totalCount nodes { displayName gropiusUser { displayName } } }
                projects { nodes { name trackable { name } isSyncSelfAllowed isSyncOthersAllowed
                  ims { isSyncSelfAllowed } imsIssues(first: 5) { totalCount nodes { id } } } } } }
              projects { nodes { syncsTo { nodes { name ims { name } isSyncSelfAllowed imsIssues(first: 5) { nodes { id } } } } } }
              currentUser { imsUsers { nodes { displayName ims { name } } } } }
            """;
    private static final String PEOPLE =
            "{ searchGropiusUsers(query: \"Mary\", first: 50) { username imsUsers { totalCount nodes { displayName } } } }";

    private World world;
    private Graph admin;

    @BeforeAll
    void start(@TempDir Path folder) {
        world = new World(folder).start();
        admin = new Graph(world.address("/graphql"), World.TOKEN);
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    void tenConnectionsNeedAsManyStatementsAsOne() throws Exception {
        var person = Someone.named(world, "Reader", null);
        var graph = new Graph(world.address("/graphql"), person.accessToken());
        grow(person, 1);
        var few = count(graph, TRACKERS);
        grow(person, 9);
        var many = count(graph, TRACKERS);
        assertThat(many)
                .as(String.join("\n", many))
                .hasSameSizeAs(few)
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(16);
        assertThat(graph.data(TRACKERS).toString())
                .contains("\"isSyncSelfAllowed\":true", "\"isSyncSelfAllowed\":false", "\"displayName\":\"Told\"");
    }

    @Test
    void soDoTheAccountsOfManyPeople() throws Exception {
        var first = Someone.named(world, "Mary1", null);
        identity(first, linked(first).connectionId(), true);
        var few = count(admin, PEOPLE);
        for (int more = 2; more < 8; more++) {
            var next = Someone.named(world, "Mary" + more, null);
            identity(next, linked(next).connectionId(), true);
        }
        var many = count(admin, PEOPLE);
        assertThat(many)
                .as(String.join("\n", many))
                .hasSameSizeAs(few)
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(3);
        assertThat(admin.data(PEOPLE).toString()).contains("\"displayName\":\"There\"");
    }

    private static List<String> count(Graph graph, String query) throws Exception {
        graph.data(query); // what is kept in memory is read
        try (var statements = new Statements()) {
            graph.data(query);
            return statements.take();
        }
    }

    /** Every second account is one that may be written with over all of its connection, the others over the link alone. */
    private void grow(Someone person, int more) throws Exception {
        for (int at = 0; at < more; at++) {
            var link = linked(person);
            var identity = identity(person, link.connectionId(), at % 2 == 0);
            if (at % 2 == 1) {
                world.bean(JdbcClient.class)
                        .sql(
                                "insert into identity_consent (identity_id, link_id, sync_self, sync_others) values (?, ?, 1, 0)")
                        .params(identity.toString(), link.id().toString())
                        .update();
            }
            world.bean(Outsiders.class)
                    .keep(new Outsider(Ids.next(), link.connectionId(), "Told", null, null, null, Map.of()));
        }
    }

    private Link linked(Someone person) {
        var project = world.bean(Projects.class).create("Project " + Ids.next()).id();
        world.bean(Members.class).add(project, UUID.fromString(person.id()), Role.OWNER, null);
        var name = Ids.next().toString();
        var connection = world.bean(Connections.class)
                .save(
                        Tracker.GITHUB,
                        name,
                        URI.create("http://" + name),
                        new Connection.Credential.Token(new Secret("t")),
                        null);
        var wanted = new Links.NewLink(
                project, connection.id(), new Container("a/b"), true, false, false, null, Switches.ALL_OFF);
        return world.bean(Links.class).create(wanted);
    }

    private UUID identity(Someone person, UUID connection, boolean self) {
        var id = Ids.next();
        world.bean(Database.class).write(() -> world.bean(Connections.class).openLane(id, connection));
        world.bean(JdbcClient.class)
                .sql("""
                insert into identity (id, person_id, connection_id, lane_id, base_url, remote_id, remote_name, credential,
                  sync_self, sync_others, revision, created_at)
                values (?, ?, ?, ?, 'http://there', ?, 'There', 'never opened', ?, 0, 1, 0)
                """)
                .params(id.toString(), person.id(), connection.toString(), id.toString(), id.toString(), self ? 1 : 0)
                .update();
        return id;
    }
}
