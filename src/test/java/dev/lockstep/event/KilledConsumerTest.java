package dev.lockstep.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.TestDatabase;
import dev.lockstep.event.ConsumerProcess.Stop;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of a consumer's process in the middle of a batch, at known points. */
@Timeout(240)
class KilledConsumerTest {
    private static final List<String> SUBJECTS = Stream.concat(
                    IntStream.range(0, 3 * EventConsumer.BATCH_EVENTS).mapToObj(String::valueOf),
                    Stream.of(ConsumerProcess.LAST))
            .toList();

    @TempDir
    private Path folder;

    private @Nullable RealRedis redis;

    @AfterEach
    void close() {
        if (redis != null) {
            redis.close();
        }
    }

    @Test
    void overTheDatabaseEveryEffectIsThereOnce() throws Exception {
        happen();
        killAt(Stop.AMID_EFFECTS, "50", 0);
        killAt(Stop.AMID_EFFECTS, "199", 0);
        killAt(Stop.AFTER_COMMIT, "250", 400);
        killAt(Stop.AMID_EFFECTS, "599", 400);
        finish();
    }

    @Test
    void overRedisEveryEffectIsThereOnceAndWhatTheDeadReadWaitsThere() throws Exception {
        redis = new RealRedis();
        happen();
        killAt(Stop.AMID_EFFECTS, "50", 0);
        assertThat(unacknowledged()).as("read and not done").isEqualTo(EventConsumer.BATCH_EVENTS);
        killAt(Stop.AFTER_COMMIT, "250", 400);
        assertThat(unacknowledged()).as("done and not acknowledged").isEqualTo(2L * EventConsumer.BATCH_EVENTS);
        killAt(Stop.AMID_EFFECTS, "599", 400);
        finish();
    }

    /** They stand in the outbox, and in Redis where there is one, before any process runs. */
    private void happen() {
        try (var database = TestDatabase.in(folder)) {
            LedgerNode.makeTable(database);
            var places = new Places(database.jdbc(), database.dialect());
            database.database().write(() -> places.begin(LedgerNode.CONSUMER, 0));
            happen(database, places);
        }
    }

    private void happen(TestDatabase database, Places places) {
        var events = TestEvents.stored(database);
        if (redis == null) {
            LedgerNode.publish(database, events, SUBJECTS);
            return;
        }
        try (var stream = new RedisStream(redis.url(), LedgerNode.KEY);
                var group = stream.group(LedgerNode.CONSUMER, "nobody")) {
            assertThat(group.next(0)).as("there was no group").isEmpty();
            var relay = new Relay(stream, events, places, database.database());
            relay.begin();
            LedgerNode.publish(database, events, SUBJECTS);
            while (relay.relay()) {}
        }
    }

    private void killAt(Stop stop, String subject, int takenByThen) throws Exception {
        try (var process = process(stop, subject)) {
            process.await("standing");
        }
        assertThat(taken()).isEqualTo(SUBJECTS.subList(0, takenByThen));
    }

    private void finish() throws Exception {
        try (var process = process(Stop.NOWHERE, "")) {
            process.await("done");
        }
        assertThat(taken()).isEqualTo(SUBJECTS);
    }

    private ConsumerProcess process(Stop stop, String subject) throws Exception {
        var url = TestDatabase.url(folder);
        return new ConsumerProcess(folder, url, redis == null ? "" : redis.url(), stop, subject);
    }

    /** The folder is the living process's alone on SQLite. */
    private List<String> taken() {
        try (var database = TestDatabase.in(folder)) {
            return database.jdbc()
                    .sql("select subject from taken order by rank")
                    .query(String.class)
                    .list();
        }
    }

    private long unacknowledged() {
        return redis.ask(commands -> commands.xpending(LedgerNode.KEY, LedgerNode.CONSUMER))
                .getCount();
    }
}
