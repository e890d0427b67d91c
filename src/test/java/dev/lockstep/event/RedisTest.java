package dev.lockstep.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Ids;
import dev.lockstep.base.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Events over a real Redis, which is flushed and killed: it is never the truth. */
@Timeout(240)
class RedisTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final AtomicLong hurry = new AtomicLong();
    private final List<LedgerNode> nodes = new ArrayList<>();
    private volatile String poison = "";
    private volatile InstantSource clock = InstantSource.system();
    private TestDatabase database;
    private Events outbox;
    private RealRedis redis;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = TestDatabase.in(folder);
        LedgerNode.makeTable(database);
        outbox = TestEvents.stored(database);
        redis = new RealRedis();
    }

    @AfterEach
    void close() {
        nodes.forEach(LedgerNode::close);
        redis.close();
        database.close();
    }

    private LedgerNode node() {
        var node = new LedgerNode(database, clock, redis.url(), new LedgerNode.Ledger(database, event -> {
            if (event.subject().equals(poison)) {
                throw new IllegalStateException("not " + poison);
            }
        }));
        nodes.add(node);
        return node;
    }

    private void publish(LedgerNode node, List<String> subjects) {
        LedgerNode.publish(database, node.events, subjects);
    }

    private static List<String> subjects(int from, int to) {
        return IntStream.range(from, to).mapToObj(String::valueOf).toList();
    }

    private List<String> taken() {
        return database.jdbc()
                .sql("select subject from taken order by rank")
                .query(String.class)
                .list();
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(20_000_000);
        }
    }

    @Test
    void twoNodesTakeEachEventOnceAndInOrderAndTheStreamHasThemAllOnce() {
        var one = node();
        var other = node();
        publish(one, subjects(0, 300));
        publish(other, subjects(300, 600));
        await(() -> taken().size() >= 600);
        assertThat(taken()).isEqualTo(subjects(0, 600));
        await(() -> redis.stream(LedgerNode.KEY).size() == 600);
        assertThat(redis.stream(LedgerNode.KEY))
                .extracting(each -> each.get("subject"))
                .isEqualTo(subjects(0, 600));
        assertThat(redis.stream(LedgerNode.KEY).getFirst())
                .containsEntry("name", "newCard")
                .containsKeys("id", "seq", "prev", "data");
        await(() -> gauge(one, "lockstep.events.lag", "redis-relay") == 0);
        await(() -> gauge(one, "lockstep.events.lag", "ledger") == 0);
        assertThat(gauge(one, "lockstep.events.age.seconds", "ledger")).isZero();
    }

    private static double gauge(LedgerNode node, String name, String consumer) {
        return node.meters.get(name).tag("consumer", consumer).gauge().value();
    }

    @Test
    void aRedisThatIsFlushedLosesNothing() {
        var node = node();
        for (int round = 0; round < 5; round++) {
            publish(node, subjects(round * 50, round * 50 + 50));
            redis.flush();
        }
        publish(node, List.of("last"));
        await(() -> taken().size() >= 251);
        assertThat(taken()).startsWith("0", "1").endsWith("249", "last").doesNotHaveDuplicates();
        assertThat(taken().subList(0, 250)).isEqualTo(subjects(0, 250));
    }

    @Test
    void aRedisThatIsKilledLosesNothingAndGetsWhatItLacksWhenItIsBack() {
        var node = node();
        publish(node, subjects(0, 20));
        await(() -> redis.stream(LedgerNode.KEY).size() == 20);
        redis.stop();
        publish(node, subjects(20, 120));
        await(() -> taken().size() == 120);
        redis.start();
        publish(node, subjects(120, 130));
        await(() -> taken().size() == 130);
        assertThat(taken()).isEqualTo(subjects(0, 130));
        await(() -> redis.stream(LedgerNode.KEY).size() == 110); // it kept nothing, so only what it never had
        assertThat(redis.stream(LedgerNode.KEY))
                .extracting(each -> each.get("subject"))
                .isEqualTo(subjects(20, 130));
    }

    @Test
    void withoutAnyRedisAtTheStartEventsAreTakenFromTheDatabase() {
        redis.stop();
        var node = node();
        publish(node, subjects(0, 10));
        await(() -> taken().size() == 10);
        redis.start();
        await(() -> redis.stream(LedgerNode.KEY).size() == 10);
        assertThat(taken()).isEqualTo(subjects(0, 10));
    }

    @Test
    void whatADeadNodeReadIsClaimedAndAcknowledged() {
        var stream = new RedisStream(redis.url(), LedgerNode.KEY);
        var places = new Places(database.jdbc(), database.dialect());
        var relay = new Relay(stream, outbox, places, database.database());
        relay.begin();
        for (var each : subjects(0, 10)) {
            database.database().write(() -> outbox.publish("issue.created", each, null, Map.of()));
        }
        while (relay.relay()) {}
        var dead = stream.group("ledger", "dead");
        assertThat(dead.next(0)).as("there was no group").isEmpty();
        assertThat(RedisStream.read(dead.next(0))).hasSize(10);
        var alive = stream.group("ledger", "alive");
        assertThat(alive.next(0)).isEmpty();
        var claimed = alive.claim(Duration.ZERO);
        assertThat(Streamed.after(0, RedisStream.read(claimed)))
                .extracting(Event::subject)
                .isEqualTo(subjects(0, 10));
        alive.acknowledge(claimed);
        assertThat(alive.claim(Duration.ZERO)).isEmpty();
        dead.close();
        alive.close();
        stream.close();
    }

    @Test
    void poisonGoesToTheDeadStreamAndWhatComesAfterItIsTaken() {
        clock = () -> NOON.plusSeconds(5 * hurry.incrementAndGet()); // so that no pause is long
        poison = "bad";
        var node = node();
        publish(node, List.of("a", "bad", "b"));
        await(() -> !redis.stream(LedgerNode.KEY + ":dead").isEmpty() && taken().size() == 2);
        assertThat(taken()).containsExactly("a", "b");
        var lost = redis.stream(LedgerNode.KEY + ":dead").getFirst();
        assertThat(lost).containsEntry("consumer", "ledger").containsEntry("subject", "bad");
        assertThat(lost.get("reason")).contains("not bad");
        poison = "";
        node.consuming.replay(node.consuming.aside(1, null).items().getFirst().id());
        assertThat(taken()).containsExactly("a", "b", "bad");
    }

    @Test
    void aStreamOfAnotherHistoryIsEmptied() {
        var stream = new RedisStream(redis.url(), LedgerNode.KEY);
        var relay = new Relay(stream, outbox, new Places(database.jdbc(), database.dialect()), database.database());
        relay.begin();
        stream.send(List.of(new Streamed(event(1_000, "from a database that is not any more"), 999)))
                .await();
        relay.begin();
        assertThat(redis.stream(LedgerNode.KEY)).isEmpty();
        redis.ask(commands -> commands.xadd(LedgerNode.KEY, Map.of("somebody", "else")));
        relay.begin();
        database.database().write(() -> outbox.publish("issue.created", "ours", null, Map.of()));
        while (relay.relay()) {}
        relay.begin();
        assertThat(redis.stream(LedgerNode.KEY))
                .extracting(each -> each.get("subject"))
                .containsExactly("ours");
        stream.close();
    }

    @Test
    void whoMissedAnEventSeesThat() {
        var one = new Streamed(event(3, "one"), 1);
        var two = new Streamed(event(4, "two"), 3);
        var four = new Streamed(event(9, "four"), 7);
        assertThat(Streamed.after(1, List.of(one, two))).hasSize(2);
        assertThat(Streamed.after(2, List.of(one, two)))
                .as("2 is known though nobody streamed it")
                .hasSize(2);
        assertThat(Streamed.after(3, List.of(one, two))).hasSize(1);
        assertThat(Streamed.after(4, List.of(one, two))).isEmpty();
        assertThat(Streamed.after(0, List.of(one, two))).as("1 is missing").isEmpty();
        assertThat(Streamed.after(1, List.of(one, two, four)))
                .as("7 is missing")
                .isEmpty();
        assertThat(Streamed.read(one.fields())).isEqualTo(one);
        assertThat(Streamed.read(Map.of("seq", "x"))).isNull();
    }

    private static Event event(long seq, String subject) {
        return new Event(seq, Ids.next(), "issue.created", "newCard", subject, Ids.next(), "{}", NOON);
    }

    @Test
    void theStreamKeepsAboutAHundredThousand() {
        var stream = new RedisStream(redis.url(), LedgerNode.KEY);
        for (int batch = 0; batch < 11; batch++) {
            long from = batch * 10_000L;
            stream.send(LongStream.rangeClosed(from + 1, from + 10_000)
                            .mapToObj(seq -> new Streamed(event(seq, "x"), seq - 1))
                            .toList())
                    .await();
        }
        long kept = redis.ask(commands -> commands.xlen(LedgerNode.KEY));
        assertThat(kept).isBetween(100_000L, 100_200L);
        assertThat(redis.stream(LedgerNode.KEY, 200_000).getLast()).containsEntry("seq", "110000");
        stream.close();
    }

    @Test
    void theDeadStreamKeepsAboutTenThousandAndTheNewestOfThem() {
        try (var stream = new RedisStream(redis.url(), LedgerNode.KEY)) {
            for (long seq = 1; seq <= 10_600; seq++) {
                stream.addDead("ledger", event(seq, "bad"), "not bad");
            }
        }
        var dead = LedgerNode.KEY + ":dead";
        long kept = redis.ask(commands -> commands.xlen(dead));
        assertThat(kept).isBetween(10_000L, 10_200L);
        assertThat(redis.stream(dead, 20_000).getLast()).containsEntry("seq", "10600");
        long others = redis.ask(commands -> commands.xlen(LedgerNode.KEY));
        assertThat(others).as("the stream itself").isZero();
    }

    @Test
    void anEmptyRedisIsNoOutageToWhoLooksForWhatDeadNodesLeft() {
        try (var stream = new RedisStream(redis.url(), LedgerNode.KEY);
                var group = stream.group("ledger", "node")) {
            assertThat(group.claim(RedisGroup.DEAD_AFTER)).isEmpty();
            assertThat(group.next(0)).isEmpty();
            assertThat(group.claim(RedisGroup.DEAD_AFTER)).isEmpty();
        }
    }

    @Test
    void whoeverHasSomethingElseInRedisKeepsIt() {
        redis.ask(commands -> commands.set("other", "thing"));
        publish(node(), subjects(0, 3));
        await(() -> taken().size() == 3);
        await(() -> redis.stream(LedgerNode.KEY).size() == 3);
        Set<String> keys = redis.ask(commands -> Set.copyOf(commands.keys("*")));
        assertThat(keys).containsExactlyInAnyOrder("other", LedgerNode.KEY);
    }
}
