package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.backup.Backup;
import dev.lockstep.backup.Hub;
import dev.lockstep.backup.Restore;
import dev.lockstep.base.CopyGround;
import dev.lockstep.base.Dialect;
import dev.lockstep.base.HubKey;
import dev.lockstep.base.Json;
import dev.lockstep.base.Refused;
import dev.lockstep.base.TestDatabase;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is written out by one hub is the same in another, opens with its key alone, and tells no secret. */
class BackupTest {
    @TempDir
    Path folder;

    @TempDir
    Path other;

    private Hub hub(Path where, String key) {
        return new Hub(where, TestDatabase.url(where), "", "", key, ground.programs(), "test");
    }

    private static String key(Path where) throws IOException {
        return Files.readString(where.resolve(HubKey.FILE_NAME));
    }

    private CopyGround ground;

    @BeforeEach
    void found() throws Exception {
        ground = CopyGround.of(folder, other);
    }

    @AfterEach
    void leave() throws Exception {
        if (ground != null) {
            ground.close();
        }
    }

    @Test
    void aRestoredCopyHasTheSameRecordsAndOperationsAndNoSecretInPlainText() throws Exception {
        var file = folder.resolve("hub.backup");
        try (var world = new World(folder)) {
            var gwen = world.github.person("gwen", World.REPOSITORY);
            gwen.comment(gwen.open("One", "Text", "bug"), "Said");
            world.start();
            assertThat(world.sync().get("status").asString()).isEqualTo("completed");
            world.awaitQuiet();
            storeSecrets(world);
            assertThat(new Backup(hub(folder, null)).to(file)).contains("The key is not inside");
            world.stop();
        }
        noSecretIsIn(file);
        var still = folder.resolve("still.backup"); // a server that runs goes on to note its budgets and duties
        new Backup(hub(folder, null)).to(still);

        assertThat(new Restore(hub(other, key(folder))).from(still, false)).contains("Links write nothing before");

        Map<String, List<String>> all;
        try (var database = TestDatabase.in(folder)) {
            all = rows(database);
        }
        try (var database = TestDatabase.in(other)) {
            var copied = rows(database);
            assertThat(copied.get("restored_link")).hasSize(2);
            all.keySet().removeAll(List.of("restored_link", "link"));
            all.forEach((table, rows) -> assertThat(copied.get(table)).as(table).isEqualTo(rows));
            assertThat(all.get("issue")).isNotEmpty();
            assertThat(all.get("comment")).isNotEmpty();
            assertThat(all.get("operation")).hasSizeGreaterThan(2);
        }
    }

    @Test
    void whatDoesNotFitIsRefusedWithTheWayOutAndChangesNothing() throws Exception {
        var file = folder.resolve("hub.backup");
        try (var world = new World(folder)) {
            world.start();
            new Backup(hub(folder, null)).to(file);
            assertThatThrownBy(() -> new Backup(hub(folder, null)).to(file)).hasMessageContaining("name another one");
            if (TestDatabase.DIALECT == Dialect.SQLITE) {
                assertThatThrownBy(() -> new Restore(hub(folder, null)).from(file, true))
                        .hasMessageContaining("in use by another Lockstep");
            } else {
                assertThatThrownBy(() -> new Restore(hub(folder, null)).from(file, true))
                        .hasMessageContaining("Stop all of its nodes");
            }
            world.stop();
        }
        var mine = key(folder);
        assertThatThrownBy(() -> new Restore(hub(folder, null)).from(file, false))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("--replace");
        assertThatThrownBy(() -> new Restore(hub(other, HubKey.random())).from(file, true))
                .hasMessageContaining("Set LOCKSTEP_SECRET_KEY to that key");
        assertThatThrownBy(() -> new Restore(hub(other, null)).from(file, true))
                .hasMessageContaining("there is none here");
        changed(file, "\"schema\":\"", "\"schema\":\"9");
        assertThatThrownBy(() -> new Restore(hub(other, mine)).from(file.resolveSibling("changed"), true))
                .hasMessageContaining("with that version or a later one");
        changed(file, "\"sha256\":\"", "\"sha256\":\"0");
        assertThatThrownBy(() -> new Restore(hub(other, mine)).from(file.resolveSibling("changed"), true))
                .hasMessageContaining("is damaged");
        Files.writeString(file.resolveSibling("changed"), "no backup");
        assertThatThrownBy(() -> new Restore(hub(other, mine)).from(file.resolveSibling("changed"), true))
                .hasMessageContaining("is no backup of Lockstep");
        assertThat(other.resolve("lockstep.db")).doesNotExist();
        try (var database = TestDatabase.in(folder)) {
            assertThat(rows(database).get("link")).as("what was there").hasSize(2);
            assertThat(rows(database).get("restored_link")).isEmpty();
        }
    }

    private static void storeSecrets(World world) throws Exception {
        world.patch(
                "/api/v1/connections/" + world.connection("github"),
                Map.of("webhookSecret", "another-hook-secret-of-the-tests-0123456789"));
        var made = world.ask(HttpRequest.newBuilder(world.address("/api/v1/subscriptions"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        Json.write(Map.of("url", "https://127.0.0.1/hook", "events", List.of("issue."))))));
        assertThat(made.statusCode()).as(made.body()).isLessThan(300);
    }

    /** Unpacked: a compressed secret would be one all the same. */
    private void noSecretIsIn(Path file) throws Exception {
        var secrets = List.of(
                "gh-token",
                "plane-key",
                World.HOOK_SECRET,
                World.TOKEN,
                "another-hook-secret-of-the-tests-0123456789",
                key(folder).strip());
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : zip.stream().toList()) {
                assertThat(entry.getName()).doesNotContain(HubKey.FILE_NAME).doesNotContain("access-token");
                var bytes = zip.getInputStream(entry).readAllBytes();
                var text = plain(entry.getName(), bytes);
                secrets.forEach(secret -> assertThat(text.contains(secret))
                        .as("%s in %s", secret, entry.getName())
                        .isFalse());
                assertThat(text.length()).isPositive();
            }
        }
    }

    private String plain(String name, byte[] bytes) throws Exception {
        if (!name.equals("database") || TestDatabase.DIALECT == Dialect.SQLITE) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        var dump = Files.write(folder.resolve("dump"), bytes);
        var process = new ProcessBuilder(
                        ground.programs().resolve("pg_restore").toString(), "--file=-", dump.toString())
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** The same backup with another manifest. */
    private static void changed(Path file, String from, String to) throws IOException {
        var copy = file.resolveSibling("changed");
        try (var zip = new ZipFile(file.toFile());
                var out = new java.util.zip.ZipOutputStream(Files.newOutputStream(copy))) {
            for (var entry : zip.stream().toList()) {
                out.putNextEntry(new java.util.zip.ZipEntry(entry.getName()));
                var bytes = zip.getInputStream(entry).readAllBytes();
                boolean manifest = entry.getName().equals("manifest.json");
                out.write(
                        manifest
                                ? new String(bytes, StandardCharsets.UTF_8)
                                        .replace(from, to)
                                        .getBytes(StandardCharsets.UTF_8)
                                : bytes);
            }
        }
    }

    /** Every table that the product made, row by row. */
    private static Map<String, List<String>> rows(TestDatabase database) {
        JdbcClient jdbc = database.jdbc();
        var names = jdbc.sql(
                        database.dialect() == Dialect.SQLITE
                                ? "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
                                        + " and name not like 'flyway%' and name not like 'search_text%' and name not like 'title_part%'"
                                : "select tablename from pg_tables where schemaname = 'public' and tablename not like 'flyway%'")
                .query(String.class)
                .list();
        Map<String, List<String>> all = new TreeMap<>();
        for (var name : names) {
            all.put(
                    name,
                    jdbc.sql("select * from " + name).query().listOfRows().stream()
                            .map(BackupTest::text)
                            .sorted()
                            .collect(Collectors.toList()));
        }
        return all;
    }

    private static String text(Map<String, Object> row) {
        return row.entrySet().stream()
                .map(each -> each.getKey() + "="
                        + (each.getValue() instanceof byte[] bytes
                                ? java.util.Arrays.toString(bytes)
                                : each.getValue()))
                .collect(Collectors.joining(", "));
    }
}
