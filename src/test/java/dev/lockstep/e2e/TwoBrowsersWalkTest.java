package dev.lockstep.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.lockstep.ui.Team.cards;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.lockstep.ui.Looks;
import org.junit.jupiter.api.Test;

/** Two people look at the same board. */
class TwoBrowsersWalkTest extends Walk {
    @Test
    void aCardMovedByKeyboardIsSeenInTheSecondBrowser() throws Exception {
        world.github.person("alice", World.REPOSITORY).open("Login loops", "In Safari only.");
        started();
        world.sync();
        world.awaitQuiet();
        var one = mara();
        var two = team.browser();
        team.signIn(two, Mara.EMAIL);
        board(one);
        board(two);

        var card = cards(one, "Inbox").first();
        card.focus();
        one.keyboard().press("ArrowRight");
        one.keyboard().press("Enter");
        assertThat(one.getByText("Started dragging. Press Tab to navigate to a drop target"))
                .isAttached();
        one.keyboard().press("Tab");
        one.keyboard().press("Enter");
        assertThat(cards(one, "Inbox")).hasCount(0);
        assertThat(cards(two, "Inbox")).hasCount(0);
        assertThat(two.getByText("Login loops")).isVisible();

        two.getByText("Login loops").click();
        assertThat(two.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Side by side")))
                .isVisible();
        Looks.at(two, "issue-linked");
    }

    private static void board(Page page) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(World.REPOSITORY))
                .first()
                .click();
        assertThat(cards(page, "Inbox")).hasCount(1);
    }
}
