package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Dialect;
import dev.lockstep.base.HubKey;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.rekey.Readable;
import dev.lockstep.simulator.GitHubIssue;
import dev.lockstep.simulator.PlaneIssue;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On SQLite, and on PostgreSQL where there is a fixture of it. The database of every released version, as its own build made it, is migrated by this one and its open operations go on. */
class UpgradeTest {
    @TempDir
    Path folder;

    static Stream<Path> versions() throws Exception {
        try (var all = Files.list(UpgradeFixture.ALL)) {
            return all
                    .filter(version -> Files.exists(version.resolve(UpgradeFixture.name())))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("versions")
    void anEarlierDatabaseIsMigratedAndItsOpenOperationsGoOn(Path version) throws Exception {
        unpack(version.resolve(UpgradeFixture.name()), folder);
        try (var world = new World(folder).with("LOCKSTEP_SECRET_KEY=" + UpgradeFixture.KEY)) {
            world.start();
            assertThat(world.get("/api/v1/operations/counts").get("queued").asLong())
                    .as("open operations")
                    .isGreaterThanOrEqualTo(2L * UpgradeFixture.OPEN.size());
            assertThat(world.ask(HttpRequest.newBuilder(world.address("/api/v1/pauses/all"))
                                    .DELETE())
                            .statusCode())
                    .isEqualTo(204);
            world.awaitQuiet();

            assertThat(world.github.issues(World.REPOSITORY))
                    .extracting(GitHubIssue::title)
                    .containsExactlyInAnyOrderElementsOf(UpgradeFixture.OPEN);
            assertThat(world.plane.issues(world.planeProject))
                    .extracting(PlaneIssue::name)
                    .containsExactlyInAnyOrderElementsOf(UpgradeFixture.OPEN);
        }
        try (var database = TestDatabase.in(folder)) {
            var marks = database.jdbc()
                    .sql("select mark_key from hub_key where mark_key is not null")
                    .query(String.class)
                    .optional()
                    .orElse(null);
            var all = Readable.all(database);
            assertThat(all.values().stream().mapToInt(each -> each).sum()).isGreaterThan(2);
            assertThat(Readable.with(HubKey.of(UpgradeFixture.KEY, marks), database))
                    .isEqualTo(all);
        }
    }

    @Test
    void aDatabaseOfALaterVersionAndAMissingKeyStopTheStartWithTheWayOut() throws Exception {
        try (var world = new World(folder).with("LOCKSTEP_SECRET_KEY=" + UpgradeFixture.KEY)) {
            world.start();
            world.stop();
            var keyless = new ProductProcess(
                    folder, world.without("LOCKSTEP_SECRET_KEY").settings());
            keyless.start();
            assertThat(keyless.awaitEnd()).as(keyless.log()).isEqualTo(1);
            assertThat(keyless.log()).contains("LOCKSTEP_SECRET_KEY");
            try (var database = TestDatabase.in(folder)) {
                database.database().write(() -> database.jdbc().sql("""
                                insert into flyway_schema_history (installed_rank, version, description, type, script,
                                  installed_by, execution_time, success) values (9999, '9999', 'later', 'SQL', 'V9999__later.sql', 'it', 1, true)
                                """).update());
            }
            var later = new ProductProcess(
                    folder,
                    world.with("LOCKSTEP_SECRET_KEY=" + UpgradeFixture.KEY).settings());
            later.start();
            assertThat(later.awaitEnd()).as(later.log()).isEqualTo(1);
            assertThat(later.log()).contains("another version of Lockstep", "LOCKSTEP_DATA_DIR", "9999");
        }
    }

    /** As an operator has it who upgrades: not restored, but there. */
    private static void unpack(Path fixture, Path folder) throws Exception {
        var database = folder.resolve("unpacked");
        try (var zip = new ZipFile(fixture.toFile());
                var bytes = zip.getInputStream(zip.getEntry("database"))) {
            Files.copy(bytes, database);
        }
        if (TestDatabase.DIALECT == Dialect.SQLITE) {
            Files.move(database, folder.resolve("lockstep.db"));
            return;
        }
        var url = TestDatabase.url(folder).replaceFirst("^jdbc:", "");
        var restored = new ProcessBuilder(
                        "pg_restore", "--clean", "--if-exists", "--no-owner", "--dbname=" + url, database.toString())
                .inheritIO()
                .start();
        assertThat(restored.waitFor()).isZero();
    }
}
