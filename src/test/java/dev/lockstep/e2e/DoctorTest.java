package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Dialect;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.simulator.jira.JiraEdition;
import dev.lockstep.simulator.jira.JiraWorkflow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor beside a running hub and without one, with simulated trackers. */
class DoctorTest {
    private static final List<String> SECRETS =
            List.of("gh-token", "plane-key", "jira-token", World.HOOK_SECRET, World.TOKEN, "gh-revoked");

    @TempDir
    Path data;

    @TempDir
    Path desk;

    @Test
    void besideARunningHubItAsksEachTrackerAndTellsNoSecret() throws Exception {
        try (var world = new World(data)
                .withJira(JiraEdition.CLOUD, JiraWorkflow.simple())
                .start()) {
            world.sync();
            world.registerWebhooks();
            world.github.person("mara", World.REPOSITORY).open("Heard by webhook", "");
            world.issue("Heard by webhook");

            var said =
                    terminal(world).with("LOCKSTEP_EGRESS_ALLOW", "127.0.0.0/8").type("doctor", "-o", "json");
            assertThat(said.exitCode()).as(said.out() + said.err()).isZero();
            assertThat(told(said, "ok"))
                    .anyMatch(line -> line.matches("credential github acme/web It belongs to lockstep-bot; may .*"
                            + " \\d+ requests are left until .*"))
                    .anyMatch(line -> line.startsWith("credential plane acme/"))
                    .anyMatch(line -> line.startsWith("credential jira WEB It belongs to Lockstep Bot; may Jira Cloud"))
                    .anyMatch(line -> line.startsWith("clock github This machine's clock is"))
                    .anyMatch(line -> line.startsWith("webhook github A secret is set, and the last delivery came"))
                    .contains("webhook github acme/web The webhook at GitHub is in place.")
                    .anyMatch(line -> line.matches("database kind (SQLite|PostgreSQL) .*"))
                    .anyMatch(line -> line.matches("database schema It is at [\\d.]+, as this version wants it\\."));
            assertThat(told(said, "warning")).anyMatch(line -> line.startsWith("webhook jira"));
            assertThat(told(said, "not checked"))
                    .anyMatch(line -> line.matches("webhook plane acme/\\S+ Plane cannot be asked for its webhooks.*"));
            assertThat(SECRETS).noneMatch(secret -> (said.out() + said.err()).contains(secret));
        }
    }

    @Test
    void withoutAHubItFindsWhatIsWrongAndEndsWithThree() throws Exception {
        try (var world = new World(data)) {
            world.start();
            world.sync();
            world.stop();
            var rows = budgets();
            world.github.addToken("gh-revoked", "lockstep-bot").revokeToken("gh-revoked");

            var said = terminal(world)
                    .with("GITHUB_API_TOKEN", "gh-revoked")
                    .with("PLANE_API_URL", "http://127.0.0.1:1/api/v1")
                    .with("LOCKSTEP_CYLCE", "5m")
                    .with("LOCKSTEP_OIDC_ISSUER", "https://id.example.test")
                    .with("PORT", "1")
                    .type("doctor");
            assertThat(said.exitCode()).as(said.out() + said.err()).isEqualTo(3);
            assertThat(said.out())
                    .contains("LOCKSTEP_CYLCE: It is not a setting of Lockstep. Did you mean LOCKSTEP_CYCLE?")
                    .contains("LOCKSTEP_OIDC_ISSUER: It is of no use without LOCKSTEP_OIDC_CLIENT_ID.")
                    .contains("Lockstep does not run here")
                    .containsPattern("failed +credential github acme/web: .*GITHUB_API_TOKEN")
                    .containsPattern("failed +credential plane acme/\\S+: 127.0.0.1:1 cannot be reached")
                    .containsPattern("not checked +webhook github acme/web: .*GITHUB_API_TOKEN")
                    .contains("2 failed");
            assertThat(SECRETS).noneMatch(secret -> (said.out() + said.err()).contains(secret));
            assertThat(budgets()).as("what it learns stays with it").isEqualTo(rows);
        }
    }

    @Test
    void aKeyThatDoesNotFitIsToldBeforeTheStartIs() throws Exception {
        try (var world = new World(data)) {
            world.start();
            world.stop();
            var said = terminal(world)
                    .with("LOCKSTEP_SECRET_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
                    .type("doctor");
            assertThat(said.exitCode()).isEqualTo(3);
            assertThat(said.out()).contains("This database was begun with another key");
        }
    }

    @Test
    void whatOthersMayReadIsToldWithTheWayToCloseIt() throws Exception {
        var secret = Files.writeString(desk.resolve("token"), "gh-token");
        var settings = Files.writeString(desk.resolve(".env"), "PLANE_API_TOKEN=plane-key\n");
        for (var file : List.of(secret, settings)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        }
        for (var folder : List.of(data, desk)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        var said = new Terminal(desk)
                .with("LOCKSTEP_DATA_DIR", data)
                .with("GITHUB_API_URL", "http://127.0.0.1:1")
                .with("GITHUB_API_TOKEN_FILE", secret)
                .type("doctor");
        assertThat(said.out()).contains("chmod 700 " + data, "chmod 600 " + secret, "chmod 600 .env");
        assertThat(data.resolve("lockstep.db")).as("it makes nothing").doesNotExist();
    }

    @Test
    void whileTheDatabaseIsAwayTheTrackersOfTheSettingsAreLookedAt() throws Exception {
        try (var world = new World(data)) {
            var said = new Terminal(desk)
                    .with("PORT", "1")
                    .with("LOCKSTEP_DATA_DIR", data)
                    .with("LOCKSTEP_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/lockstep")
                    .with("GITHUB_API_URL", world.github.baseUri())
                    .with("GITHUB_API_TOKEN", "gh-token")
                    .with("GITHUB_OWNER", "acme")
                    .with("GITHUB_REPOSITORY", "web")
                    .type("doctor");
            assertThat(said.exitCode()).isEqualTo(3);
            assertThat(said.out())
                    .containsPattern("failed +database connection: LOCKSTEP_DATABASE_URL .* 127.0.0.1:1 refused")
                    .containsPattern("ok +credential github acme/web: It belongs to lockstep-bot")
                    .containsPattern("not checked tracker: Those that the database knows cannot be read")
                    .containsPattern("not checked webhook: There is no database of this version to ask")
                    .doesNotContain("Exception");
        }
    }

    private Terminal terminal(World world) {
        var terminal = new Terminal(desk)
                .with("PORT", world.address("/").getPort())
                .with("LOCKSTEP_DATA_DIR", data)
                .with("LOCKSTEP_API_TOKEN", World.TOKEN)
                .with("GITHUB_API_URL", world.github.baseUri())
                .with("GITHUB_API_TOKEN", "gh-token")
                .with("GITHUB_OWNER", "acme")
                .with("GITHUB_REPOSITORY", "web")
                .with("GITHUB_WEBHOOK_SECRET", World.HOOK_SECRET)
                .with("PLANE_API_URL", world.plane.apiUri())
                .with("PLANE_API_TOKEN", "plane-key")
                .with("PLANE_WORKSPACE_SLUG", World.WORKSPACE)
                .with("PLANE_PROJECT_ID", world.planeProject);
        return TestDatabase.DIALECT == Dialect.SQLITE
                ? terminal
                : terminal.with("LOCKSTEP_DATABASE_URL", TestDatabase.url(data));
    }

    private static List<String> told(Terminal.Said said, String grade) {
        var told = new ArrayList<String>();
        for (var each : said.json().get("findings")) {
            if (each.get("grade").asString().equals(grade)) {
                told.add(each.get("area").asString() + " " + each.get("subject").asString() + " "
                        + each.get("told").asString());
            }
        }
        return told;
    }

    private List<String> budgets() {
        try (var database = TestDatabase.in(data)) {
            return database.jdbc()
                    .sql(
                            "select revision || ' ' || updated_at || ' ' || state from connection join budget on lane_id = id"
                                    + " order by id")
                    .query(String.class)
                    .list();
        }
    }
}
