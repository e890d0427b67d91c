package dev.lockstep.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.lockstep.ui.Looks;
import dev.lockstep.ui.Team;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Somebody who has never seen Lockstep opens the link that it printed and has a first sync running. */
class FirstRunWalkTest extends Walk {
    private static final int MOST_CLICKS = 7;
    private static final int MOST_FIELDS = 3;
    private static final Pattern FIRST_ACCOUNT = Pattern.compile("http://\\S+/welcome\\?word=\\S+");
    private static final double PATIENCE_MS = 60_000;

    @Test
    void fromTheOneTimeLinkToTheFirstSyncInSevenClicksAndThreeFields() throws Exception {
        world.without("lockstep.api-token");
        var alice = world.github.person("alice", World.REPOSITORY);
        alice.open("Login loops in Safari", "text");
        alice.open("Search is slow", "text");
        var hand = hand();
        link(hand);
        assertThat(hand.clicks).as("clicks").isLessThanOrEqualTo(MOST_CLICKS);
        assertThat(hand.fields).as("fields").isLessThanOrEqualTo(MOST_FIELDS);
        assertThat(hand.page.getByText("In step: 2 issues on both sides."))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MS));
        Looks.at(hand.page, "setup-go");
        hand.page
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Open the board"))
                .click();
        assertThat(Team.cards(hand.page, "Inbox")).hasCount(2);
    }

    @Test
    void aTokenThatIsRefusedIsToldAtOnceAndCanBeTypedAgain() throws Exception {
        world.github.addClassicToken("poor", "lockstep-bot", "public_repo");
        var hand = hand();
        hand.fill("Token", "nobody's");
        hand.press("Connect");
        assertThat(hand.page.getByText("GitHub does not accept the token")).isVisible();
        Looks.at(hand.page, "setup-refused");
        hand.fill("Token", "poor");
        hand.press("Test again");
        assertThat(hand.page.getByText(
                        "It lacks the right admin:repo_hook (to register the webhook; without it Lockstep polls)."))
                .isVisible();
        assertThat(Team.button(hand.page, "Continue")).isFocused();
        assertThat(world.get("/api/v1/connections").get("items")).hasSize(1);
    }

    /** The first account is made by the link that the product printed. */
    private Hand hand() throws Exception {
        bare();
        var printed = printedLink(started());
        team = new Team(chromium, printed.substring(0, printed.indexOf("/welcome")));
        var hand = new Hand(team.browser());
        makeTheFirstAccount(printed, hand);
        return hand;
    }

    private static String printedLink(ProductProcess product) throws Exception {
        var found = FIRST_ACCOUNT.matcher(product.log());
        assertThat(found.find()).as(product.log()).isTrue();
        return found.group();
    }

    private static void makeTheFirstAccount(String link, Hand hand) {
        hand.page.navigate(link);
        hand.fill("E-mail address", "mara@example.org");
        hand.fill("New password (8 characters or more)", Team.PASSWORD);
        hand.press("Make the first account");
    }

    private static void link(Hand hand) {
        var page = hand.page;
        assertThat(page.getByLabel("Token", new Page.GetByLabelOptions().setExact(true)))
                .isVisible();
        Looks.at(page, "setup-connect");
        hand.fill("Token", "gh-token");
        hand.press("Connect");
        assertThat(page.getByText("Connected as lockstep-bot")).isVisible();
        Looks.at(page, "setup-connected");
        hand.press("Continue");
        hand.click(page.getByText(World.REPOSITORY, new Page.GetByTextOptions().setExact(true)));
        assertThat(page.getByText("New project: acme/web").first()).isAttached();
        Looks.at(page, "setup-choose");
        hand.press("Continue");
        assertThat(page.getByText("Lockstep: 2 to create"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MS));
        Looks.at(page, "setup-review");
        hand.press("Start");
    }

    /** Trackers that it could speak to, and no word of them in its settings but where their APIs are. */
    private void bare() {
        world.without("lockstep.github.token")
                .without("lockstep.github.owner")
                .without("lockstep.github.repository")
                .without("lockstep.github.webhook-secret")
                .without("lockstep.plane.token")
                .without("lockstep.plane.webhook-secret")
                .without("lockstep.plane.workspace")
                .without("lockstep.plane.project-id");
    }
}
