package dev.lockstep.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real Redis hangs, dies and is emptied while two nodes are told of changes without a pause. */
@Timeout(300)
class RedisOutageTest {
    /** Longer than an answer is waited for ({@link RedisStream#PATIENCE}), so that this runs out on every connection. */
    private static final Duration FROZEN = RedisStream.PATIENCE.multipliedBy(2);
    /** With the time that it hangs a minute: relay, consumers and reconnecting all look many times in vain. */
    private static final Duration DEAD = Duration.ofSeconds(50);

    private static final int WRITERS = 4;
    private static final int SUBJECTS = 40;
    private static final long BETWEEN_CHANGES_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final List<Thread> writers = new ArrayList<>();
    private final List<LedgerNode> nodes = new ArrayList<>();
    private volatile boolean enough;
    private TestDatabase database;
    private RealRedis redis;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = TestDatabase.in(folder);
        LedgerNode.makeTable(database);
        redis = new RealRedis();
        for (int node = 0; node < 2; node++) {
            nodes.add(new LedgerNode(
                    database, InstantSource.system(), redis.url(), new LedgerNode.Ledger(database, event -> {})));
        }
    }

    @AfterEach
    void close() throws InterruptedException {
        endLoad();
        nodes.forEach(LedgerNode::close);
        redis.close();
        database.close();
    }

    @Test
    void aMinuteWithoutRedisUnderLoadLosesNothingAndKeepsTheOrderOfEachSubject() throws Exception {
        beginLoad();
        awaitTaken(200);
        var process = redis.process();
        RealRedis.freeze(process);
        long before = count("event");
        letPass(FROZEN);
        RealRedis.kill(process);
        letPass(DEAD);
        var meanwhile = count("event") - before;
        assertThat(count("taken")).as("taken from the database meanwhile").isGreaterThan(before + meanwhile / 2);
        redis.start();
        await(() -> !redis.stream(LedgerNode.KEY).isEmpty());
        awaitTaken(count("taken") + 200);
        endLoad();
        assertThatAllIsTakenOnceAndInOrder();
        assertThat(count("event")).as("load all the time").isGreaterThan(2_000);
        assertThatTheStreamHasNoGap();
    }

    @Test
    void aRedisThatIsEmptiedAgainAndAgainUnderLoadLosesNothing() throws Exception {
        beginLoad();
        for (int time = 1; time <= 20; time++) {
            awaitTaken(time * 50L);
            redis.flush();
        }
        awaitTaken(count("taken") + 200);
        endLoad();
        assertThatAllIsTakenOnceAndInOrder();
        assertThatTheStreamHasNoGap();
    }

    private void beginLoad() {
        for (int each = 0; each < WRITERS; each++) {
            var events = nodes.get(each % nodes.size()).events;
            writers.add(Thread.ofPlatform().start(() -> {
                while (!enough) {
                    var subject = ThreadLocalRandom.current().nextInt(SUBJECTS);
                    LedgerNode.publish(database, events, List.of("subject " + subject));
                    LockSupport.parkNanos(BETWEEN_CHANGES_NANOS);
                }
            }));
        }
    }

    private void endLoad() throws InterruptedException {
        enough = true;
        for (var each : writers) {
            each.join();
        }
    }

    private void assertThatAllIsTakenOnceAndInOrder() {
        awaitTaken(count("event"));
        assertThat(bySubject("taken order by rank")).isEqualTo(bySubject("event order by seq"));
    }

    private Map<String, List<Long>> bySubject(String from) {
        return database.jdbc().sql("select subject, seq from " + from).query().listOfRows().stream()
                .collect(Collectors.groupingBy(
                        row -> (String) row.get("subject"),
                        Collectors.mapping(row -> ((Number) row.get("seq")).longValue(), Collectors.toList())));
    }

    /** From the first that Redis got after it was empty to the newest. */
    private void assertThatTheStreamHasNoGap() {
        var newest = database.jdbc()
                .sql("select max(seq) from event")
                .query(String.class)
                .single();
        await(() -> redis.stream(LedgerNode.KEY).getLast().get("seq").equals(newest));
        var stream = redis.stream(LedgerNode.KEY);
        assertThat(stream.stream().skip(1).map(each -> each.get("prev")))
                .containsExactlyElementsOf(stream.stream()
                        .limit(stream.size() - 1L)
                        .map(each -> each.get("seq"))
                        .toList());
    }

    private void awaitTaken(long atLeast) {
        await(() -> count("taken") >= atLeast);
    }

    private long count(String table) {
        return database.jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static void letPass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        await(() -> System.nanoTime() >= end);
    }
}
