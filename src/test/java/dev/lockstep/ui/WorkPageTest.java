package dev.lockstep.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.lockstep.ui.Team.button;
import static dev.lockstep.ui.Team.cards;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A day's work on the page, as people do it: the application's own server, real browsers. */
class WorkPageTest extends TeamSurface {
    @Test
    void aCardIsMadeMovedByKeyboardSeenInASecondBrowserAndCommented() {
        var mara = team.browser();
        team.signIn(mara, email);
        var name = makeBoard(mara);
        addCard(mara, "Login loops in Safari");

        var ben = team.browser();
        team.signIn(ben, email);
        ben.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).click();
        assertThat(cards(ben, "Backlog")).hasCount(1);

        cards(mara, "Backlog").first().focus();
        mara.keyboard().press("ArrowRight");
        mara.keyboard().press("Enter");
        assertThat(mara.getByText("Started dragging. Press Tab to navigate to a drop target"))
                .isAttached();
        mara.keyboard().press("Tab");
        mara.keyboard().press("Enter");
        assertThat(cards(mara, "In progress")).hasCount(1);
        assertThat(cards(ben, "In progress")).hasCount(1);
        assertThat(cards(ben, "Backlog")).hasCount(0);

        cards(ben, "In progress").first().click();
        ben.getByLabel("New comment").fill("It loops for **me** too.");
        ben.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Preview"))
                .first()
                .click();
        assertThat(ben.locator("strong").getByText("me")).isVisible();
        button(ben, "Comment").click();
        assertThat(ben.getByText("1 comment", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(ben.getByText("Mara made this issue")).isVisible();
    }

    @Test
    void severalCardsAreChosenByKeyboardAndMovedTogether() {
        var mara = team.browser();
        team.signIn(mara, email);
        makeBoard(mara);
        addCard(mara, "One");
        addCard(mara, "Two");
        addCard(mara, "Three");
        button(mara, "Close").click();
        cards(mara, "Backlog").first().focus();
        mara.keyboard().press("Space");
        mara.keyboard().press("ArrowDown");
        mara.keyboard().press("Space");
        assertThat(mara.getByText("2 cards chosen")).isVisible();
        mara.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pages/board-chosen.png")));
        button(mara, "Move to…").click();
        mara.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Move to Done"))
                .click();
        assertThat(cards(mara, "Done")).hasCount(2);
        assertThat(mara.getByText("2 cards stand in Done now.")).isVisible();
        assertThat(cards(mara, "Backlog")).hasCount(1);
    }

    @Test
    void aMoveThatTheServerRefusesGoesBackWithTheReason() {
        var mara = team.browser();
        team.signIn(mara, email);
        makeBoard(mara);
        addCard(mara, "One");
        addCard(mara, "Two");
        editColumn(mara, "In progress");
        mara.getByLabel("Most cards").fill("1");
        takes(mara).click();
        mara.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("pull requests"))
                .click();
        button(mara, "Save").click();
        assertThat(mara.getByText("0 / 1")).isVisible();
        editColumn(mara, "In progress");
        assertThat(takes(mara)).containsText("pull requests");
        button(mara, "Cancel").click();

        moveTo(mara, "One", "In progress");
        assertThat(cards(mara, "In progress")).hasCount(1);
        moveTo(mara, "Two", "In progress");
        assertThat(mara.getByText("full")).not().hasCount(0);
        assertThat(cards(mara, "Backlog")).hasCount(1);
        assertThat(cards(mara, "In progress")).hasCount(1);
    }

    /** The name of what is chosen stands before that of the choice. */
    private static Locator takes(Page page) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Takes by itself"));
    }

    static void editColumn(Page page, String name) {
        button(page, "Column " + name).click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Name, limit, what it takes"))
                .click();
    }

    @Test
    void aSessionThatEndsLosesNothingThatWasTypedOrSent() {
        var mara = team.browser();
        team.signIn(mara, email);
        makeBoard(mara);
        addCard(mara, "Slow search");
        cards(mara, "Backlog").first().click();
        mara.getByLabel("New comment").fill("Written while the session ended");
        mara.context().clearCookies();
        button(mara, "Comment").click();

        assertThat(mara.getByRole(AriaRole.DIALOG)).containsText("Your session has ended");
        Team.in(mara, null);
        assertThat(mara.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(mara.getByText("Written while the session ended")).isVisible();
        assertThat(mara.getByText("1 comment", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
    }

    @Test
    void whatTheServerSaysOfAFieldStandsAtTheField() {
        var mara = team.browser();
        mara.navigate("http://127.0.0.1:" + port + "/");
        mara.getByLabel("E-mail address").fill(email);
        mara.getByLabel("Password").fill("wrong");
        button(mara, "Sign in").click();
        assertThat(mara.getByRole(AriaRole.ALERT)).containsText("password");
        Team.in(mara, email);
        mara.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Settings"))
                .click();
        mara.getByLabel("Current password").fill("not mine");
        mara.getByLabel("New password").fill("another horse staple");
        button(mara, "Change the password").click();
        assertThat(mara.getByLabel("Current password")).hasAttribute("aria-invalid", "true");
    }

    static String makeBoard(Page page) {
        var name = "Web " + UUID.randomUUID();
        button(page, "New project").click();
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(name);
        button(page, "Make the project").click();
        button(page, "Add a card to Backlog").click();
        return name;
    }

    static void addCard(Page page, String title) {
        page.getByLabel("What is to be done?").fill(title);
        page.keyboard().press("Enter");
        assertThat(cards(page, "Backlog").filter(new FilterOptions().setHasText(title)))
                .isVisible();
    }

    private static void moveTo(Page page, String title, String column) {
        button(page, "Move to: " + title).click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Move to " + column))
                .click();
    }
}
