package dev.lockstep.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** What is there before and beside the work: the ways in, and the bell. */
@TestPropertySource(
        properties = {
            "LOCKSTEP_OIDC_ISSUER=http://127.0.0.1:9",
            "LOCKSTEP_OIDC_CLIENT_ID=lockstep",
            "LOCKSTEP_OIDC_CLIENT_SECRET=canary-oidc-secret",
            "LOCKSTEP_OIDC_NAME=Acme"
        })
class BellPageTest extends TeamSurface {
    @Test
    void theProviderOfTheSettingsIsAWayIn() {
        var page = team.browser();
        page.navigate("http://127.0.0.1:" + port + "/people?x=1");
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Continue with Acme")))
                .hasAttribute("href", "/log-in/openid?back=%2Fpeople%3Fx%3D1");
        Looks.at(page, "sign-in");
    }

    @Test
    void theBellIsHeardAndNotAskedFor() {
        var page = team.browser();
        team.signIn(page, email);
        assertThat(page.getByText("Live", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(bell(page, "read")).isVisible();
        var asked = new AtomicInteger();
        page.onRequest(request -> asked.addAndGet(request.url().contains("notifications?unread") ? 1 : 0));
        int before = unread(page);
        page.evaluate("() => fetch('/api/v1/notifications/test', {method: 'POST', headers:"
                + " {'Content-Type': 'application/json'}, body: '{\"channel\":\"app\"}'})");
        assertThat(bell(page, (before + 1) + " not read")).isVisible();
        assertThat(asked.get())
                .as("questions, of which the news caused the only ones")
                .isLessThanOrEqualTo(2);
    }

    private int unread(Page page) {
        return (int)
                page.evaluate("() => fetch('/api/v1/notifications?limit=1').then(a => a.json()).then(a => a.unread)");
    }

    private static com.microsoft.playwright.Locator bell(Page page, String words) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(words));
    }
}
