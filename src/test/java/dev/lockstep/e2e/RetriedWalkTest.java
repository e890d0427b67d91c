package dev.lockstep.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.lockstep.ui.Looks;
import dev.lockstep.ui.Team;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Something fails for good; a person reads why, mends it, and has it tried again. */
class RetriedWalkTest extends Walk {
    private static final String BOT = "lockstep-bot";

    @Test
    void anOperationThatFailedIsRetriedOnceItsCauseIsMended() throws Exception {
        world.github.person("alice", World.REPOSITORY).open("Login loops", "In Safari only.");
        started();
        world.sync();
        world.awaitQuiet();
        world.github.addToken("gh-token", BOT, Set.of(World.REPOSITORY), false);
        world.edit("/api/v1/issues/" + world.issue("Login loops"), Map.of("title", "Login loops in Safari"));
        world.until("it fails", () -> count("state=errored") == 1);

        var page = mara();
        Mara.go(page, "Operations");
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(Pattern.compile("Errored")))
                .click();
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(Pattern.compile("edited Login loops in Safari")))
                .click();
        assertThat(page.getByRole(AriaRole.DIALOG))
                .containsText("Give the account of this connection the right to do it, then retry.");
        lookAtTheRefusal(page);
        world.github.addToken("gh-token", BOT);
        Team.button(page, "Retry: Login loops in Safari").click();
        assertThat(page.getByText("No operation is errored.")).isVisible();
        world.awaitQuiet();
        assertThat(world.github.issues(World.REPOSITORY))
                .singleElement()
                .satisfies(issue -> assertThat(issue.title()).isEqualTo("Login loops in Safari"));
    }

    /** Row 144: from what was canceled to what it was canceled by. */
    @Test
    void whatAnOperationGaveWayToIsOneClickAway() throws Exception {
        var alice = world.github.person("alice", World.REPOSITORY);
        long number = alice.open("Login loops", "In Safari only.");
        started();
        world.registerWebhooks();
        world.sync();
        world.awaitQuiet();
        world.send("POST", "/api/v1/pauses", Map.of("scope", "issue", "target", world.issue("Login loops")));
        alice.editTitle(number, "Login loops once");
        world.until("the first edit waits", () -> count("state=queued") == 1);
        var second = Instant.now().getEpochSecond();
        world.until("GitHub's next second", () -> Instant.now().getEpochSecond() > second);
        alice.editTitle(number, "Login loops twice");
        world.until("the second takes its place", () -> count("state=canceled") == 1);
        var canceled = world.operations("state=canceled").getFirst();
        var by = canceled.get("canceledBy").asString();

        var page = mara();
        page.navigate(world.address("/operations?state=canceled").toString());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("edited Login loops")))
                .first()
                .click();
        var panel = page.getByRole(AriaRole.DIALOG);
        assertThat(panel).containsText("Canceled");
        Team.button(page, "Canceled by " + by).click();
        assertThat(panel).containsText(by);
        assertThat(panel).containsText("Queued");
        assertThat(Looks.axe(page)).isEmpty();
    }

    private static void lookAtTheRefusal(Page page) {
        Team.button(page, "Show requests and answers").click();
        var refused = page.getByText(Pattern.compile("PATCH /repos/.* 403")).first();
        refused.click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("authorization: Bearer •••");
        Looks.at(page, "operation");
    }

    private int count(String query) {
        try {
            return world.operations(query).size();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
