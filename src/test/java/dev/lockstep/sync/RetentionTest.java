package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Database;
import dev.lockstep.base.Ids;
import dev.lockstep.event.TestEvents;
import dev.lockstep.inbox.Inbox;
import dev.lockstep.inbox.TestInbox;
import dev.lockstep.issue.shelf.Shelf;
import dev.lockstep.node.TestDuty;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leaves after its time, and what never does. */
class RetentionTest {
    private static final Duration KEPT = Duration.ofDays(30);

    private SyncWorld world;
    private Path folder;
    private Inbox inbox;
    private Counted database;

    /** Remembers the most rows that one unit removed. */
    private static final class Counted implements Database {
        private final SyncWorld world;
        private long most;

        Counted(SyncWorld world) {
            this.world = world;
        }

        @Override
        public <T> T write(Supplier<T> unit) {
            long before = deliveries();
            T result = world.db.database().write(unit);
            most = Math.max(most, before - deliveries());
            return result;
        }

        private long deliveries() {
            return world.db
                    .jdbc()
                    .sql("select count(*) from delivery")
                    .query(Long.class)
                    .single();
        }
    }

    @BeforeEach
    void begin(@TempDir Path folder) {
        this.folder = folder;
        world = new SyncWorld(folder);
        inbox = TestInbox.on(world.db, world.clock);
        database = new Counted(world);
    }

    @AfterEach
    void end() {
        world.close();
    }

    private void prune() {
        new Retention(
                        world.operations(),
                        TestEvents.archive(world.hub.events(), world.db, folder),
                        world.jobs,
                        List.of(inbox, world.jobs, world.intents, world.guard.guard()),
                        new Shelf(world.hub.issues(), world.db.database(), world.db.jdbc()),
                        database,
                        world.clock,
                        TestDuty.ours(world.db, world.clock),
                        KEPT,
                        KEPT)
                .prune();
    }

    private long count(String what) {
        return world.db
                .jdbc()
                .sql("select count(*) from " + what)
                .query(Long.class)
                .single();
    }

    /** One issue that went out, and one that came in. */
    private void inStep() {
        world.written("Out", "Text");
        world.listed(world.tracker.stands("In", "Text", world.clock.instant()));
        world.queue.drain();
        assertThat(count("twin where status = 'linked'")).isEqualTo(2);
    }

    @Test
    void whatHasEndedAndIsOldLeavesAndAnotherPassFindsBothSidesInStep() {
        inStep();
        inbox.store(world.connection.id(), "issues", "taken", "{}");
        world.db
                .database()
                .write(() -> inbox.taken(Map.of(
                        inbox.waiting(1, Set.of()).getFirst().id(),
                        new Inbox.Taken(Inbox.Status.UNSUPPORTED, null, "nothing"))));
        var old = world.jobs.start(world.linkId).job();
        world.jobs.complete(old, "done");
        world.clock.advance(Duration.ofDays(20));
        world.jobs.complete(world.jobs.start(world.linkId).job(), "done");
        prune();
        assertThat(count("operation")).isEqualTo(2);
        assertThat(count("intent")).isOne();

        world.clock.advance(Duration.ofDays(11));
        prune();
        assertThat(count("operation")).isZero();
        assertThat(count("operation_history")).isZero();
        assertThat(count("delivery")).isZero();
        assertThat(count("intent")).isZero();
        assertThat(count("job")).isOne();
        assertThat(world.jobs.find(old.id())).isEmpty();
        assertThat(count("event")).as("kept longer").isPositive();
        assertThat(count("twin where status = 'linked'")).isEqualTo(2);

        int calls = world.tracker.calls.size();
        world.tracker.issues.values().forEach(world::listed);
        world.queue.drain();
        assertThat(world.tracker.issues).hasSize(2);
        assertThat(world.tracker.calls.subList(calls, world.tracker.calls.size()))
                .noneMatch(call -> call.matches("(create|update).*"));

        world.clock.advance(Duration.ofDays(60));
        prune();
        assertThat(count("event where type <> 'job.updated' and at < "
                        + world.clock.instant().minus(Duration.ofDays(90)).toEpochMilli()))
                .isZero();
        assertThat(count("job")).as("the last of a project").isOne();
    }

    @Test
    void openWorkAndWhatIsNotTakenStayHoweverOldTheyAre() {
        inStep();
        inbox.store(world.connection.id(), "issues", "waiting", "{}");
        world.tracker.nextCreate = FakeTracker.Create.NEVER_ARRIVES;
        world.written("Unanswered", "Text");
        world.queue.drain();
        var live = world.jobs.start(world.linkId).job();
        world.clock.advance(KEPT.multipliedBy(10));
        prune();
        assertThat(count("operation where state = 'queued'")).isOne();
        assertThat(count("intent where open = 1")).isOne();
        assertThat(count("delivery")).isOne();
        assertThat(world.jobs.find(live.id())).isPresent();
        assertThat(count("twin")).isEqualTo(2);
    }

    @Test
    void theProofOfACreateStaysWhileNothingElseTellsThatItsRecordIsOurs() {
        world.written("Out", "Text");
        world.queue.drain();
        world.db.jdbc().sql("delete from twin").update();
        world.clock.advance(KEPT.plusDays(1));
        prune();
        assertThat(count("intent")).isOne();
    }

    @Test
    void muchLeavesInSmallUnits() {
        world.db.database().write(() -> {
            for (int i = 0; i < 3 * Retention.ROWS / 2; i++) {
                world.db
                        .jdbc()
                        .sql("""
                                insert into delivery (id, connection_id, event, guid, body, received_at, taken_at, status, result)
                                values (?, 'c', 'issues', ?, '{}', 1, 1, 'processed', 'x')
                                """)
                        .params(Ids.next().toString(), "guid-" + i)
                        .update();
            }
        });
        prune();
        assertThat(count("delivery")).isZero();
        assertThat(database.most).isEqualTo(Retention.ROWS);
    }
}
