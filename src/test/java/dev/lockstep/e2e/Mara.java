package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.lockstep.base.Json;
import dev.lockstep.ui.Chromium;
import dev.lockstep.ui.Team;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** An administrator at her browser. */
final class Mara {
    static final String EMAIL = "mara@example.org";

    private Mara() {}

    static void canLook() {
        assumeTrue(Chromium.installed(), "Chromium is not installed");
        assumeTrue(Files.exists(Path.of("target/classes/static/index.html")), "the page is not built (-DskipUi)");
    }

    static Team team(World world, Chromium chromium) throws Exception {
        var link = Json.tree(world.send("POST", "/api/v1/people/invitations", Map.of("email", EMAIL, "admin", true))
                        .body())
                .get("link")
                .asString();
        var word = link.substring(link.indexOf('=') + 1);
        var account = Map.of("word", word, "name", "Mara", "password", Team.PASSWORD);
        assertThat(world.send("POST", "/api/v1/people", account).statusCode()).isEqualTo(201);
        return new Team(chromium, address(world));
    }

    static String address(World world) {
        var address = world.address("/").toString();
        return address.substring(0, address.length() - 1);
    }

    static void go(Page page, String place) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(place).setExact(true))
                .click();
    }
}
