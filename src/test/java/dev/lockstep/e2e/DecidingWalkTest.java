package dev.lockstep.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.lockstep.ui.Team;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A person says on the page what stands, and the trackers have it. */
class DecidingWalkTest extends Walk {
    private static final int LIMIT = 10;

    @Test
    void aConflictIsResolvedAndTheTrackersHaveWhatStands() throws Exception {
        world.github.person("alice", World.REPOSITORY).open("title", "text");
        started();
        world.sync();
        var link = "/api/v1/links/" + world.linkTo("plane").get("id").asString();
        world.send("PATCH", link, Map.of("policies", Map.of("title", "ask")));
        var item = world.plane.issues(world.planeProject).getFirst().id();
        world.plane.person("Gwen", world.planeProject).editName(item, "at Plane");
        world.edit("/api/v1/issues/" + world.issue("title"), Map.of("title", "in the hub"));
        world.until("a person is asked", () -> open() == 1);
        world.awaitQuiet();

        var page = mara();
        Mara.go(page, "Conflicts");
        var conflict = page.getByRole(AriaRole.ARTICLE);
        assertThat(conflict).containsText("Before: title");
        assertThat(conflict).containsText("at Plane");
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pages/conflict.png")));
        page.getByText("Always so for the title on this link").click();
        Team.button(page, "Keep Plane").click();
        assertThat(page.getByText("No conflicts.")).isVisible();
        world.awaitQuiet();
        assertThat(world.linkTo("plane").get("policies").get("title").asString())
                .isEqualTo("remote");
        assertThat(world.github.issues(World.REPOSITORY).getFirst().title()).isEqualTo("at Plane");
    }

    @Test
    void whatTheGuardHoldsIsLookedAtAndSent() throws Exception {
        world.with("lockstep.max-mutations=" + LIMIT).with("lockstep.cycle=3s");
        var alice = world.github.person("alice", World.REPOSITORY);
        var numbers = IntStream.rangeClosed(0, LIMIT)
                .mapToLong(at -> alice.open("issue " + at, "text"))
                .toArray();
        started();
        world.sync();
        IntStream.rangeClosed(0, LIMIT).forEach(at -> alice.editTitle(numbers[at], "edited " + at));
        world.until("the guard holds it", () -> "needs-you".equals(health()));

        var page = mara();
        Mara.go(page, "Links");
        page.getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText("Needs you"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Guard"))
                .click();
        assertThat(page.getByText("0 to create, 11 to change, 0 to delete")).isVisible();
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pages/guard.png")));
        Team.button(page, "Send all 11 changes").click();
        assertThat(page.getByText("Nothing is held back.")).isVisible();
        world.awaitQuiet();
        assertThat(world.plane.issues(world.planeProject))
                .allMatch(issue -> issue.name().startsWith("edited "));
    }

    private int open() {
        try {
            return world.get("/api/v1/conflicts?state=open").get("items").size();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private String health() {
        try {
            return world.linkTo("plane").get("health").asString();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
