package dev.lockstep.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.lockstep.base.Dialect;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.event.BenchedEvents;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.slf4j.LoggerFactory;
import redis.embedded.RedisServer;

/** Events over Redis: {@code ./lockstep bench events [--write]}. */
public final class EventsBench {
    private static final String TITLE = "## Events over Redis";
    private static final int WARM_UP = 50_000;
    private static final int EVENTS = 100_000; // as many as the stream keeps
    private static final int RELAYED_GOAL = 50_000;
    private static final int CONSUMED_GOAL = 20_000;

    private EventsBench() {}

    public static void main(String[] arguments) throws Exception {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        var scratch = Files.createTempDirectory("lockstep-events");
        try {
            var text = measure(scratch);
            System.out.println("\n" + text);
            if (List.of(arguments).contains("--write")) {
                BenchReport.replace(TITLE, text);
            }
        } finally {
            BenchReport.forget(scratch);
        }
        System.exit(0);
    }

    private static String measure(Path scratch) throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var redis = RedisServer.newRedisServer()
                .port(port)
                .setting("bind 127.0.0.1")
                .setting("save \"\"")
                .build();
        redis.start();
        try (var database = TestDatabase.in(scratch, Dialect.SQLITE);
                var events = new BenchedEvents(database, "redis://127.0.0.1:" + port)) {
            events.publish(WARM_UP);
            events.relayAll();
            events.consumeAll();
            long begin = System.nanoTime();
            events.publish(EVENTS);
            double stored = EVENTS / seconds(begin);
            begin = System.nanoTime();
            events.relayAll();
            double relayed = EVENTS / seconds(begin);
            begin = System.nanoTime();
            long effects = events.consumeAll();
            double consumed = EVENTS / seconds(begin);
            if (effects != WARM_UP + EVENTS) {
                throw new IllegalStateException(effects + " effects of " + (WARM_UP + EVENTS) + " events");
            }
            return page(stored, relayed, consumed);
        } finally {
            redis.stop();
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static String page(double stored, double relayed, double consumed) {
        return TITLE
                + """


                %,d events of new issues on SQLite with `synchronous=FULL` and a real Redis 6.2 on the same machine; one after the other: stored in
                units of 500, relayed, consumed by one node with one row of effect for each event. Command: `./lockstep bench events --write`.

                | what | events/s | goal | |
                |---|--:|--:|---|
                | stored in the outbox | %,.0f | | |
                | relayed to Redis, pipelined | %,.0f | %,d | %s |
                | consumed: read by the group, effects and place in one unit, acknowledged | %,.0f | %,d | %s |
                """.formatted(
                                EVENTS,
                                stored,
                                relayed,
                                RELAYED_GOAL,
                                verdict(relayed, RELAYED_GOAL),
                                consumed,
                                CONSUMED_GOAL,
                                verdict(consumed, CONSUMED_GOAL));
    }

    private static String verdict(double figure, int goal) {
        return figure >= goal ? "reached" : String.format(Locale.ROOT, "**not reached** (%.2f)", figure / goal);
    }
}
