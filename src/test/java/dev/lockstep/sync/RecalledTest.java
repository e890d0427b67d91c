package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.IssuePatch;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.issue.Change;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import dev.lockstep.issue.Origin;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub was set back to a copy, and finds what it had made since and does not know of; clocks of trackers are off. */
class RecalledTest {
    private static final Duration MOMENT = Duration.ofSeconds(5);
    private static final Instant LONG_AGO = Instant.EPOCH;
    /** Nothing in the hub was recorded since. */
    private static final Instant JUST_NOW = Instant.parse("2999-01-01T00:00:00Z");

    private SyncWorld world;
    private Issue hub;

    @BeforeEach
    void begin(@TempDir Path folder) {
        world = new SyncWorld(folder);
        hub = world.written("made there", "text");
        world.pass(MOMENT);
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void whatCameInSinceTheRestoreIsLaterThanACopyThatNobodyTouched() {
        setBackTo(LONG_AGO);
        titled("came in", made().updatedAt().minusSeconds(300));
        found();
        assertThat(title()).isEqualTo("came in");
        assertThat(made().title()).isEqualTo("came in");
        assertThat(world.issues().timeline(hub.id(), 50, null).items())
                .extracting(Issues.TimelineEntry::change)
                .filteredOn(Change.ConflictDecided.class::isInstance)
                .extracting(change -> ((Change.ConflictDecided) change).losing())
                .containsExactly("made there");
    }

    @Test
    void aCopyThatNobodyTouchedIsLaterThanWhatTheRestoredHubHas() {
        titled("as in the copy", made().updatedAt().plusSeconds(300));
        setBackTo(JUST_NOW);
        found();
        assertThat(title()).isEqualTo("made there");
        assertThat(made().title()).isEqualTo("made there");
    }

    @Test
    void ofACopyThatSomebodyTouchedTheClocksTell() {
        setBackTo(LONG_AGO);
        titled("came in", made().updatedAt());
        world.clock.advance(MOMENT);
        world.tracker.edited("r1", new IssuePatch("edited there", null, null, null, null, null));
        found();
        assertThat(title()).isEqualTo("edited there");
    }

    private RemoteIssue made() {
        return Objects.requireNonNull(world.tracker.issues.get("r1"));
    }

    private String title() {
        return world.issue(hub.id()).title();
    }

    /** In the hub, at a time that a tracker's clock told; it is sent nowhere. */
    private void titled(String title, Instant at) {
        var origin = new Origin("github", null, world.linkId, null, null, null, false);
        world.issues().edit(hub.id(), world.issue(hub.id()).version(), SyncWorld.title(title), origin, at);
    }

    private void setBackTo(Instant copied) {
        world.db.database().write(() -> {
            var jdbc = world.db.jdbc();
            jdbc.sql("delete from intent").update();
            jdbc.sql("delete from twin").update();
            jdbc.sql("insert into restored_link (link_id, copied_at, restored_at, held) values (?, ?, ?, 0)")
                    .params(world.linkId.toString(), copied.toEpochMilli(), copied.toEpochMilli())
                    .update();
            world.guard.restored().release(List.of()); // what is kept of it in memory is read anew
        });
    }

    private void found() {
        world.listed(made());
        world.pass(MOMENT);
    }
}
