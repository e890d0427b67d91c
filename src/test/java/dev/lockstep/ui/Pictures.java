package dev.lockstep.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The three pictures of the README, of the demo as it is started: {@code ./lockstep screenshots [FOLDER]}. */
public final class Pictures {
    private static final int PATIENCE_MS = 120_000;
    private static final int CARDS_SHOWN = 6;

    private Pictures() {}

    public static void main(String[] arguments) throws Exception {
        if (!Chromium.installed() || !FakeLockstep.pageIsBuilt()) {
            System.err.println("This needs Chromium, and the page: mvn -q process-resources builds it.");
            System.exit(2);
        }
        var to = Files.createDirectories(Path.of(arguments.length > 0 ? arguments[0] : "docs/pictures"));
        var folder = Files.createTempDirectory("lockstep-pictures");
        try (var demo = new DemoProcess(folder);
                var chromium = new Chromium()) {
            var link = demo.firstAccount();
            try (var team = new Team(chromium, link.substring(0, link.indexOf("/welcome")))) {
                takeAll(team.browser(), link, to);
            }
        }
        System.exit(0);
    }

    private static void takeAll(Page page, String link, Path to) {
        page.navigate(link);
        page.getByLabel("Name").fill("Mara");
        page.getByLabel("E-mail address").fill("mara@example.org");
        page.getByLabel("New password").fill(Team.PASSWORD);
        Team.button(page, "Make the first account").click();
        var cards = board(page);
        assertThat(cards.first()).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MS));
        cards.first().click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Side by side")))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MS));
        // The import goes on for some seconds: until then it stands at one tracker only.
        assertThat(page.getByText(Pattern.compile("^Jira SHOP-\\d+")))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MS));
        assertThat(page.getByText("In step", new Page.GetByTextOptions().setExact(true)))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MS));
        take(page, to.resolve("issue.png"));
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Operations").setExact(true))
                .click();
        assertThat(page.getByRole(AriaRole.TABLE)).isVisible();
        take(page, to.resolve("operations.png"));
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Projects").setExact(true))
                .click();
        // By now there are more than go into the picture.
        assertThat(board(page).nth(CARDS_SHOWN))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MS));
        take(page, to.resolve("board.png"));
    }

    private static Locator board(Page page) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("acme/web"))
                .first()
                .click();
        return Team.cards(page, "Inbox");
    }

    private static void take(Page page, Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
        System.out.println("Written: " + file);
    }
}
