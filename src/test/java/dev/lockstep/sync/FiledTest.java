package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.issue.Filing;
import dev.lockstep.issue.Issues;
import dev.lockstep.operation.OperationRequest.Direction;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the hub files an issue is no tracker's business. */
class FiledTest {
    private SyncWorld world;

    @BeforeEach
    void begin(@TempDir Path folder) {
        world = new SyncWorld(folder);
    }

    @AfterEach
    void end() {
        world.close();
    }

    private long outbound() {
        return world.enqueued().stream()
                .filter(each -> each.request().direction() == Direction.OUTBOUND)
                .count();
    }

    @Test
    void noTrackerIsToldAndWhatChangesBesideItGoesOut() {
        var hub = world.written("title", "text");
        world.pass(Duration.ofSeconds(5));
        long before = outbound();
        var filing = Filing.NONE.with("2026-12-31", "Back end");
        world.edit(hub.id(), new Issues.Edit(null, null, null, null, null, null, filing));
        assertThat(outbound()).isEqualTo(before);

        world.edit(hub.id(), new Issues.Edit("other", null, null, null, null, null, filing.with(null, "Front")));
        assertThat(outbound()).isEqualTo(before + 1);
        world.pass(Duration.ofSeconds(5));
        assertThat(world.tracker.issues.get("r1").title()).isEqualTo("other");
        assertThat(world.issue(hub.id()).filing()).isEqualTo(filing.with(null, "Front"));
    }
}
