package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.lockstep.ui.Chromium;
import dev.lockstep.ui.Team;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A person at a browser and the product in a process of its own, between simulated trackers. The build runs these once the
 * jar is made, and against it; a single one, chosen by name, runs against the classes.
 */
abstract class Walk {
    @TempDir
    Path folder;

    World world;
    ProductProcess product;
    Chromium chromium;
    Team team;

    @BeforeAll
    static void thereIsAPageAndABrowser() {
        Mara.canLook();
    }

    @BeforeEach
    void trackers() {
        world = new World(folder.resolve("data"));
        chromium = new Chromium();
    }

    /** The product as the world's settings say, running. */
    ProductProcess started() throws Exception {
        product = new ProductProcess(folder, world.settings());
        return started(product);
    }

    ProductProcess started(ProductProcess made) throws Exception {
        product = made;
        made.start();
        world.at(world.await("it is ready", made::address));
        return made;
    }

    /** The administrator, signed in. */
    Page mara() throws Exception {
        team = Mara.team(world, chromium);
        var page = team.browser();
        team.signIn(page, Mara.EMAIL);
        return page;
    }

    @AfterEach
    void nothingWasRefusedOrAskedElsewhere() {
        if (team != null) {
            team.close();
            assertThat(team.complaints).isEmpty();
        }
    }

    @AfterEach
    void end() {
        if (product != null) {
            product.close();
        }
        chromium.close();
        world.close();
    }
}
