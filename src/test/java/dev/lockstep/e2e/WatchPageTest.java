package dev.lockstep.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.lockstep.ui.Chromium;
import dev.lockstep.ui.Looks;
import dev.lockstep.ui.Team;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchPageTest {
    @BeforeAll
    static void thereIsAPageAndABrowser() {
        Mara.canLook();
    }

    @Test
    void aRepositoryIsWatchedAndAnActionMadeTriedAndSwitchedOff(@TempDir Path folder) throws Exception {
        try (var world = new World(folder);
                var chromium = new Chromium()) {
            world.github.committer("alice", World.REPOSITORY).commit("main", "Fix the login");
            world.start();
            try (var team = Mara.team(world, chromium)) {
                var page = team.browser();
                team.signIn(page, Mara.EMAIL);
                Mara.go(page, "Watches");
                Team.button(page, "Watch a repository").click();
                page.getByLabel("Address of the repository").fill("nonsense");
                Team.button(page, "Watch it").click();
                assertThat(page.getByLabel("Address of the repository")).hasAttribute("aria-invalid", "true");
                page.getByLabel("Address of the repository").fill("https://github.com/" + World.REPOSITORY);
                Team.button(page, "Watch it").click();
                assertThat(page.getByText("First seen")).isVisible();

                Team.button(page, "New action").click();
                var dialog = page.getByRole(AriaRole.DIALOG);
                dialog.getByLabel("Name").fill("Tell the chat");
                dialog.getByLabel("Address").fill("ftp://chat.example");
                Team.button(page, "Make the action").click();
                assertThat(dialog.getByLabel("Address")).hasAttribute("aria-invalid", "true");
                choose(page, dialog, "works on issues");
                Team.button(page, "Make the action").click();
                assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);

                Team.button(page, "Run now: Tell the chat").click();
                assertThat(page.getByText("succeeded").first()).isVisible();
                assertThat(page.getByRole(AriaRole.LISTITEM)
                                .filter(new Locator.FilterOptions().setHasText("Fix the login")))
                        .not()
                        .hasCount(0);
                Looks.at(page, "watch");
                page.getByLabel("On: Tell the chat").press("Space");
                world.until("it is off", () -> !enabled(world));
                assertThat(team.complaints).isEmpty();
            }
        }
    }

    private static void choose(Page page, Locator dialog, String option) {
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("What it does"))
                .click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(option).setExact(true))
                .click();
    }

    private static boolean enabled(World world) {
        try {
            var watch =
                    world.get("/api/v1/watches").get("items").get(0).get("id").asString();
            return world.get("/api/v1/watches/" + watch + "/actions")
                    .get("items")
                    .get(0)
                    .get("enabled")
                    .asBoolean();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
