package dev.lockstep.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.lockstep.ui.Team.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A text field with a list to pick from, while that list is open. */
class PickListPageTest extends TeamSurface {
    @Test
    void whatCanStillBeReachedBesideAnOpenListIsToldToo() {
        var mara = team.browser();
        team.signIn(mara, email);
        mara.navigate("http://127.0.0.1:" + port + "/settings");
        var zone = mara.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Time zone"));
        // An open list closes when what stands above it comes later and moves it.
        assertThat(button(mara, "Send a test: Here")).isVisible();
        assertThat(mara.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Your own webhook")))
                .isVisible();
        zone.click();
        zone.fill("Europe/B");
        assertThat(mara.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Europe/Berlin")))
                .isVisible();
        mara.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pages/pick-open.png")));
        assertThat(Looks.axe(mara)).isEmpty();

        mara.keyboard().press("ArrowDown");
        mara.keyboard().press("Escape");
        assertThat(mara.getByRole(AriaRole.LISTBOX)).hasCount(0);
        assertThat(Looks.axe(mara)).isEmpty();
    }
}
