package dev.lockstep.e2e;

import dev.lockstep.backup.Backup;
import dev.lockstep.backup.Hub;
import dev.lockstep.base.CopyGround;
import dev.lockstep.base.Dialect;
import dev.lockstep.base.Json;
import dev.lockstep.base.TestDatabase;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes what {@link UpgradeTest} keeps of a version, by this build: {@code ./lockstep fixture 1.2.0}, and once more with {@code
 * LOCKSTEP_JAVA_OPTS=-Dlockstep.test.database=postgresql}, which wants PostgreSQL's own programs and writes SQL that can be read. A hub
 * with links, a secret of each usual kind, and two issues that were written while everything was stopped, so that their
 * operations are open.
 */
public final class UpgradeFixture {
    static final Path ALL = Path.of("src", "test", "resources", "upgrade");
    static final String KEY = "a2V5IG9mIHRoZSBmaXh0dXJlcyBvZiB1cGdyYWRlcy4=";
    static final List<String> OPEN = List.of("Written while it was stopped", "Written a moment later");

    private UpgradeFixture() {}

    public static void main(String[] arguments) throws Exception {
        var target = ALL.resolve(arguments[0]);
        Files.createDirectories(target);
        var file = target.resolve(name());
        Files.deleteIfExists(file);
        var folder = Files.createTempDirectory("fixture");
        make(folder, file);
        System.out.println(file + ": " + Files.size(file) + " bytes");
        System.exit(0);
    }

    static String name() {
        return TestDatabase.DIALECT == Dialect.SQLITE ? "sqlite.backup" : "postgresql.sql";
    }

    static void make(Path folder, Path file) throws Exception {
        try (var ground = CopyGround.of(folder);
                var world = new World(folder).with("LOCKSTEP_SECRET_KEY=" + KEY)) {
            world.start();
            if (!world.sync().get("status").asString().equals("completed")) {
                throw new AssertionError("The places could not be linked.");
            }
            var project = world.linkTo("github").get("projectId").asString();
            world.patch(
                    "/api/v1/connections/" + world.connection("github"),
                    Map.of("webhookSecret", "a-hook-secret-of-the-fixtures-0123456789"));
            world.ask(HttpRequest.newBuilder(world.address("/api/v1/subscriptions"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"url\":\"https://127.0.0.1/hook\",\"events\":[\"issue.\"]}")));
            world.post("/api/v1/pauses", Json.write(Map.of("scope", "all", "reason", "A fixture is made")));
            for (var title : OPEN) {
                world.post(
                        "/api/v1/issues", Json.write(Map.of("projectId", project, "title", title, "body", "Its text")));
            }
            var url = TestDatabase.url(folder);
            switch (TestDatabase.DIALECT) {
                case SQLITE -> new Backup(new Hub(folder, url, "", "", KEY, null, "fixture")).to(file);
                case POSTGRESQL -> {
                    withoutExtension(url);
                    Files.writeString(file, dump(ground.programs(), url));
                }
            }
        }
    }

    /** Not each server has the extension, and a hub does without; the test's server shall take the dump. */
    private static void withoutExtension(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("drop extension if exists pg_trgm cascade");
        }
    }

    /** A row is a line, so that a later fixture can be compared; without psql's own commands, so that any client can read it. */
    private static String dump(Path programs, String url) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        programs.resolve("pg_dump").toString(),
                        "--inserts",
                        "--no-owner",
                        "--no-privileges",
                        "--dbname=" + url.replaceFirst("^jdbc:", ""))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var sql = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("pg_dump failed.");
        }
        return sql.lines()
                .filter(line -> !line.matches("\\\\(un)?restrict \\w+"))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
