package dev.lockstep.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.lockstep.ui.Team.button;
import static dev.lockstep.ui.Team.cards;
import static dev.lockstep.ui.WorkPageTest.addCard;
import static dev.lockstep.ui.WorkPageTest.makeBoard;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** A screen that is wider than lines can be read. */
class WidePageTest extends TeamSurface {
    private static final int LONGEST_LINE = 1_000;
    private static final String SHIFTED = """
            () => new Promise(told => new PerformanceObserver(list =>
              told(list.getEntries().reduce((sum, each) => sum + each.value, 0)))
                .observe({ type: 'layout-shift', buffered: true })
              || setTimeout(() => told(0), 500))
            """;

    @Test
    void aBoardTakesItTextsDoNotAndNothingJumps() {
        var mara = team.browser();
        team.signIn(mara, email);
        makeBoard(mara);
        addCard(mara, "One");
        button(mara, "Close").click();
        mara.setViewportSize(2560, 1200);
        mara.reload();
        assertThat(cards(mara, "Backlog")).hasCount(1);
        assertThat(width(mara, "[data-column]") * mara.locator("[data-column]").count())
                .isGreaterThan(2_000);
        assertThat(((Number) mara.evaluate(SHIFTED)).doubleValue()).isLessThan(0.01);
        double rail = left(mara);

        mara.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Settings").setExact(true))
                .first()
                .click();
        assertThat(mara.getByLabel("Current password")).isVisible();
        assertThat(width(mara, "main > div")).isLessThan(LONGEST_LINE);
        assertThat(left(mara)).isEqualTo(rail);
    }

    private static double width(Page page, String what) {
        return page.locator(what).first().boundingBox().width;
    }

    private static double left(Page page) {
        return page.locator("nav").first().boundingBox().x;
    }
}
