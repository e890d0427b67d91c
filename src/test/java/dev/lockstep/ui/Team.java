package dev.lockstep.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** People at their browsers. What a page complains about, or asks of another host, is noted. */
public final class Team implements AutoCloseable {
    public static final String PASSWORD = "correct horse staple";
    private static final double TIMEOUT_MS = 30_000;

    private final Chromium chromium;
    private final String address;
    private final List<BrowserContext> contexts = new ArrayList<>();
    public final List<String> complaints = new CopyOnWriteArrayList<>();

    public Team(Chromium chromium, String address) {
        this.chromium = chromium;
        this.address = address;
        PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT_MS);
    }

    public Page browser() {
        return browser(new NewContextOptions().setViewportSize(1280, 900));
    }

    Page browser(ColorScheme scheme) {
        return browser(new NewContextOptions().setViewportSize(1280, 900).setColorScheme(scheme));
    }

    Page browser(NewContextOptions options) {
        var context = chromium.browser.newContext(options);
        contexts.add(context);
        context.setDefaultTimeout(TIMEOUT_MS);
        var page = context.newPage();
        page.onPageError(error -> complaints.add("error: " + error));
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) complaints.add(message.text());
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(address)) complaints.add("request to " + request.url());
        });
        return page;
    }

    public void signIn(Page page, String email) {
        page.navigate(address + "/");
        in(page, email);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Projects")))
                .isVisible();
    }

    static void in(Page page, String email) {
        if (email != null) page.getByLabel("E-mail address").fill(email);
        page.getByLabel("Password").fill(PASSWORD);
        button(page, "Sign in").click();
    }

    public static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    public static Locator cards(Page page, String column) {
        return page.getByRole(
                        AriaRole.GRID,
                        new Page.GetByRoleOptions()
                                .setName("Cards of " + column)
                                .setExact(true))
                // The sentence of an empty column is a row too.
                .locator("[role=row][data-key]");
    }

    @Override
    public void close() {
        contexts.forEach(BrowserContext::close);
    }
}
