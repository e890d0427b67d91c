package dev.lockstep.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.lockstep.simulator.Fault;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Several operations fail at once, or wait; a person at the page sees to all of them. */
class ManyFailedWalkTest extends Walk {
    private static final String BOT = "lockstep-bot";

    @Test
    void whatFailedIsDownloadedRetriedByAKeyAndByItsGroup() throws Exception {
        var alice = world.github.person("alice", World.REPOSITORY);
        alice.open("One", "text");
        alice.open("Two", "text");
        started();
        world.sync();
        world.awaitQuiet();
        world.github.addToken("gh-token", BOT, Set.of(World.REPOSITORY), false);
        world.edit("/api/v1/issues/" + world.issue("One"), Map.of("title", "One more"));
        world.edit("/api/v1/issues/" + world.issue("Two"), Map.of("title", "Two more"));
        world.until("both fail", () -> count("state=errored") == 2);

        var page = mara();
        page.navigate(world.address("/operations?state=errored").toString());
        assertThat(page.getByText("Failed, in groups")).isVisible();
        button(page, "Discard 2: ").click();
        var question = page.getByRole(AriaRole.DIALOG);
        assertThat(question).containsText("Discard 2 operations?");
        question.getByText("Cancel").click();
        var file = page.waitForDownload(() -> button(page, "CSV").click());
        assertThat(Files.readAllLines(file.path())).hasSize(3).anyMatch(line -> line.contains("Two more"));

        world.github.addToken("gh-token", BOT);
        page.locator("body").press("j");
        page.keyboard().press("x");
        assertThat(page.getByText("1 chosen")).isVisible();
        page.keyboard().press("r");
        assertThat(page.getByText("1 operation is queued again.")).isVisible();
        button(page, "Retry 1: ").click();
        assertThat(page.getByText("No operation is errored.")).isVisible();
        world.awaitQuiet();
        assertThat(world.github.issues(World.REPOSITORY))
                .allMatch(issue -> issue.title().endsWith(" more"));
    }

    @Test
    void allThatFitTheFilterAreRetriedAndTheOthersAreLeftAlone() throws Exception {
        var alice = world.github.person("alice", World.REPOSITORY);
        alice.open("One", "text");
        alice.open("Two", "text");
        alice.open("Three", "text");
        started();
        world.sync();
        world.awaitQuiet();
        world.github.addToken("gh-token", BOT, Set.of(World.REPOSITORY), false);
        for (var title : List.of("One", "Two", "Three")) {
            world.edit("/api/v1/issues/" + world.issue(title), Map.of("title", title + " more"));
        }
        world.until("all fail", () -> count("state=errored") == 3);
        var page = mara();
        page.navigate(world.address("/operations?state=errored&issue=" + world.issue("Three more"))
                .toString());
        assertThat(page.locator("tbody tr")).hasCount(1);
        page.navigate(world.address("/operations?state=errored").toString());
        assertThat(page.locator("tbody tr")).hasCount(3);

        world.github.addToken("gh-token", BOT);
        page.locator("tbody tr").first().getByRole(AriaRole.CHECKBOX).check(forced());
        button(page, "All that fit the filter").click();
        assertThat(page.getByText("All 3 that fit the filter")).isVisible();
        button(page, "Retry").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Retry 3 operations?");
        page.getByRole(AriaRole.DIALOG)
                .getByText("Retry", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.getByText("3 operations are queued again.")).isVisible();
        world.awaitQuiet();
        assertThat(count("state=errored")).isZero();
        assertThat(world.github.issues(World.REPOSITORY))
                .hasSize(3)
                .allMatch(issue -> issue.title().endsWith(" more"));
    }

    /** The box itself lies below what is drawn of it. */
    private static Locator.CheckOptions forced() {
        return new Locator.CheckOptions().setForce(true);
    }

    @Test
    void whatWaitsForItsNextTryIsRunNow() throws Exception {
        world.github.person("alice", World.REPOSITORY).open("Slow", "text");
        started();
        world.sync();
        world.awaitQuiet();
        world.github.faults().rate(Fault.SERVER_ERROR, 1);
        var page = mara(); // signed in before, or the next try may come and be the last meanwhile
        page.navigate(world.address("/operations?state=queued").toString());
        world.edit("/api/v1/issues/" + world.issue("Slow"), Map.of("title", "Slow search"));
        world.until("its next try is some seconds away", () -> attempts() > 3);
        button(page, "Slow search").click();
        world.github.faults().none();
        button(page, "Run now: Slow search").click();
        assertThat(page.getByText("It runs as soon as its turn comes.")).isVisible();
        world.awaitQuiet();
        assertThat(world.github.issues(World.REPOSITORY))
                .allMatch(issue -> issue.title().equals("Slow search"));
    }

    private static Locator button(Page page, String part) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(part))
                .last();
    }

    private int attempts() {
        try {
            return world.operations("state=queued").stream()
                    .mapToInt(each -> each.get("attempts").asInt())
                    .max()
                    .orElse(0);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private int count(String query) {
        try {
            return world.operations(query).size();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
