package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.operation.Operations.JobCount;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobProgressTest {
    private static JobProgress of(long total, long ended, long records) {
        return JobProgress.of(new JobCount(total, ended, 0, Map.of()), records, 2, false, 0);
    }

    @Test
    void nothingToDoIsNothingDone() {
        assertThat(of(0, 0, 0).percent()).isZero();
    }

    @Test
    void aRecordIsDoneWhenItCameInAndWentOut() {
        assertThat(of(10, 5, 10).percent()).isEqualTo(25);
        assertThat(of(30, 15, 10).percent()).as("more operations than promised").isEqualTo(50);
    }

    @Test
    void aHundredIsSaidOnlyAtTheEnd() {
        assertThat(of(20, 20, 10).percent()).isEqualTo(99);
        assertThat(of(20, 30, 10).percent()).isEqualTo(99);
    }

    @Test
    void everyEndedOperationIsCountedOnce() {
        var count =
                new JobCount(10, 10, 1, Map.of("arrived", 2L, "created", 3L, "adopted", 1L, "updated", 1L, "gone", 1L));
        var several = JobProgress.of(count, 5, 2, false, 0);
        assertThat(several.created()).isEqualTo(4);
        assertThat(several.changed()).isEqualTo(2);
        assertThat(several.failed()).isOne();
        assertThat(several.skipped()).isEqualTo(1);
        assertThat(JobProgress.of(count, 5, 1, true, 0).created())
                .as("with one link")
                .isEqualTo(6);
    }

    @Test
    void theStoredProgressNeverFallsAndEndsAtAHundred(@TempDir Path folder) {
        try (var world = new SyncWorld(folder)) {
            var job = world.jobs.start(world.linkId).job();
            world.db.database().write(() -> world.jobs.begin(job));
            world.jobs.progress(job, of(10, 8, 5));
            world.jobs.progress(job, of(10, 8, 50));
            assertThat(world.jobs.find(job.id()))
                    .get()
                    .extracting(Job::progress)
                    .isEqualTo(80);
            world.jobs.complete(job, "In step");
            world.jobs.progress(job, of(10, 1, 50));
            assertThat(world.jobs.find(job.id()))
                    .get()
                    .extracting(Job::progress)
                    .isEqualTo(100);
        }
    }

    @Test
    void aJobWhoseLinkWasRemovedHasNothingLeftToList(@TempDir Path folder) {
        try (var world = new SyncWorld(folder)) {
            var job = world.jobs.start(world.linkId).job();
            assertThat(world.listing.isOver(job)).isFalse();
            world.links.delete(world.linkId);
            assertThat(world.listing.isOver(job)).isTrue();
        }
    }
}
