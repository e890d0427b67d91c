package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person writes at GitHub in the moment between our reading and our write, which replaces it: ADR 47. */
class OverwrittenTest {
    private World world;
    private long number;
    private UUID item;

    @BeforeEach
    void anIssueIsOnBothSides(@TempDir Path folder) throws Exception {
        world = new World(folder);
        number = world.github.person("alice", World.REPOSITORY).open("title", "one\n\ntwo\n\nthree");
        world.start();
        world.sync();
        world.registerWebhooks();
        item = world.plane.issues(world.planeProject).getFirst().id();
    }

    @AfterEach
    void end() {
        world.close();
    }

    /** Right before our next write is carried out. */
    private void justBeforeOurWrite(Runnable edit) {
        var once = new AtomicReference<>(edit);
        world.github.log().onReceived(request -> {
            var now = request.method().equals("PATCH") ? once.getAndSet(null) : null;
            if (now != null) {
                now.run();
            }
        });
    }

    private void quiet() throws Exception {
        world.awaitQuiet();
        assertThat(world.github.awaitQuietHooks(Duration.ofSeconds(30))).isTrue();
        assertThat(world.plane.awaitQuietHooks(Duration.ofSeconds(30))).isTrue();
        world.awaitQuiet();
    }

    @Test
    void itsLinesComeBackEverywhere() throws Exception {
        justBeforeOurWrite(() ->
                world.github.person("alice", World.REPOSITORY).editBody(number, "one\n\ntwo\n\nthree, as Alice says"));
        world.plane
                .person("Gwen", world.planeProject)
                .editDescription(item, "<p>one, as Gwen says</p><p>two</p><p>three</p>");
        var both = "one, as Gwen says\n\ntwo\n\nthree, as Alice says";
        world.await("both have both", () -> {
            var there = world.github.issues(World.REPOSITORY).getFirst().body();
            return both.equals(there) ? there : null;
        });
        quiet();
        assertThat(world.plane.issues(world.planeProject).getFirst().descriptionHtml())
                .contains("as Gwen says", "as Alice says");
        assertThat(world.get("/api/v1/conflicts?field=body").get("items").isEmpty())
                .isTrue();
    }

    @Test
    void aTitleIsKeptAsAConflictThatCanBeRestored() throws Exception {
        justBeforeOurWrite(() -> world.github.person("alice", World.REPOSITORY).editTitle(number, "as Alice says"));
        world.plane.person("Gwen", world.planeProject).editName(item, "as Gwen says");
        var kept = world.await("it is kept", () -> {
            var items = world.get("/api/v1/conflicts?field=title").get("items");
            return items.isEmpty() ? null : items.get(0);
        });
        quiet();
        assertThat(kept.get("policy").asString()).isEqualTo("overwritten");
        assertThat(kept.get("remote").get("value").asString()).isEqualTo("as Alice says");
        assertThat(world.github.issues(World.REPOSITORY).getFirst().title()).isEqualTo("as Gwen says");
        assertThat(world.plane.issues(world.planeProject).getFirst().name()).isEqualTo("as Gwen says");
    }
}
