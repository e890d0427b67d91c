package dev.lockstep.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.lockstep.ui.Looks;
import dev.lockstep.ui.Team;
import org.junit.jupiter.api.Test;

/** Scripts are switched on, but nothing on the machine could hold them. */
class RefusedScriptWalkTest extends Walk {
    private static final String MISSING = "bubblewrap is not installed: 'apt install bubblewrap'";

    @Test
    void aWatchsScriptIsRefusedWithoutASandboxAndThePageSaysWhatIsMissing() throws Exception {
        var alice = world.github.committer("alice", World.REPOSITORY);
        alice.commit("main", "Fix the login");
        world.with("lockstep.scripts=true");
        var nothing = folder.resolve("nothing").toString();
        started(new ProductProcess(folder, world.settings()).environment("PATH", nothing));

        var page = mara();
        Mara.go(page, "Watches");
        Team.button(page, "Watch a repository").click();
        page.getByLabel("Address of the repository").fill("https://github.com/" + World.REPOSITORY);
        Team.button(page, "Watch it").click();
        assertThat(page.getByText("First seen")).isVisible();
        Team.button(page, "New action").click();
        var dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("Name").fill("Say it");
        choose(page, dialog, "runs a script");
        assertThat(dialog.getByRole(AriaRole.STATUS)).containsText(MISSING);
        dialog.getByLabel("Script (bash)").fill("echo never");
        Team.button(page, "Make the action").click();
        assertThat(dialog).hasCount(0);

        Team.button(page, "Run now: Say it").click();
        assertThat(page.getByText("refused").first()).isVisible();
        assertThat(page.getByText(MISSING).first()).isVisible();
        assertThat(page.getByText("succeeded")).hasCount(0);
        Looks.at(page, "watch-refused");
    }

    private static void choose(Page page, Locator dialog, String option) {
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("What it does"))
                .click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(option).setExact(true))
                .click();
    }
}
