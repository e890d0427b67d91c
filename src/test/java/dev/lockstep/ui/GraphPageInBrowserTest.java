package dev.lockstep.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.lockstep.api.Surface;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The graph is asked in a browser: with a token as system G's documents say, or signed in. */
class GraphPageInBrowserTest extends Surface {
    @Test
    void aQuestionIsAskedAnExampleTakenAndTheSchemaRead() {
        assumeTrue(Chromium.installed(), "Chromium is not installed at " + Chromium.PROGRAM);
        List<String> complaints = new CopyOnWriteArrayList<>();
        var home = "http://127.0.0.1:" + port;
        try (var chromium = new Chromium();
                var context = chromium.browser.newContext()) {
            var page = context.newPage();
            page.onConsoleMessage(message -> {
                // Which of them it was is told by its answer, below; the interface itself need not be built.
                if (!message.text().startsWith("Failed to load resource")) complaints.add(message.text());
            });
            page.onResponse(response -> {
                if (response.status() >= 400 && response.url().contains("/graph")) complaints.add(response.url());
            });
            page.onPageError(complaints::add);
            page.onRequest(request -> {
                if (!request.url().startsWith(home)) complaints.add(request.url());
            });
            page.navigate(home + "/graphiql");
            var answer = page.locator("#answer");
            page.getByLabel("Query").fill("{ currentUser { id } projects { totalCount } }");
            page.keyboard().press("Control+Enter");
            assertThat(answer).containsText("unauthenticated");
            page.getByLabel("Headers, as JSON").fill("{\"Authorization\": \"Bearer " + TOKEN + "\"}");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Run"))
                    .click();
            assertThat(answer).containsText("\"totalCount\"");
            page.getByLabel("Example").selectOption("What each kind of tracker is to be told");
            page.keyboard().press("Control+Enter");
            assertThat(answer).containsText("\"Jira\"");
            page.getByLabel("Variables, as JSON").fill("{nonsense");
            page.keyboard().press("Control+Enter");
            assertThat(answer).containsText("Variables are not JSON");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Load it"))
                    .click();
            assertThat(page.locator("#schema summary").first()).hasText("object Query");
            page.getByLabel("Find").fill("syncIMSProject");
            assertThat(page.locator("#schema summary")).hasCount(3); // the mutation, its input and its payload
            page.reload();
            assertThat(page.getByLabel("Headers, as JSON")).hasValue("");
            assertThat(page.getByLabel("Variables, as JSON")).hasValue("");
            assertThat(page.getByLabel("Query")).hasValue(java.util.regex.Pattern.compile("imsTemplates"));

            page.navigate(home + "/sign-in?code=" + sessions.newCode().reveal());
            page.navigate(home + "/graphiql");
            page.getByLabel("Variables, as JSON").fill("");
            page.getByLabel("Query").fill("{ projects { totalCount } }");
            page.keyboard().press("Control+Enter");
            assertThat(answer).containsText("\"totalCount\"");
        }
        assertThat(complaints).isEmpty();
    }
}
