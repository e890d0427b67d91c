package dev.lockstep.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The built page in a real browser, under the strictest content security policy. */
class PageTest {
    private static final int TAB_PRESSES_LIMIT = 60;
    private static final double TIMEOUT_MS = 15_000;
    private static Chromium chromium;

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private FakeLockstep lockstep;
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void startChromium() {
        assumeTrue(Chromium.installed(), "Chromium is not installed at " + Chromium.PROGRAM);
        assumeTrue(FakeLockstep.pageIsBuilt(), "the page is not built (-DskipUi)");
        chromium = new Chromium();
    }

    @AfterAll
    static void stopChromium() {
        if (chromium != null) chromium.close();
    }

    @BeforeEach
    void openAddress() throws IOException {
        lockstep = new FakeLockstep();
        open(new NewContextOptions().setViewportSize(1280, 900));
    }

    @AfterEach
    void nothingWasRefusedOrAskedElsewhere() {
        context.close();
        lockstep.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void withoutASessionItSaysWhereToSignIn() {
        page.navigate(lockstep.address());

        assertThat(heading("Sign in to Lockstep")).isVisible();
        page.getByText("No account yet?").click();
        assertThat(page.getByText("prints an address that signs this browser in"))
                .isVisible();
        assertThat(Looks.axe(page)).isEmpty();
    }

    @Test
    void theOneTimeAddressSignsInAndShowsLinksJobsAndOperations() {
        signIn();
        to("Links");

        assertThat(heading(Pattern.compile("Web.*Plane acme.WEB"))).isVisible();
        assertThat(page.getByText("Syncing")).isVisible();
        assertThat(page.getByText("40 of 400 · 13/s · 25–40 s left")).isVisible();
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/page.png")));
        to("Operations");
        assertThat(page.getByText("Issue number 9")).isVisible();
        assertThat(page.getByText("Plane refuses the state.")).hasCount(2);
    }

    @Test
    void theProgressBarMovesWithoutAReloadAlsoWhenNothingIsPushed() {
        signIn();
        to("Links");
        var bar = page.getByRole(AriaRole.PROGRESSBAR);
        assertThat(bar).hasAttribute("aria-valuenow", "10");
        assertThat(page.getByText("Not live")).isVisible();

        lockstep.state.advanceTo(300);
        assertThat(bar).hasAttribute("aria-valuenow", "75");

        lockstep.state.advanceTo(400);
        assertThat(bar).hasCount(0);
        assertThat(page.getByText("took 32 s")).isVisible();
    }

    @Test
    void anApprovalShowsFirstWhatWouldBeSent() {
        signIn();
        to("Links");
        button("Approve…").click();

        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Retro notes");
        assertThat(Looks.axe(page)).isEmpty();
        button("Send 1 issue").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(button("Approve…")).hasCount(0);
    }

    @Test
    void aLinkIsPausedAndResumed() {
        signIn();
        to("Links");
        button("Pause").click();
        assertThat(page.getByText("Paused by a person.")).isVisible();

        button("Resume").click();
        assertThat(page.getByText("Paused by a person.")).hasCount(0);
    }

    @Test
    void theFilterStandsInTheAddressAndAFailedOperationIsRetried() {
        signIn();
        to("Operations");
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(Pattern.compile("Errored")))
                .click();
        assertThat(page).hasURL(Pattern.compile("state=errored"));
        assertThat(page.getByText("Issue number 8")).hasCount(0);

        page.reload();
        page.getByText("Issue number 9").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Map it to a state that the project has.");
        button("Retry: Issue number 9").click();
        assertThat(page.getByText("No operation is errored.")).isVisible();
    }

    @Test
    void allThatFitAFilterAreRetriedAfterAQuestionThatNamesHowMany() {
        signIn();
        page.navigate(lockstep.address() + "/operations?state=errored");
        tick();
        var bar = page.getByRole(AriaRole.TOOLBAR);
        assertThat(bar).containsText("1 chosen");
        bar.getByText("All that fit the filter").click();
        bar.getByText("Retry").click();
        var question = page.getByRole(AriaRole.DIALOG);
        assertThat(question).containsText("Retry 1 operation?");
        question.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Retry"))
                .click();
        assertThat(page.getByText("1 operation is queued again.")).isVisible();
        assertThat(page.getByText("No operation is errored.")).isVisible();
    }

    @Test
    void aGroupOfErrorsIsRetriedAndEveryChartIsATableToo() {
        signIn();
        to("Operations");
        assertThat(page.getByText("1,770 completed, 14 errored")).isVisible();
        button("Table: Throughput").click();
        assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Throughput"))
                        .getByRole(AriaRole.ROW))
                .hasCount(61);
        assertThat(page.getByText("37 of 60 left")).isVisible();
        button("Retry 1: invalid_state").click();
        assertThat(page.getByText("1 operation is queued again.")).isVisible();
        assertThat(page.getByText("Failed, in groups")).hasCount(0);
    }

    @Test
    void whatIsTypedAsAFilterStandsInTheAddressOrIsComplainedAbout() {
        signIn();
        to("Operations");
        page.getByLabel("Filter by words").fill("state:broken");
        page.keyboard().press("Enter");
        assertThat(page.getByText("Not understood: state:broken")).isVisible();
        page.getByLabel("Filter by words").fill("state:errored error:invalid_state");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("state=errored&error=invalid_state"));
        button("Take out: error:invalid_state").click();
        assertThat(page).hasURL(Pattern.compile("state=errored$"));
    }

    @Test
    void watchesShowTheirActionsAndActivityAndRefreshThemselves() {
        signIn();
        to("Watches");
        assertThat(heading("Watches")).isVisible();
        assertThat(page.getByText("main, feature/*")).isVisible();
        page.getByText("Radar").click();
        assertThat(page.getByText("Add a radar")).isVisible();
        assertThat(page.getByText("Tell chat (webhook)")).isVisible();
        assertThat(Looks.axe(page)).isEmpty();

        button("Check now").click();
        assertThat(page.getByText("Seen after the press")).isVisible();
    }

    @Test
    void everyControlIsReachedByKeyboardAndSpaceOpensARow() {
        signIn();
        page.navigate(lockstep.address() + "/links");
        assertThat(button("Approve…")).isVisible();
        assertThat(tabbedTo("Approve…"))
                .anyMatch(name -> name.startsWith("System theme"))
                .anyMatch(name -> name.startsWith("Operations"))
                .anyMatch(name -> name.startsWith("Sync now"))
                .anyMatch(name -> name.startsWith("Pause"))
                .anyMatch(name -> name.startsWith("Approve…"));

        page.navigate(lockstep.address() + "/operations");
        assertThat(page.getByText("Issue number 9")).isVisible();
        assertThat(tabbedTo("Choose: Issue edited Issue number 9")).anyMatch(name -> name.startsWith("All"));
        page.keyboard().press("Tab");
        page.keyboard().press("Space");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Map it to a state that the project has.");
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Issue edited Issue number 9")))
                .isFocused();
    }

    /** What the Tab key reaches until it reaches this. */
    private List<String> tabbedTo(String goal) {
        var reached = new ArrayList<String>();
        for (int press = 0; press < TAB_PRESSES_LIMIT; press++) {
            page.keyboard().press("Tab");
            reached.add(String.valueOf(page.evaluate(
                    "() => document.activeElement.ariaLabel ?? document.activeElement.textContent ?? ''")));
            if (reached.getLast().contains(goal)) break;
        }
        return reached;
    }

    @Test
    void whereNothingIsEncryptedABannerStays() {
        lockstep.state.takePasswordsInClear();
        signIn();
        assertThat(page.getByText("This connection is not encrypted")).isVisible();
        to("Links");
        assertThat(page.getByText("This connection is not encrypted")).isVisible();
        assertThat(Looks.axe(page)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void axeFindsNothingInEitherTheme(ColorScheme scheme) {
        context.close();
        open(new NewContextOptions().setViewportSize(1280, 900).setColorScheme(scheme));
        signIn();
        to("Operations");
        assertThat(page.getByText("Failed, in groups")).isVisible();
        tick();
        var theme = scheme.name().toLowerCase(java.util.Locale.ROOT);
        assertThat(page.evaluate("() => document.documentElement.dataset.theme"))
                .isEqualTo(theme);
        Looks.picture(page, "operations-busy-" + theme);
        assertThat(Looks.axe(page)).isEmpty();

        page.getByText("Issue number 9").click();
        assertThat(page.getByText("What happened")).isVisible();
        Looks.picture(page, "operation-" + theme);
        assertThat(Looks.axe(page)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"320", "360", "768"})
    void aNarrowScreenNeedsNoSidewaysScrolling(int width) {
        page.setViewportSize(width, 800);
        signIn();
        page.navigate(lockstep.address() + "/operations");
        assertThat(page.getByText("Failed, in groups")).isVisible();
        Looks.picture(page, "operations-busy-" + width);
        assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(width);
        page.getByText("Issue number 9").click();

        assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(width);
        assertThat(Looks.axe(page)).isEmpty();
    }

    private void open(NewContextOptions options) {
        context = chromium.browser.newContext(options);
        context.setDefaultTimeout(TIMEOUT_MS);
        page = context.newPage();
        page.onPageError(error -> complaints.add("error: " + error));
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) complaints.add(message.text());
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(lockstep.address())) complaints.add("request to " + request.url());
        });
    }

    private void signIn() {
        page.navigate(lockstep.address() + "/sign-in?code=once");
        assertThat(heading("Projects")).isVisible();
    }

    private void to(String place) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(place).setExact(true))
                .click();
    }

    private Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    private Locator heading(Pattern name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    private Locator button(String partOfName) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(partOfName));
    }

    private void tick() {
        page.getByLabel("Choose: Issue edited Issue number 9").focus();
        page.keyboard().press("Space");
    }
}
