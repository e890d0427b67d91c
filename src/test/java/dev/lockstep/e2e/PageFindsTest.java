package dev.lockstep.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.lockstep.ui.Chromium;
import dev.lockstep.ui.Looks;
import dev.lockstep.ui.Team;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person finds an issue by the address that it has elsewhere, sees what stands where and why; by the keyboard. */
class PageFindsTest {
    /** For seconds it names the button that was pressed, which may be gone by then; it is never seen or reached. */
    private static final String ANNOUNCER = "[data-live-announcer]";

    @BeforeAll
    static void thereIsAPageAndABrowser() {
        Mara.canLook();
    }

    @Test
    void anAddressAtATrackerLeadsToTheIssueWithItsSidesAndReasons(@TempDir Path folder) throws Exception {
        try (var world = new World(folder);
                var chromium = new Chromium()) {
            world.github.person("alice", World.REPOSITORY).open("Login loops", "In Safari only.");
            world.start();
            world.sync();
            world.awaitQuiet();
            var issue = world.get("/api/v1/issues/" + world.issue("Login loops"));
            var address = issue.get("twins").get(0).get("url").asString();
            assertThat(world.get("/api/v1/find?url=" + address + "%23comment")
                            .get("items")
                            .get(0)
                            .get("id")
                            .asString())
                    .isEqualTo(issue.get("id").asString());

            try (var team = Mara.team(world, chromium)) {
                var page = team.browser();
                team.signIn(page, Mara.EMAIL);
                page.keyboard().press("Control+k");
                page.getByRole(AriaRole.SEARCHBOX, new Page.GetByRoleOptions().setName("Where to"))
                        .fill(address);
                var option = page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Login loops"));
                assertThat(option).isVisible();
                page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pages/palette.png")));
                page.keyboard().press("ArrowDown");
                page.keyboard().press("Enter");
                assertThat(page)
                        .hasURL(Pattern.compile("/issues/" + issue.get("id").asString()));

                var sides = page.getByRole(AriaRole.TABLE);
                assertThat(sides).containsText("Plane");
                assertThat(sides).containsText("GitHub");
                assertThat(sides).containsText("the same");
                Team.button(page, "Explain").click();
                assertThat(page.getByText("It was created at Plane")).isVisible();
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target/pages/issue-sides.png"))
                        .setFullPage(true));
                assertThat(Looks.axe(page, ANNOUNCER)).isEmpty();
                page.setViewportSize(320, 640);
                assertThat((int) page.evaluate("() => document.documentElement.scrollWidth"))
                        .isEqualTo(320);
                assertThat(team.complaints).isEmpty();
            }
        }
    }

    @Test
    void keysLeadEverywhereAndSingleOnesCanBeSwitchedOff(@TempDir Path folder) throws Exception {
        try (var world = new World(folder);
                var chromium = new Chromium()) {
            world.start();
            try (var team = Mara.team(world, chromium)) {
                var page = team.browser();
                team.signIn(page, Mara.EMAIL);
                page.keyboard().press("g");
                page.keyboard().press("o");
                assertThat(page).hasURL(Pattern.compile("/operations$"));
                page.keyboard().press("?");
                var sheet = page.getByRole(AriaRole.DIALOG);
                assertThat(sheet).containsText("Single keys do something");
                page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pages/keys.png")));
                assertThat(Looks.axe(page, ANNOUNCER)).isEmpty();
                page.getByLabel("Single keys do something").focus();
                page.keyboard().press("Space");
                page.keyboard().press("Escape");
                assertThat(sheet).hasCount(0);
                page.keyboard().press("g");
                page.keyboard().press("p");
                page.keyboard().press("?");
                assertThat(page).hasURL(Pattern.compile("/operations$"));
                assertThat(sheet).hasCount(0);
                page.keyboard().press("Control+k");
                assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
                page.keyboard().type("about");
                assertThat(page.getByRole(AriaRole.OPTION)).hasCount(1);
                page.keyboard().press("ArrowDown");
                page.keyboard().press("Enter");
                assertThat(page).hasURL(Pattern.compile("/about$"));
                assertThat(page.getByText("Well", new Page.GetByTextOptions().setExact(true)))
                        .isVisible();
                assertThat(team.complaints).isEmpty();
            }
        }
    }
}
