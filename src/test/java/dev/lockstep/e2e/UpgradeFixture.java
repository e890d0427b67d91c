package dev.lockstep.e2e;

import dev.lockstep.backup.Backup;
import dev.lockstep.backup.Hub;
import dev.lockstep.base.Json;
import dev.lockstep.base.TestDatabase;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Makes what {@link UpgradeTest} keeps of a version, by this build: {@code ./lockstep fixture 1.2.0}, and once more with {@code
 * LOCKSTEP_JAVA_OPTS=-Dlockstep.test.database=postgresql}. A hub with links, a secret of each usual kind, one issue that is in
 * step, and two that were written while everything was stopped, so that their operations are open.
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
        return TestDatabase.DIALECT.name().toLowerCase(java.util.Locale.ROOT) + ".backup";
    }

    static void make(Path folder, Path file) throws Exception {
        try (var world = new World(folder).with("LOCKSTEP_SECRET_KEY=" + KEY)) {
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
            new Backup(new Hub(folder, TestDatabase.url(folder), "", "", KEY, null, "fixture")).to(file);
        }
    }
}
