package dev.lockstep.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.lockstep.api.Surface;
import dev.lockstep.sync.Job;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page as the application serves it: its sign-in, its headers, its sockets. */
class LivePageTest extends Surface {
    private static Chromium chromium;

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

    @Test
    void aJobsProgressIsPushedToTheSignedInPage() {
        List<String> complaints = new CopyOnWriteArrayList<>();
        try (var context = chromium.browser.newContext()) {
            var page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy")) complaints.add(message.text());
            });
            page.navigate("http://127.0.0.1:" + port + "/sign-in?code="
                    + sessions.newCode().reveal());
            assertThat(page.getByText("Live", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Links"))
                    .click();

            var job = UUID.fromString(post("/api/sync", "").text("jobId"));
            assertThat(page.getByRole(AriaRole.PROGRESSBAR)).hasAttribute("aria-valuenow", "0");
            jobs.advance(job, Job.Status.IN_PROGRESS, 40, null);
            assertThat(page.getByRole(AriaRole.PROGRESSBAR)).hasAttribute("aria-valuenow", "40");
            jobs.advance(job, Job.Status.COMPLETED, 100, null);
            assertThat(page.getByText("Completed")).isVisible();
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target/live.png"))
                    .setFullPage(true));
        }
        assertThat(complaints).isEmpty();
    }
}
