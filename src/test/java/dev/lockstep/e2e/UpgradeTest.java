package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Dialect;
import dev.lockstep.base.HubKey;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.base.TestPostgres;
import dev.lockstep.rekey.Readable;
import dev.lockstep.simulator.GitHubIssue;
import dev.lockstep.simulator.PlaneIssue;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The database of every released version, as its own build made it, is migrated by this one and its open operations go on. */
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

    @ParameterizedTest
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
    void aDatabaseOfALaterVersionAndAMissingOrAnotherKeyStopTheStartWithTheWayOut() throws Exception {
        try (var world = new World(folder).with("LOCKSTEP_SECRET_KEY=" + UpgradeFixture.KEY)) {
            world.start();
            world.stop();
            var settings = world.without("LOCKSTEP_SECRET_KEY").settings();
            assertThat(refusal(settings)).contains("LOCKSTEP_SECRET_KEY");
            assertThat(refusal(with(settings, HubKey.random())))
                    .contains("begun with another key", "LOCKSTEP_SECRET_KEY", "secret.key in the data folder");
            try (var database = TestDatabase.in(folder)) {
                database.database().write(() -> database.jdbc().sql("""
                                insert into flyway_schema_history (installed_rank, version, description, type, script,
                                  installed_by, execution_time, success) values (9999, '9999', 'later', 'SQL', 'V9999__later.sql', 'it', 1, true)
                                """).update());
            }
            assertThat(refusal(with(settings, UpgradeFixture.KEY)))
                    .contains("another version of Lockstep", "LOCKSTEP_DATA_DIR", "9999");
        }
    }

    private static List<String> with(List<String> settings, String key) {
        return Stream.concat(settings.stream(), Stream.of("--LOCKSTEP_SECRET_KEY=" + key))
                .toList();
    }

    /** What the product says that does not start. */
    private String refusal(List<String> settings) throws Exception {
        try (var product = new ProductProcess(folder, settings)) {
            product.start();
            assertThat(product.awaitEnd()).as(product.log()).isEqualTo(1);
            return product.log();
        }
    }

    /** As an operator has it who upgrades: not restored, but there. */
    private static void unpack(Path fixture, Path folder) throws Exception {
        if (TestDatabase.DIALECT == Dialect.POSTGRESQL) {
            TestPostgres.holds(folder, Files.readString(fixture));
            return;
        }
        try (var zip = new ZipFile(fixture.toFile());
                var bytes = zip.getInputStream(zip.getEntry("database"))) {
            Files.copy(bytes, folder.resolve("lockstep.db"));
        }
    }
}
