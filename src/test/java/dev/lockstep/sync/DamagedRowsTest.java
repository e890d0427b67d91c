package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.Container;
import dev.lockstep.connector.budget.Budgets;
import dev.lockstep.node.TestDuty;
import dev.lockstep.sync.restore.TestRestore;
import dev.lockstep.terms.Switches;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A stored value that is damaged shows as trouble where it belongs, and stops nobody else. */
@Timeout(60)
class DamagedRowsTest {
    private SyncWorld world;
    private UUID other;

    /** Nothing limits anything. */
    private static final class Unlimited implements Budgets {
        @Override
        public Budget of(UUID connectionId) {
            return new Budget(null, null, null, null, null);
        }

        @Override
        public Spent spent(UUID connectionId) {
            return new Spent(0, 0);
        }

        @Override
        public Range time(UUID connectionId, Spent work) {
            return new Range(Duration.ZERO, Duration.ZERO);
        }
    }

    @BeforeEach
    void begin(@TempDir Path folder) {
        world = new SyncWorld(folder);
        var project = world.hub.projects().create("Other").id();
        other = world.links
                .create(new Links.NewLink(
                        project,
                        world.connection.id(),
                        new Container("team/other"),
                        true,
                        true,
                        false,
                        null,
                        Switches.ALL_ON))
                .id();
    }

    @AfterEach
    void end() {
        world.close();
    }

    private Incoming incoming() {
        return new Incoming(world.db.database(), world.arrivals, world.links, world.twins, world.cursors);
    }

    private Cycle cycle() {
        return new Cycle(
                world.links,
                world.cursors,
                incoming(),
                world.conversations,
                null,
                world.queue.interventions(),
                TestDuty.ours(world.db, world.clock),
                world.db.database(),
                Duration.ofMinutes(10));
    }

    private JobRunner runner() {
        var watch = new JobWatch(
                world.jobs,
                world.links,
                world.listing,
                world.pages,
                incoming(),
                world.conversations,
                world.operations(),
                new Unlimited(),
                new JobPace(),
                TestRestore.fullLook(world.db, world.guard.restored(), world.operations()),
                world.clock);
        return new JobRunner(world.jobs, world.listing, watch, TestDuty.ours(world.db, world.clock), world.clock);
    }

    private void sql(String text) {
        world.db.database().write(() -> {
            world.db.jdbc().sql(text).update();
        });
    }

    private String trouble(UUID link) {
        return world.links.find(link).orElseThrow().trouble();
    }

    private void runUntil(JobRunner runner, BooleanSupplier end) {
        runner.start();
        while (!end.getAsBoolean()) {
            world.queue.drain();
            Thread.onSpinWait();
        }
        runner.stop();
    }

    private Job.Status status(Job job) {
        return world.jobs.find(job.id()).orElseThrow().status();
    }

    @Test
    void aDamagedCursorIsTroubleOfItsLinkUntilAJobHasListedItAnew() {
        sql("update link set imported_at = 1, checked_at = null");
        sql("update link set issue_cursor = 'zzz', comment_cursor = 'zzz' where id = '" + world.linkId + "'");
        cycle().run();
        assertThat(trouble(world.linkId)).contains("may be damaged").contains("Start a sync");
        assertThat(trouble(other)).isNull();
        assertThat(world.links.find(other).orElseThrow().checkedAt()).isNotNull();

        var job = world.jobs.start(world.linkId).job();
        runUntil(runner(), () -> status(job) == Job.Status.COMPLETED);
        assertThat(trouble(world.linkId)).isNull();
        cycle().run();
        assertThat(trouble(world.linkId)).isNull();
    }

    @Test
    void aDamagedTwinIsTroubleOfItsLink() {
        sql("update link set imported_at = 1");
        var issue = world.tracker.stands("In", "Text", world.clock.instant());
        world.listed(issue);
        world.queue.drain();
        sql("update twin set base = '{'");
        cycle().run();
        assertThat(trouble(world.linkId)).contains("may be damaged");
        assertThat(world.links.find(other).orElseThrow().checkedAt()).isNotNull();
    }

    @Test
    void aJobWhosePositionIsDamagedFailsAndTheOthersGoOn() {
        var damaged = world.jobs.start(world.linkId).job();
        var fine = world.jobs.start(other).job();
        sql("update job_link set position = '{' where job_id = '" + damaged.id() + "'");
        runUntil(runner(), () -> status(damaged) == Job.Status.FAILED && status(fine) == Job.Status.COMPLETED);
        assertThat(world.jobs.find(damaged.id()).orElseThrow().errorMessage()).contains("Start it again");
    }

    @Test
    void aJobThatAnotherNodeListedMeanwhileGoesOnFromThere() {
        var job = world.jobs.start(world.linkId).job();
        world.tracker.onList = () -> {
            world.tracker.onList = () -> {};
            sql("update job_link set position = '{\"cursor\":\"\",\"page\":\"2\",\"etag\":null}'");
        };
        runUntil(runner(), () -> status(job) != Job.Status.PENDING && status(job) != Job.Status.IN_PROGRESS);
        assertThat(status(job)).isEqualTo(Job.Status.COMPLETED);
    }
}
