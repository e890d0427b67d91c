package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.issue.Filing;
import dev.lockstep.issue.IssueState;
import dev.lockstep.issue.Issues;
import dev.lockstep.issue.Origin;
import dev.lockstep.issue.shelf.Shelf;
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

    @Test
    void whatIsPutAwayAndTakenBackIsToldToNoTrackerEither() {
        var hub = world.written("title", "text");
        world.edit(hub.id(), new Issues.Edit(null, null, IssueState.DONE, null, null, null));
        world.pass(Duration.ofSeconds(5));
        assertThat(world.issue(hub.id()).state()).isEqualTo(IssueState.DONE);
        world.hub.projects().archiveAfter(hub.projectId(), 30);
        world.pass(Duration.ofDays(31));
        var there = world.tracker.issues.get("r1");
        long before = outbound();
        var shelf = new Shelf(world.hub.issues(), world.db.database(), world.db.jdbc());
        assertThat(shelf.fill(world.clock.instant())).isEqualTo(1);
        assertThat(outbound()).isEqualTo(before);
        assertThat(world.issue(hub.id()).archivedAt()).isNotNull();
        world.hub.issues().wake(hub.id(), Origin.hub(null), world.clock.instant());
        world.pass(Duration.ofSeconds(5));
        assertThat(outbound()).isEqualTo(before);
        assertThat(world.tracker.issues.get("r1")).isEqualTo(there);
        assertThat(world.issue(hub.id()).archivedAt()).isNull();
    }
}
