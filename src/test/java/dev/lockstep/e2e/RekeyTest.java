package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Dialect;
import dev.lockstep.base.HubKey;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Json;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.base.TestHubKey;
import dev.lockstep.rekey.Readable;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub's key is changed by the command, in a process that is killed in the middle of it, on what the product stored. */
class RekeyTest {
    private static final String CANARY = "canary-own-token-0123456789";
    private static final int MANY = 20_000;

    @TempDir
    Path folder;

    @Test
    void theKeyIsChangedAsAWholeHoweverOftenItIsKilled() throws Exception {
        try (var world = new World(folder)) {
            world.start();
            storeOfEverything(world);
            world.stop();
            var old = TestHubKey.in(folder);
            Map<String, Integer> all;
            List<String> before;
            try (var database = TestDatabase.in(folder)) {
                storeMany(database, old);
                all = Readable.all(database);
                before = Readable.ciphertexts(database);
                assertThat(all.values()).as(all.toString()).allMatch(count -> count > 0);
                assertThat(Readable.with(old, database)).isEqualTo(all);
            }

            try (var cut = process()) {
                cut.start();
                world.await("it is at work", () -> cut.log().matches("(?s).*Encrypted anew: \\d{3}.*") ? true : null);
                cut.kill();
                assertThat(cut.log()).doesNotContain("Everything is encrypted");
            }
            try (var database = TestDatabase.in(folder)) {
                assertThat(Readable.with(old, database))
                        .as("as if nothing had been tried")
                        .isEqualTo(all);
            }

            try (var whole = process()) {
                whole.start();
                assertThat(whole.awaitEnd()).as(whole.log()).isZero();
                assertThat(whole.log()).contains("Everything is encrypted", "secret.key");
            }
            var marks = marks();
            var fresh = HubKey.of(Files.readString(folder.resolve("secret.key")), marks);
            try (var database = TestDatabase.in(folder)) {
                assertThat(Readable.with(fresh, database)).isEqualTo(all);
                assertThat(Readable.with(old, database).values()).allMatch(count -> count == 0);
            }
            assertThat(fresh.hubId()).as("its marks at trackers stay its own").isEqualTo(old.hubId());
            nothingOfTheOldIsLeft(before);

            world.start();
            assertThat(world.post("/api/v1/connections/" + world.connection("github") + "/test", "{}")
                            .path("problem")
                            .isNull())
                    .isTrue();
            assertThat(world.sync().get("status").asString()).isEqualTo("completed");
        }
    }

    @Test
    void aWrongKeyIsRefusedWithTheWayOutAndChangesNothing() throws Exception {
        try (var world = new World(folder)) {
            world.start();
            world.stop();
            var kept = Files.readString(folder.resolve("secret.key"));
            var odd = process("--lockstep.old-key=" + HubKey.random().strip());
            odd.start();
            assertThat(odd.awaitEnd()).isEqualTo(1);
            assertThat(odd.log()).contains("LOCKSTEP_OLD_KEY is not the key").doesNotContain(kept.strip());
            assertThat(Files.readString(folder.resolve("secret.key"))).isEqualTo(kept);

            var fresh = HubKey.random().strip();
            var named = process("--lockstep.secret-key=" + fresh);
            named.start();
            assertThat(named.awaitEnd()).as(named.log()).isZero();
            assertThat(named.log()).contains("can be deleted").doesNotContain(fresh);
            var again = process("--lockstep.secret-key=" + fresh);
            again.start();
            assertThat(again.awaitEnd()).as(again.log()).isZero();
            assertThat(again.log()).contains("already");

            var serving = new ProductProcess(folder, world.settings());
            serving.start();
            assertThat(serving.awaitEnd()).isEqualTo(1);
            assertThat(serving.log()).contains("The key of this database was changed", "LOCKSTEP_SECRET_KEY");
            world.with("LOCKSTEP_SECRET_KEY=" + fresh).start();
            assertThat(world.get("/api/v1/connections").get("items").size()).isEqualTo(2);
        }
    }

    private ProductProcess process(String... settings) {
        var all = new java.util.ArrayList<>(List.of(settings));
        all.add("--lockstep.data-dir=" + folder);
        all.add("--lockstep.database.url=" + TestDatabase.url(folder));
        return new ProductProcess(folder, "rekey", all);
    }

    private String marks() {
        try (var database = TestDatabase.in(folder)) {
            return database.jdbc()
                    .sql("select mark_key from hub_key")
                    .query(String.class)
                    .single();
        }
    }

    /** PostgreSQL's files are not ours to read; its tables were written anew as well. */
    private void nothingOfTheOldIsLeft(List<String> ciphertexts) throws Exception {
        if (TestDatabase.DIALECT == Dialect.SQLITE) {
            for (var file : List.of("lockstep.db", "lockstep.db-wal")) {
                var path = folder.resolve(file);
                var bytes = Files.exists(path) ? Files.readString(path, StandardCharsets.ISO_8859_1) : "";
                assertThat(ciphertexts).as(file).noneMatch(bytes::contains);
            }
        }
    }

    /** Something in each column, by those who write there. */
    private static void storeOfEverything(World world) throws Exception {
        world.github.addToken(CANARY, "ann");
        world.sync();
        var project = world.linkTo("github").get("projectId").asString();
        Someone.named(world, "Anna", project).connect("github", Map.of("token", CANARY));
        world.patch(
                "/api/v1/connections/" + world.connection("github"),
                Map.of("webhookSecret", "another-hook-secret-of-the-tests-0123456789"));
        world.post("/api/v1/subscriptions", "{\"url\":\"https://127.0.0.1/hook\",\"events\":[\"issue.\"]}");
        var watch = world.post(
                "/api/v1/watches",
                Json.write(Map.of(
                        "projectId",
                        project,
                        "repoUrl",
                        "https://github.com/" + World.REPOSITORY,
                        "branches",
                        List.of("main"))));
        var action = world.post(
                "/api/v1/watches/" + watch.get("id").asString() + "/actions",
                Json.write(Map.of("name", "Tell", "kind", "webhook", "webhookUrl", "https://example.org/hook")));
        world.post(
                "/api/v1/actions/" + action.get("id").asString() + "/secrets",
                Json.write(Map.of("name", "KEY", "value", CANARY)));
        world.ask(HttpRequest.newBuilder(world.address("/api/v1/issues"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(Map.of("projectId", project, "title", "Once")))));
    }

    /** As many as make the change last long enough to be killed. */
    private static void storeMany(TestDatabase database, HubKey key) {
        database.database().write(() -> {
            for (int each = 0; each < MANY; each++) {
                var id = Ids.next().toString();
                database.jdbc()
                        .sql(
                                "insert into repeatable (id, fingerprint, begun_at, ended_at, answer) values (?, 'f', 1, 1, ?)")
                        .params(id, key.encrypt("{\"status\":200}", "repeatable.answer:" + id))
                        .update();
            }
        });
    }
}
