package dev.lockstep.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.lockstep.ui.Team.button;
import static dev.lockstep.ui.Team.cards;
import static dev.lockstep.ui.WorkPageTest.addCard;
import static dev.lockstep.ui.WorkPageTest.editColumn;
import static dev.lockstep.ui.WorkPageTest.makeBoard;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** What a board must not do by the way: make cards twice, choose what nobody chose. */
class BoardPageTest extends TeamSurface {
    @Test
    void aCardForAFullColumnIsMadeOnceAndSaysWhereItDoesNotStand() {
        var mara = team.browser();
        team.signIn(mara, email);
        makeBoard(mara);
        button(mara, "Close").click();
        editColumn(mara, "In progress");
        mara.getByLabel("Most cards").fill("1");
        button(mara, "Save").click();
        button(mara, "Add a card to In progress").click();
        var what = mara.getByLabel("What is to be done?");
        what.fill("The one that fits");
        mara.keyboard().press("Enter");
        assertThat(mara.getByText("1 / 1")).isVisible();
        what.fill("One too many");
        mara.keyboard().press("Enter");

        assertThat(mara.getByText("#2 is made, but does not stand in In progress"))
                .isVisible();
        assertThat(what).hasValue("");
        assertThat(mara.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName("One too many")))
                .hasCount(1);
    }

    @Test
    void aCardThatIsDraggedIsMovedAndNotChosen() {
        var mara = team.browser();
        team.signIn(mara, email);
        makeBoard(mara);
        addCard(mara, "Dragged");
        var done = mara.getByRole(AriaRole.GRID, new Page.GetByRoleOptions().setName("Cards of Done"));
        var moved = mara.waitForResponse(
                answer -> answer.url().endsWith("/move"),
                () -> cards(mara, "Backlog").first().dragTo(done));
        assertThat(cards(mara, "Done")).hasCount(1);
        org.assertj.core.api.Assertions.assertThat(moved.status()).isEqualTo(200);
        // The list chooses what it was given a moment after the drop, before it takes the focus there.
        assertThat(cards(mara, "Done").first()).isFocused();
        assertThat(mara.getByText("1 card chosen")).hasCount(0);
    }
}
