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

/** Webhooks of trackers on the page, as they came in. */
class DeliveriesPageTest {
    @BeforeAll
    static void thereIsAPageAndABrowser() {
        Mara.canLook();
    }

    @Test
    void whatCameInIsListedShownAndTakenAgain(@TempDir Path folder) throws Exception {
        try (var world = new World(folder);
                var chromium = new Chromium()) {
            world.start();
            assertThat(SignedDelivery.send(world, "issues", "{\"action\":\"opened\"}"))
                    .isEqualTo(202);
            try (var team = Mara.team(world, chromium)) {
                var page = team.browser();
                team.signIn(page, Mara.EMAIL);
                Mara.go(page, "Webhooks");
                assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Coming in")))
                        .isVisible();
                var row = page.getByRole(AriaRole.LISTITEM)
                        .filter(new Locator.FilterOptions().setHasText("issues github"));
                assertThat(row).containsText("Not taken");
                Team.button(page, "Show: issues").click();
                assertThat(page.getByText("\"action\": \"opened\"")).isVisible();
                Looks.at(page, "deliveries");
                Team.button(page, "Take again: issues").click();
                assertThat(page.getByText("It is taken once more.")).isVisible();
                assertThat(team.complaints).isEmpty();
            }
        }
    }

    @Test
    void aBrowserWithoutANetworkIsToldSoAndWhatItSendsGoesOutLater(@TempDir Path folder) throws Exception {
        try (var world = new World(folder);
                var chromium = new Chromium()) {
            world.start();
            try (var team = Mara.team(world, chromium)) {
                var page = team.browser();
                team.signIn(page, Mara.EMAIL);
                page.context().setOffline(true);
                assertThat(page.getByText("This browser is offline.")).isVisible();
                Team.button(page, "New project").click();
                page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true))
                        .fill("Made offline");
                page.keyboard().press("Enter");
                page.context().setOffline(false);
                assertThat(page.getByText("This browser is offline.")).hasCount(0);
                assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Made offline")))
                        .isVisible();
            }
        }
    }
}
