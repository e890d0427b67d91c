package dev.lockstep.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the first start to a comment that stands at the trackers, by the page alone. */
class DemoPageTest {
    private static final double IMPORT_MS = 180_000;

    @Test
    void theFirstAccountIsMadeByTheLinkAndWhatItWritesReachesTheTrackers(@TempDir Path folder) throws Exception {
        assumeTrue(Chromium.installed(), "Chromium is not installed at " + Chromium.PROGRAM);
        assumeTrue(FakeLockstep.pageIsBuilt(), "the page is not built (-DskipUi)");
        try (var demo = new DemoProcess(folder);
                var chromium = new Chromium()) {
            var link = demo.firstAccount();
            try (var team = new Team(chromium, link.substring(0, link.indexOf("/welcome")))) {
                work(team.browser(), link);
                assertThat(team.complaints).isEmpty();
            }
        }
    }

    private static void work(Page page, String link) {
        page.navigate(link);
        page.getByLabel("Name").fill("Mara");
        page.getByLabel("E-mail address").fill("mara@example.org");
        page.getByLabel("New password").fill(Team.PASSWORD);
        Team.button(page, "Make the first account").click();

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("acme/web"))
                .first()
                .click();
        var cards = Team.cards(page, "Inbox");
        assertThat(cards.first()).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(IMPORT_MS));
        cards.first().click();
        assertThat(page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(Pattern.compile("GitHub \\d+|Plane [0-9a-f]{8}"))))
                .not()
                .hasCount(0);
        page.getByLabel("New comment").fill("Seen from the page.");
        Team.button(page, "Comment").click();
        var mine = page.getByRole(AriaRole.LISTITEM).filter(new FilterOptions().setHasText("Seen from the page."));
        assertThat(mine).isVisible();
        // What was written is shown as waiting, syncing or failed until both trackers have it.
        assertThat(mine.getByText(Pattern.compile("Waiting to sync|Syncing|Sync failed")))
                .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(IMPORT_MS));
    }
}
