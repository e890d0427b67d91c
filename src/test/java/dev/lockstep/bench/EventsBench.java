package dev.lockstep.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.sun.management.OperatingSystemMXBean;
import dev.lockstep.base.Dialect;
import dev.lockstep.base.Folders;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.event.BenchedEvents;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.slf4j.LoggerFactory;
import redis.embedded.RedisServer;

/** Events over Redis: {@code ./lockstep bench events [--write]}. */
public final class EventsBench {
    private static final String TITLE = "## Events over Redis";
    private static final int WARM_UP = 50_000;
    private static final int EVENTS = 100_000; // as many as the stream keeps
    private static final int ROUNDS = 5;
    private static final OperatingSystemMXBean CPU = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final int RELAYED_GOAL = 50_000;
    private static final int CONSUMED_GOAL = 20_000;

    private EventsBench() {}

    public static void main(String[] arguments) throws Exception {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        var scratch = Files.createTempDirectory("lockstep-events");
        try {
            var text = measure(scratch, ROUNDS);
            System.out.println("\n" + text);
            if (List.of(arguments).contains("--write")) {
                BenchReport.replace(TITLE, text);
            }
        } finally {
            Folders.forget(scratch);
        }
        System.exit(0);
    }

    /** One step of the way, for all events. */
    private record Step(double perSecond, double ourMicros, double redisMicros) {
        static Step of(Runnable work) {
            long begin = System.nanoTime();
            long ours = CPU.getProcessCpuTime();
            var redis = redisCpu();
            work.run();
            double seconds = (System.nanoTime() - begin) / 1e9;
            return new Step(
                    EVENTS / seconds,
                    (CPU.getProcessCpuTime() - ours) / 1e3 / EVENTS,
                    (redisCpu().toNanos() - redis.toNanos()) / 1e3 / EVENTS);
        }

        /** It is the only child of this process. */
        private static Duration redisCpu() {
            return ProcessHandle.current()
                    .children()
                    .map(child -> child.info().totalCpuDuration().orElse(Duration.ZERO))
                    .reduce(Duration.ZERO, Duration::plus);
        }

        String row(String what, int goal) {
            var judged = goal == 0 ? "| | " : String.format(Locale.ROOT, "| %,d | %s", goal, verdict(goal));
            return String.format(
                    Locale.ROOT, "| %s | %,.0f %s | %.1f | %.1f |", what, perSecond, judged, ourMicros, redisMicros);
        }

        private String verdict(int goal) {
            return perSecond >= goal
                    ? "reached"
                    : String.format(Locale.ROOT, "**not reached** (%.2f)", perSecond / goal);
        }
    }

    private record Run(Step stored, Step relayed, Step consumed) {}

    private static String measure(Path scratch, int rounds) throws IOException {
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
            var runs = new ArrayList<Run>();
            for (int round = 1; round <= rounds; round++) {
                runs.add(run(events, WARM_UP + (long) round * EVENTS));
                System.out.println(runs.getLast());
            }
            return page(runs);
        } finally {
            redis.stop();
        }
    }

    private static Run run(BenchedEvents events, long effects) {
        return new Run(Step.of(() -> events.publish(EVENTS)), Step.of(events::relayAll), Step.of(() -> {
            long taken = events.consumeAll();
            if (taken != effects) {
                throw new IllegalStateException(taken + " effects of " + effects + " events");
            }
        }));
    }

    private static Step best(List<Run> runs, Function<Run, Step> step) {
        return runs.stream()
                .map(step)
                .max(Comparator.comparing(Step::perSecond))
                .orElseThrow();
    }

    private static String page(List<Run> runs) throws IOException {
        return String.join(
                "\n",
                TITLE,
                "",
                String.format(Locale.ROOT, """
                        %,d events of new issues on SQLite with `synchronous=FULL` and a real Redis 6.2 on the same machine; one after the other: stored in
                        units of 500, relayed, consumed by one node with one row of effect for each event. Of %d rounds the best of each. The processor's
                        time for each event is that of Lockstep and that of Redis.
                        """, EVENTS, runs.size()),
                BenchReport.where("events"),
                "",
                "| what | events/s | goal | | CPU of Lockstep, µs each | CPU of Redis, µs each |",
                "|---|--:|--:|---|--:|--:|",
                best(runs, Run::stored).row("stored in the outbox", 0),
                best(runs, Run::relayed).row("relayed to Redis", RELAYED_GOAL),
                best(runs, Run::consumed)
                        .row("consumed: read by the group, effects and place in one unit, acknowledged", CONSUMED_GOAL),
                "");
    }
}
