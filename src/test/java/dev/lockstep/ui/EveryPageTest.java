package dev.lockstep.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each page with something on it: in both themes, and on the narrowest screen. Its pictures are in {@code target/pages}. */
class EveryPageTest extends TeamSurface {
    private static final int NARROWEST = 320;
    private static final String LONG = "A title of a hundred and fifty characters that goes on and on because somebody "
            + "pasted_a_very_long_word_without_any_space_into_it_and_then_went_home_for_the_weekend";

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void axeFindsNothingOnAnyPage(ColorScheme scheme) {
        var page = team.browser(scheme);
        team.signIn(page, email);
        List<String> found = new ArrayList<>();
        places().forEach((name, path) -> {
            show(page, path);
            picture(page, name + "-" + scheme.name().toLowerCase(Locale.ROOT));
            Looks.axe(page).forEach(violation -> found.add(name + ": " + violation));
        });
        assertThat(found).isEmpty();
    }

    @Test
    void noPageScrollsSidewaysOnTheNarrowestScreen() {
        var page = team.browser();
        team.signIn(page, email);
        page.setViewportSize(NARROWEST, 640);
        List<String> wider = new ArrayList<>();
        places().forEach((name, path) -> {
            show(page, path);
            picture(page, name + "-narrow");
            int width = (int) page.evaluate("() => document.documentElement.scrollWidth");
            if (width > NARROWEST) wider.add(name + ": " + width);
        });
        assertThat(wider).isEmpty();
    }

    private void show(Page page, String path) {
        page.navigate("http://127.0.0.1:" + port + path);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .isVisible();
        assertThat(page.getByText(Pattern.compile("^Reading .*…$"))).hasCount(0);
        assertThat(page.getByText("Loading…")).hasCount(0);
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/pages", name + ".png")));
    }

    private Map<String, String> places() {
        var project = post("/api/v1/projects", "{\"name\":\"%s\"}".formatted(LONG.substring(0, 60) + UUID.randomUUID()))
                .text("id");
        var column = post("/api/v1/projects/" + project + "/columns", "{\"name\":\"Doing\",\"kind\":\"open\"}")
                .text("id");
        var issue = post(
                        "/api/v1/issues",
                        ("{\"projectId\":\"%s\",\"title\":\"%s\",\"body\":\"A `code` and\\n\\n| a | b |\\n|---|---|\\n| 1 | 2 |\","
                                        + "\"labels\":[\"bug\",\"%s\"],\"priority\":\"urgent\",\"dueOn\":\"2026-12-31\",\"assignees\":[\"github:ann\"]}")
                                .formatted(project, LONG, LONG.substring(0, 40)))
                .text("id");
        post("/api/v1/issues/" + issue + "/move", "{\"columnId\":\"%s\"}".formatted(column));
        post("/api/v1/issues/" + issue + "/comments", "{\"body\":\"%s\"}".formatted(LONG));
        var places = new LinkedHashMap<String, String>();
        places.put("projects", "/projects");
        places.put("board", "/projects/" + project);
        places.put("members", "/projects/" + project + "/members");
        places.put("sync", "/projects/" + project + "/sync");
        places.put("project-settings", "/projects/" + project + "/settings");
        places.put("issue", "/issues/" + issue);
        for (var name : List.of("links", "operations", "watches", "conflicts", "notifications", "settings")) {
            places.put(name, "/" + name);
        }
        for (var name : List.of("people", "audit", "subscriptions", "nowhere", "connections", "set-up")) {
            places.put(name, "/" + name);
        }
        places.put("search", "/search?q=weekend");
        places.put("guide", "/guide");
        places.put("guide-errors", "/guide/errors#column_full");
        places.put("about", "/about");
        return places;
    }
}
