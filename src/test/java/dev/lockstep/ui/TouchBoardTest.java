package dev.lockstep.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.lockstep.ui.Team.button;
import static dev.lockstep.ui.Team.cards;
import static dev.lockstep.ui.WorkPageTest.addCard;
import static dev.lockstep.ui.WorkPageTest.makeBoard;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A board on a screen that is touched: holding a card for a moment lifts it, everything else is as it was. */
class TouchBoardTest extends TeamSurface {
    @Test
    void aCardIsHeldCarriedToAnotherColumnAndStandsThereForEverybody() {
        var mara = board("One", "Two", "Three");
        var finger = new Finger(mara);
        finger.downOn(card(mara, "Two"));
        assertThat(carried(mara)).hasCount(1);
        finger.moveTo(column(mara, "Done"));
        mara.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pages/board-carried.png")));
        var stored = mara.waitForResponse(answer -> answer.url().endsWith("/move"), finger::up);

        org.assertj.core.api.Assertions.assertThat(stored.status()).isEqualTo(200);
        assertThat(mara.getByRole(AriaRole.STATUS).getByText("1 card stands in Done now."))
                .isVisible();
        assertThat(carried(mara)).hasCount(0);
        mara.reload();
        assertThat(cards(mara, "Done")).containsText(new String[] {"Two"});
        assertThat(cards(mara, "Backlog")).hasCount(2);
        assertThat(mara.getByText("card chosen")).hasCount(0);
    }

    @Test
    void aCardIsPutBetweenTwoOthers() {
        var mara = board("One", "Two", "Three");
        assertThat(cards(mara, "Backlog")).containsText(new String[] {"Three", "Two", "One"});
        var finger = new Finger(mara);
        finger.downOn(card(mara, "One"));
        assertThat(carried(mara)).hasCount(1);
        var two = card(mara, "Two").boundingBox();
        finger.moveTo(two.x + 60, two.y + two.height / 4);
        mara.waitForResponse(answer -> answer.url().endsWith("/move"), finger::up);
        assertThat(cards(mara, "Backlog")).containsText(new String[] {"Three", "One", "Two"});
    }

    @Test
    void whoHoldsAndLetsGoChoosesAndAllThatIsChosenIsCarriedTogether() {
        var mara = board("One", "Two", "Three");
        var finger = new Finger(mara);
        hold(mara, finger, "One");
        finger.up();
        assertThat(mara.getByText("1 card chosen")).isVisible();
        hold(mara, finger, "Three");
        finger.up();
        assertThat(mara.getByText("2 cards chosen")).isVisible();

        finger.downOn(card(mara, "One"));
        assertThat(carried(mara)).hasCount(2);
        finger.moveTo(column(mara, "In progress"));
        finger.up();
        assertThat(mara.getByText("2 cards stand in In progress now.")).isVisible();
        assertThat(cards(mara, "In progress")).containsText(new String[] {"Three", "One"});
        assertThat(cards(mara, "Backlog")).containsText(new String[] {"Two"});
    }

    @Test
    void whatIsTakenFromTheFingerStaysWhereItWasAndATapStillOpens() {
        var mara = board("One", "Two");
        var finger = new Finger(mara);
        finger.downOn(card(mara, "One"));
        assertThat(carried(mara)).hasCount(1);
        finger.moveTo(column(mara, "Done"));
        finger.taken();
        assertThat(carried(mara)).hasCount(0);
        assertThat(mara.locator("body > [inert]")).hasCount(0);
        assertThat(cards(mara, "Backlog")).hasCount(2);
        assertThat(mara.getByText("card chosen")).hasCount(0);

        card(mara, "One").tap();
        assertThat(mara.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("One")))
                .isVisible();
    }

    @Test
    void onAPhoneTheSideOfTheScreenTurnsToTheNextColumn() {
        var mara = board("One", "Two");
        mara.setViewportSize(390, 780);
        mara.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("\\(\\d+\\) Column$")))
                .click();
        mara.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Backlog"))
                .click();
        var finger = new Finger(mara);
        finger.downOn(card(mara, "One"));
        assertThat(carried(mara)).hasCount(1);
        finger.moveTo(385, 400);
        assertThat(column(mara, "In progress")).isVisible();
        finger.moveTo(200, 400);
        mara.waitForResponse(answer -> answer.url().endsWith("/move"), finger::up);
        assertThat(cards(mara, "In progress")).containsText(new String[] {"One"});
    }

    @Test
    void aFingerThatMovesAtOnceScrollsTheColumn() {
        var titles = new String[16];
        for (int at = 0; at < titles.length; at++) {
            titles[at] = "Card " + (char) ('A' + at);
        }
        var mara = board(titles);
        mara.setViewportSize(1280, 600);
        var finger = new Finger(mara);
        var list = column(mara, "Backlog").boundingBox();
        finger.downOn(cards(mara, "Backlog").nth(2));
        finger.moveTo(list.x + 80, list.y - 100);
        mara.waitForFunction("() => [...document.querySelectorAll('[role=grid]')].some(list => list.scrollTop > 60)");
        finger.up();
        assertThat(mara.getByText("card chosen")).hasCount(0);
        assertThat(carried(mara)).hasCount(0);
    }

    private Page board(String... titles) {
        var page = team.browser(Finger.screen(1280, 800));
        team.signIn(page, email);
        makeBoard(page);
        for (var title : titles) {
            addCard(page, title);
        }
        button(page, "Close").click();
        assertThat(cards(page, "Backlog").first()).isVisible();
        return page;
    }

    private static void hold(Page page, Finger finger, String title) {
        finger.downOn(card(page, title));
        assertThat(page.locator("body > [inert]")).hasCount(1);
    }

    private static Locator card(Page page, String title) {
        return page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName(title));
    }

    private static Locator carried(Page page) {
        return page.locator("[role=grid] [data-carried]");
    }

    private static Locator column(Page page, String name) {
        return page.getByRole(AriaRole.GRID, new Page.GetByRoleOptions().setName("Cards of " + name));
    }
}
