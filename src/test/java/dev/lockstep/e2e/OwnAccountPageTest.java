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

/** A person connects an account of her own at a tracker, and takes it back. */
class OwnAccountPageTest {
    @BeforeAll
    static void thereIsAPageAndABrowser() {
        Mara.canLook();
    }

    @Test
    void anAccountIsConnectedByItsTokenAndTakenBack(@TempDir Path folder) throws Exception {
        try (var world = new World(folder);
                var chromium = new Chromium()) {
            world.github.addToken("mara-token", "mara");
            world.start();
            try (var team = Mara.team(world, chromium)) {
                var page = team.browser();
                team.signIn(page, Mara.EMAIL);
                Mara.go(page, "Settings");
                Team.button(page, "Give a token for github").click();
                var token = page.getByLabel("Token", new Page.GetByLabelOptions().setExact(true));
                token.fill("nobodys-token");
                Team.button(page, "Connect").click();
                assertThat(token).hasAttribute("aria-invalid", "true");
                token.fill("mara-token");
                Team.button(page, "Connect").click();
                assertThat(page.getByText("Connected as mara", new Page.GetByTextOptions().setExact(true)))
                        .isVisible();
                Looks.at(page, "own-account");
                Team.button(page, "Disconnect github").click();
                assertThat(page.getByText("Connected as mara", new Page.GetByTextOptions().setExact(true)))
                        .hasCount(0);
                assertThat(team.complaints).isEmpty();
            }
        }
    }

    @Test
    void quietHoursAreSetInAZoneThatIsPickedAndTakenAway(@TempDir Path folder) throws Exception {
        try (var world = new World(folder);
                var chromium = new Chromium()) {
            world.start();
            try (var team = Mara.team(world, chromium)) {
                var page = team.browser();
                team.signIn(page, Mara.EMAIL);
                Mara.go(page, "Settings");
                var until = page.getByLabel("Until", new Page.GetByLabelOptions().setExact(true));
                page.getByLabel("From", new Page.GetByLabelOptions().setExact(true))
                        .fill("00:00");
                until.fill("00:00");
                var zone = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Time zone"));
                zone.fill("zuri");
                page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Europe/Zurich"))
                        .click();
                save(page).click();
                assertThat(until).hasAttribute("aria-invalid", "true");
                until.fill("23:59");
                save(page).click();
                assertThat(Team.button(page, "No quiet hours")).isVisible();
                page.reload();
                assertThat(zone).hasValue("Europe/Zurich");
                assertThat(until).hasValue("23:59");
                Looks.at(page, "quiet-hours");
                Team.button(page, "No quiet hours").click();
                assertThat(Team.button(page, "No quiet hours")).hasCount(0);
                assertThat(team.complaints).isEmpty();
            }
        }
    }

    private static Locator save(Page page) {
        return page.locator("form")
                .filter(new Locator.FilterOptions().setHasText("Time zone"))
                .getByText("Save", new Locator.GetByTextOptions().setExact(true));
    }
}
