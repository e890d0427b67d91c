package dev.lockstep.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.api.Surface;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The application's own server, real browsers, and Mara, an administrator who signs in with a password. */
abstract class TeamSurface extends Surface {
    private static Chromium chromium;
    Team team;
    String email;

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
    void anAdministratorWithAnAccount() {
        team = new Team(chromium, "http://127.0.0.1:" + port);
        email = "mara-" + UUID.randomUUID() + "@example.org";
        invited("Mara", email);
    }

    @AfterEach
    void nothingWasRefusedOrAskedElsewhere() {
        team.close();
        assertThat(team.complaints).isEmpty();
    }

    private void invited(String name, String address) {
        var link = post("/api/v1/people/invitations", "{\"email\":\"%s\",\"admin\":true}".formatted(address))
                .text("link");
        var word = link.substring(link.indexOf('=') + 1);
        var account = "{\"word\":\"%s\",\"name\":\"%s\",\"password\":\"%s\"}";
        assertThat(post("/api/v1/people", account.formatted(word, name, Team.PASSWORD))
                        .status())
                .isEqualTo(201);
    }
}
