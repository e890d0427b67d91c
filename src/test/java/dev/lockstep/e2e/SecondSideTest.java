package dev.lockstep.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.lockstep.base.Json;
import dev.lockstep.simulator.jira.JiraEdition;
import dev.lockstep.simulator.jira.JiraWorkflow;
import dev.lockstep.ui.Chromium;
import dev.lockstep.ui.Looks;
import dev.lockstep.ui.Team;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project that comes from GitHub gets another side, as the page asks for it. */
class SecondSideTest {
    private static final double PATIENCE_MS = 60_000;
    private static final int GUEST = 5;
    private static final int MEMBER = 15;

    @BeforeAll
    static void thereIsAPageAndABrowser() {
        Mara.canLook();
    }

    @Test
    void aProjectOfPlaneIsChosenOutOfItsWorkspaceAndGetsTheIssues(@TempDir Path folder) throws Exception {
        try (var world = new World(folder)
                        .without("lockstep.plane.token")
                        .without("lockstep.plane.workspace")
                        .without("lockstep.plane.project-id")
                        .without("lockstep.plane.webhook-secret");
                var chromium = new Chromium()) {
            world.github.person("alice", World.REPOSITORY).open("Login loops", "text");
            world.start();
            try (var team = Mara.team(world, chromium)) {
                var hand = wizard(team, world);
                tile(hand, "Plane");
                hand.fill("API key", "plane-key");
                hand.press("Connect");
                connected(hand);
                hand.press("Continue");
                assertThat(hand.page.getByLabel("Workspace")).isFocused();
                hand.fill("Workspace", World.WORKSPACE);
                hand.press("List its projects");
                hand.click(hand.page.getByText("Web", new Page.GetByTextOptions().setExact(true)));
                testedThere(hand, world);
                into(hand, "acme/web");
                hand.press("Continue");
                hand.press("Choose states");
                assertThat(hand.page.getByText("By its meaning (Todo)").first()).isVisible();
                assertThat(hand.page.getByText("1 to create").first())
                        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MS));
                Looks.at(hand.page, "setup-review-plane");
                hand.press("Start");
                inStep(hand);
                assertThat(world.plane.issues(world.planeProject)).hasSize(1);
                assertThat(team.complaints).isEmpty();
            }
        }
    }

    @Test
    void aProjectOfJiraIsChosenByItsNameAndOneMayGoBackFromTheReview(@TempDir Path folder) throws Exception {
        try (var world = new World(folder)
                        .without("lockstep.plane.project-id")
                        .without("lockstep.plane.workspace")
                        .withJira(JiraEdition.CLOUD, JiraWorkflow.simple());
                var chromium = new Chromium()) {
            world.github.person("alice", World.REPOSITORY).open("Login loops", "text");
            var account = setting(world, "lockstep.jira.email");
            world.without("lockstep.jira.token")
                    .without("lockstep.jira.project")
                    .start();
            try (var team = Mara.team(world, chromium)) {
                var hand = wizard(team, world);
                tile(hand, "Jira");
                hand.fill("Address of the Jira site", world.jira.baseUri().toString());
                hand.fill("E-mail address of the account", account);
                hand.fill("Token", "jira-token");
                hand.press("Connect");
                connected(hand);
                hand.press("Continue");
                assertThat(hand.page.getByRole(
                                AriaRole.HEADING, new Page.GetByRoleOptions().setName("Choose a place at Jira")))
                        .isFocused();
                hand.click(hand.page.getByText("Web", new Page.GetByTextOptions().setExact(true)));
                into(hand, "acme/web");
                hand.press("Continue");
                hand.press("Back");
                assertThat(hand.page.getByText("Choose a place at Jira")).isVisible();
                assertThat(world.get("/api/v1/links").get("items")).hasSize(1);
                hand.click(hand.page.getByText("Web", new Page.GetByTextOptions().setExact(true)));
                hand.press("Continue");
                assertThat(hand.page.getByText("1 to create").first())
                        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MS));
                hand.press("Start");
                inStep(hand);
                assertThat(world.jira.issues(World.JIRA_PROJECT)).hasSize(1);
                assertThat(team.complaints).isEmpty();
            }
        }
    }

    private static String made(World world, String path, Map<String, ?> body) throws Exception {
        return Json.tree(world.send("POST", path, body).body()).get("id").asString();
    }

    private static String github(World world) throws Exception {
        return StreamSupport.stream(
                        world.get("/api/v1/connections").get("items").spliterator(), false)
                .filter(each -> each.get("tracker").asString().equals("github"))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
    }

    private static String health(World world, String link) {
        try {
            return world.get("/api/v1/links/" + link).get("health").asString();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String setting(World world, String name) {
        return world.settings().stream()
                .filter(setting -> setting.startsWith("--" + name + "="))
                .map(setting -> setting.substring(name.length() + 3))
                .findFirst()
                .orElseThrow();
    }

    private static Hand wizard(Team team, World world) throws Exception {
        var project = made(world, "/api/v1/projects", Map.of("name", World.REPOSITORY));
        var link = made(
                world,
                "/api/v1/links",
                Map.of("projectId", project, "connectionId", github(world), "container", World.REPOSITORY));
        world.until("GitHub is in step", () -> "in-step".equals(health(world, link)));
        var hand = new Hand(team.browser());
        team.signIn(hand.page, Mara.EMAIL);
        Mara.go(hand.page, "Links");
        hand.press("Link a place");
        return hand;
    }

    private static void tile(Hand hand, String tracker) {
        hand.click(hand.page.getByText(tracker, new Page.GetByTextOptions().setExact(true)));
    }

    private static void connected(Hand hand) {
        assertThat(hand.page.getByText("Connected as ")).isVisible();
    }

    /** What the credential may do in just this project, before anything is linked to it. */
    private static void testedThere(Hand hand, World world) {
        world.plane.role(world.planeProject, "Lockstep Bot", GUEST);
        hand.press("Test what it may do there");
        assertThat(hand.page.getByText("It lacks the right Member")).isVisible();
        Looks.at(hand.page, "setup-tested-there");
        world.plane.role(world.planeProject, "Lockstep Bot", MEMBER);
        hand.press("Test what it may do there");
        assertThat(hand.page.getByText("It lacks the right Member")).hasCount(0);
        assertThat(hand.page.getByText("role Member")).isVisible();
    }

    private static void into(Hand hand, String project) {
        hand.click(hand.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Into the project")));
        hand.click(hand.page.getByRole(
                AriaRole.OPTION, new Page.GetByRoleOptions().setName(project).setExact(true)));
    }

    private static void inStep(Hand hand) {
        assertThat(hand.page.getByText("In step: 1 issue on both sides."))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MS));
    }
}
