package dev.lockstep.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;

/** How a page looks as it stands: pictures in {@code target/pages}, axe in both themes, and no sideways scrolling at 320 px. */
public final class Looks {
    private static final int NARROWEST = 320;

    private Looks() {}

    public static void at(Page page, String name) {
        var before = page.viewportSize();
        for (var theme : List.of("light", "dark")) {
            page.evaluate("theme => document.documentElement.dataset.theme = theme", theme);
            picture(page, name + "-" + theme);
            assertThat(axe(page)).as(name + " in " + theme).isEmpty();
        }
        page.setViewportSize(NARROWEST, 640);
        picture(page, name + "-narrow");
        assertThat((int) page.evaluate("() => document.documentElement.scrollWidth"))
                .as(name + " at its narrowest")
                .isEqualTo(NARROWEST);
        page.setViewportSize(before.width, before.height);
    }

    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/pages", name + ".png")));
    }

    /** What axe finds, but for what the selectors name. */
    public static List<String> axe(Page page, String... besides) {
        return new AxeBuilder(page)
                        .exclude(List.of(besides))
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .map(rule -> rule.getId() + ": " + rule.getNodes())
                        .toList();
    }
}
