package dev.lockstep.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.lockstep.ui.Team.button;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Keys on the page of the operations, in the application's own server. */
class KeysPageTest extends TeamSurface {
    @Test
    void aLetterRightAfterThePageStandsIsNotTakenForOneBehindG() {
        var mara = atOperations();
        mara.keyboard().press("p");
        assertThat(mara.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Pause everything")))
                .isVisible();
        assertThat(mara).hasURL(Pattern.compile("/operations$"));
    }

    @Test
    void whatIsTypedWhileThePaletteIsReadDoesNothingOnThePage() {
        var mara = atOperations();
        mara.evaluate("() => { for (const key of ['k', 'g', 'c']) window.dispatchEvent("
                + "new KeyboardEvent('keydown', { key, ctrlKey: key === 'k', bubbles: true })); }");
        assertThat(mara.getByLabel("Where to, what to do, or which issue")).isFocused();
        assertThat(mara).hasURL(Pattern.compile("/operations$"));
    }

    @Test
    void aViewIsKeptByTheEnterKeyAndChosenAgain() {
        var mara = atOperations();
        mara.navigate("http://127.0.0.1:" + port + "/operations?direction=outbound");
        button(mara, "Views").click();
        mara.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Keep this view…"))
                .click();
        mara.getByRole(AriaRole.DIALOG).getByLabel("Name").fill("Going out");
        mara.keyboard().press("Enter");
        assertThat(mara.getByRole(AriaRole.DIALOG)).hasCount(0);

        mara.navigate("http://127.0.0.1:" + port + "/operations");
        button(mara, "Views").click();
        mara.getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName("Going out").setExact(true))
                .click();
        assertThat(mara).hasURL(Pattern.compile("direction=outbound$"));
    }

    private Page atOperations() {
        var mara = team.browser();
        team.signIn(mara, email);
        mara.navigate("http://127.0.0.1:" + port + "/operations");
        assertThat(mara.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .isVisible();
        return mara;
    }
}
