package dev.lockstep.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.lockstep.ui.Chromium;
import dev.lockstep.ui.Looks;
import dev.lockstep.ui.Team;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A link looked after on the page: its names, what a sync would do, and what a job did. */
class LinkPageTest {
    @BeforeAll
    static void thereIsAPageAndABrowser() {
        Mara.canLook();
    }

    @Test
    void whatASyncWouldDoIsShownFieldByFieldAndApplied(@TempDir Path folder) throws Exception {
        try (var world = new World(folder);
                var chromium = new Chromium()) {
            var alice = world.github.person("alice", World.REPOSITORY);
            var number = alice.open("Login loops", "text");
            world.start();
            world.sync();
            world.awaitQuiet();
            try (var team = Mara.team(world, chromium)) {
                var page = open(team, world);
                Looks.at(page, "link-overview");
                alice.editTitle(number, "Login loops in Safari");

                Mara.go(page, "Preview");
                Team.button(page, "Dry run").click();
                assertThat(page.locator("del").getByText("Login loops").first()).isVisible();
                assertThat(page.locator("ins")
                                .getByText("Login loops in Safari")
                                .first())
                        .isVisible();
                Looks.at(page, "link-preview");
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Apply \\d")))
                        .click();
                page.getByRole(AriaRole.DIALOG)
                        .getByRole(
                                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("Apply \\d")))
                        .click();
                assertThat(page.getByText("Carried out", new Page.GetByTextOptions().setExact(true)))
                        .isVisible();
                world.awaitQuiet();
                assertThat(world.plane.issues(world.planeProject).getFirst().name())
                        .isEqualTo("Login loops in Safari");

                Team.button(page, "Compare both sides").click();
                assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Comparison")))
                        .isVisible();
                assertThat(page.getByText("Nothing would change.")).isVisible();
                assertThat(team.complaints).isEmpty();
            }
        }
    }

    @Test
    void aJobIsTakenBackAfterItsPlanWasLookedAt(@TempDir Path folder) throws Exception {
        try (var world = new World(folder);
                var chromium = new Chromium()) {
            world.github.person("alice", World.REPOSITORY).open("Login loops", "text");
            world.start();
            world.sync();
            world.awaitQuiet();
            try (var team = Mara.team(world, chromium)) {
                var page = open(team, world);
                Team.button(page, "Undo…").first().click();
                Team.button(page, "Show what it would do").click();
                assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Taking back a job")))
                        .isVisible();
                assertThat(page.getByText("Lockstep: 1 to delete")).isVisible();
                assertThat(world.plane.issues(world.planeProject)).hasSize(1);
            }
        }
    }

    @Test
    void namesAndTermsAreSetOnThePage(@TempDir Path folder) throws Exception {
        try (var world = new World(folder);
                var chromium = new Chromium()) {
            var alice = world.github.person("alice", World.REPOSITORY);
            alice.assign(alice.open("Login loops", "text"), "alice");
            world.plane.addUser("Paul");
            world.start();
            world.sync();
            world.awaitQuiet();
            try (var team = Mara.team(world, chromium)) {
                var page = open(team, world);
                var at = "/api/v1/links/" + world.linkTo("plane").get("id").asString();
                Mara.go(page, "Names");
                page.getByRole(AriaRole.COMBOBOX, labelled("Label here")).fill("bug");
                page.getByRole(AriaRole.COMBOBOX, labelled("Label at Plane")).fill("Fehler");
                Team.button(page, "Add the name").last().click();
                assertThat(page.getByText("bug ⇄ Fehler")).isVisible();
                var paul = page.getByRole(AriaRole.COMBOBOX, labelled("alice at Plane"));
                paul.fill("pau");
                page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pages/link-names-picking.png")));
                page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Paul"))
                        .click();
                assertThat(paul).hasValue("Paul");
                Team.button(page, "Save").first().click();
                assertThat(page.getByText("alice ⇄ Paul")).isVisible();
                world.awaitQuiet();
                assertThat(world.plane.issues(world.planeProject).getFirst().assignees())
                        .as("the id behind the name that was picked")
                        .hasSize(1);
                choose(page, "In progress becomes at Plane", "Todo");
                world.until(
                        "the state has a name",
                        () -> read(world, at + "/mappings").get("items").size() == 3);
                Looks.at(page, "link-names");

                page.getByLabel("This link").getByText("Settings").click();
                page.getByText("the state", new Page.GetByTextOptions().setExact(true))
                        .click();
                choose(page, "The title", "ask me");
                world.until(
                        "it is set",
                        () -> "ask".equals(read(world, at).at("/policies/title").asString()));
                assertThat(read(world, at).at("/sends/state").asBoolean()).isFalse();
                Looks.at(page, "link-settings");
                assertThat(team.complaints).isEmpty();
            }
        }
    }

    private static Page open(Team team, World world) throws Exception {
        var page = team.browser();
        team.signIn(page, Mara.EMAIL);
        page.navigate(world.address("/links/" + world.linkTo("plane").get("id").asString())
                .toString());
        assertThat(page.getByText("In step", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        return page;
    }

    private static Page.GetByRoleOptions labelled(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static void choose(Page page, String label, String option) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label))
                .click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(option).setExact(true))
                .click();
    }

    private static tools.jackson.databind.JsonNode read(World world, String path) {
        try {
            return world.get(path);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
