package dev.lockstep.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.lockstep.ui.Chromium;
import dev.lockstep.ui.Looks;
import dev.lockstep.ui.Team;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionsPageTest {
    @BeforeAll
    static void thereIsAPageAndABrowser() {
        Mara.canLook();
    }

    @Test
    void aConnectionIsTestedPausedAndGivenANewToken(@TempDir Path folder) throws Exception {
        try (var world = new World(folder);
                var chromium = new Chromium()) {
            world.github.addToken("other-token", "lockstep-bot");
            world.start();
            try (var team = Mara.team(world, chromium)) {
                var page = team.browser();
                team.signIn(page, Mara.EMAIL);
                Mara.go(page, "Connections");
                Team.button(page, "Test: github").click();
                assertThat(page.getByText("Connected as lockstep-bot")).isVisible();
                assertThat(page.getByText("no webhook came yet")).hasCount(2);
                world.registerWebhooks();
                world.github.person("alice", World.REPOSITORY).open("title", "text");
                world.until("it came", () -> lastDelivery(world));
                page.reload();
                assertThat(page.getByText("last webhook").first()).isVisible();
                Looks.at(page, "connections");

                menu(page, "Pause");
                assertThat(page.getByText("Paused by Mara")).isVisible();
                Team.button(page, "Resume").click();
                assertThat(page.getByText("Paused by Mara")).hasCount(0);

                menu(page, "Token, address, secret");
                page.getByLabel("Address of the API").fill("ftp://github.example");
                Team.button(page, "Save").click();
                assertThat(page.getByLabel("Address of the API")).hasAttribute("aria-invalid", "true");
                page.getByLabel("Address of the API").fill("");
                page.getByLabel("Token", new Page.GetByLabelOptions().setExact(true))
                        .fill("other-token");
                Team.button(page, "Save").click();
                assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
                world.github.revokeToken("gh-token");
                Team.button(page, "Test: github").click();
                assertThat(page.getByText("Connected as lockstep-bot")).isVisible();
                assertThat(team.complaints).isEmpty();
            }
        }
    }

    @Test
    void aTestTellsWhatTheTokenLacksAndWhatNobodyCanKnowYet(@TempDir Path folder) throws Exception {
        try (var world = new World(folder);
                var chromium = new Chromium()) {
            world.github.addFineGrainedToken("gh-token", "lockstep-bot", Map.of("issues", "write"));
            world.start();
            try (var team = Mara.team(world, chromium)) {
                var page = team.browser();
                team.signIn(page, Mara.EMAIL);
                Mara.go(page, "Connections");
                Team.button(page, "Test: github").click();
                assertThat(page.getByText("It lacks the right Webhooks: write")).isVisible();
                assertThat(page.getByText("it shows with the first use: Issues: read"))
                        .isVisible();
                world.plane.role(world.planeProject, "Lockstep Bot", 5);
                Team.button(page, "Test: plane").click();
                assertThat(page.getByText("role Guest")).isVisible();
                assertThat(page.getByText("It lacks the right Member")).isVisible();
                Looks.at(page, "connection-rights");
                assertThat(team.complaints).isEmpty();
            }
        }
    }

    @Test
    void aConnectionThatLinksGoOverIsNotRemoved(@TempDir Path folder) throws Exception {
        try (var world = new World(folder)) {
            world.start();
            var id = world.linkTo("plane").get("connectionId").asString();
            var refused = world.send("DELETE", "/api/v1/connections/" + id, Map.of());
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("connection_in_use");
            world.send(
                    "DELETE", "/api/v1/links/" + world.linkTo("plane").get("id").asString(), Map.of());
            assertThat(world.send("DELETE", "/api/v1/connections/" + id, Map.of())
                            .statusCode())
                    .isEqualTo(204);
        }
    }

    private static boolean lastDelivery(World world) {
        try {
            var all = world.get("/api/v1/connections").get("items").valueStream();
            return all.anyMatch(each -> !each.get("lastDeliveryAt").isNull());
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void menu(Page page, String what) {
        Team.button(page, "Connection github").click();
        page.getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName(what).setExact(true))
                .click();
    }
}
