package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.backup.Backup;
import dev.lockstep.backup.Hub;
import dev.lockstep.backup.Restore;
import dev.lockstep.base.Json;
import dev.lockstep.base.TestPostgres;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub that began in a file goes on in a PostgreSQL, with all that it knows. */
class MovedTest {
    private static final String KEY = UpgradeFixture.KEY;

    @TempDir
    Path folder;

    @TempDir
    Path other;

    @Test
    void aHubMovesFromItsFileToPostgresqlAndGoesOnThere() throws Exception {
        var backup = folder.resolve("hub.backup");
        var postgres = TestPostgres.empty(other);
        try (var world = new World(folder).with("lockstep.database.url=").with("LOCKSTEP_SECRET_KEY=" + KEY)) {
            var gwen = world.github.person("gwen", World.REPOSITORY);
            gwen.comment(gwen.open("A whale in the harbour", "Text", "bug"), "Said");
            gwen.open("Another one", "Its text");
            world.start();
            assertThat(world.sync().get("status").asString()).isEqualTo("completed");
            world.awaitQuiet();
            world.post("/api/v1/pauses", Json.write(Map.of("scope", "all", "reason", "It moves")));
            write(world, "Written before it moved");
            world.stop();
            assertThat(new Backup(hub(folder, "")).to(backup)).contains("Backup of sqlite");

            assertThat(new Restore(hub(other, postgres)).from(backup, false)).contains("Links write nothing before");

            same(folder.resolve("lockstep.db"), postgres);
            world.with("lockstep.database.url=" + postgres).with("lockstep.data-dir=" + other);
            world.start();
            assertThat(found(world, "harbour")).containsExactly("A whale in the harbour");
            assertThat(world.ask(HttpRequest.newBuilder(world.address("/api/v1/pauses/all"))
                                    .DELETE())
                            .statusCode())
                    .isEqualTo(204);
            world.awaitQuiet();
            write(world, "Written after it moved");
            world.awaitQuiet();
            var everything = List.of(
                    "A whale in the harbour", "Another one", "Written before it moved", "Written after it moved");
            assertThat(Standing.titles(Standing.atGitHub(world))).containsExactlyInAnyOrderElementsOf(everything);
            assertThat(Standing.titles(Standing.inPlane(world))).containsExactlyInAnyOrderElementsOf(everything);
            assertThat(Standing.of("A whale in the harbour", Standing.inPlane(world))
                            .comments())
                    .hasSize(1);
            assertThatThrownBy(() -> new Restore(hub(other, postgres)).from(backup, true))
                    .hasMessageContaining("Stop all of its nodes");
        }
    }

    private static Hub hub(Path folder, String url) {
        return new Hub(folder, url, "", "", KEY, null, "test");
    }

    private static String project(World world) throws Exception {
        return world.get("/api/v1/projects").get("items").get(0).get("id").asString();
    }

    private static void write(World world, String title) throws Exception {
        world.post(
                "/api/v1/issues", Json.write(Map.of("projectId", project(world), "title", title, "body", "Its text")));
    }

    private static List<String> found(World world, String words) throws Exception {
        return world.get("/api/v1/issues?projectId=" + project(world) + "&q=" + words)
                .get("items")
                .valueStream()
                .map(each -> each.get("title").asString())
                .toList();
    }

    /** Row by row, but for what a restore marks, and what each database derives for itself. */
    private static void same(Path file, String postgres) throws SQLException {
        try (var from = DriverManager.getConnection("jdbc:sqlite:" + file);
                var to = DriverManager.getConnection(postgres)) {
            var had = all(
                    from,
                    "select name from sqlite_master where type = 'table' and sql not like 'create virtual%'"
                            + " and name not like 'sqlite_%' and name not like 'search_text%' and name not like 'title_part%'");
            had.keySet().removeAll(List.of("restored_link", "link", "flyway_schema_history"));
            var has = all(
                    to,
                    "select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                            + " where n.nspname = 'public' and c.relkind = 'r'");
            assertThat(had.get("issue")).hasSize(3);
            assertThat(had.get("operation")).hasSizeGreaterThan(3);
            var derived = List.of("search_doc", "issue_name");
            had.forEach((table, rows) -> {
                if (derived.contains(table)) {
                    assertThat(has.get(table)).as(table).hasSameSizeAs(rows);
                } else {
                    assertThat(has.get(table)).as(table).containsExactlyInAnyOrderElementsOf(rows);
                }
            });
        }
    }

    private static Map<String, List<String>> all(Connection connection, String tables) throws SQLException {
        var names = new ArrayList<String>();
        try (var asked = connection.createStatement();
                var rows = asked.executeQuery(tables)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        var all = new TreeMap<String, List<String>>();
        for (var name : names) {
            all.put(name, rows(connection, name));
        }
        return all;
    }

    private static List<String> rows(Connection connection, String table) throws SQLException {
        try (var asked = connection.createStatement();
                var rows = asked.executeQuery("select * from " + table)) {
            var all = new ArrayList<String>();
            while (rows.next()) {
                var row = new TreeMap<String, String>();
                for (int at = 1; at <= rows.getMetaData().getColumnCount(); at++) {
                    row.put(rows.getMetaData().getColumnName(at), String.valueOf(rows.getString(at)));
                }
                all.add(row.toString());
            }
            return all;
        }
    }
}
