package dev.lockstep.watch;

import dev.lockstep.watch.sandbox.SandboxMeasures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** What {@code ./lockstep bench watch} measures: how late checks begin, and what the sandbox costs. */
public final class WatchMeasures {
    private static final int CONNECTIONS = 12;
    private static final int PLACES = 64;

    private WatchMeasures() {}

    /** Prints percentiles of how late checks of very many watches begin, on one node and in real time. */
    public static void lateness(int count, Duration measured, Duration latency) throws Exception {
        Path folder = Files.createTempDirectory("lockstep-bench");
        var clock = InstantSource.system();
        try (var trackers = new InMemoryTrackers(CONNECTIONS, clock, latency);
                var hub = new WatchHub(folder, clock, trackers)) {
            for (int number = 0; number < CONNECTIONS; number++) {
                trackers.server(number).github.addRepository("acme/r");
                trackers.server(number).github.committer("ann", "acme/r").commit("main", "First");
            }
            for (int number = 0; number < count; number++) {
                hub.watch(trackers.connections.get(number % CONNECTIONS), "acme/r", 1, "main");
            }
            System.out.println(count + " watches are made; their first looks begin");
            hub.check();
            var late = new ConcurrentLinkedQueue<Long>();
            var loop = new DueLoop(
                    "bench", PLACES, () -> hub.due.nextDue(clock.instant()), limit -> claimed(hub, limit, late), clock);
            var from = clock.instant();
            loop.start();
            while (clock.instant().isBefore(from.plus(measured))) {
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            }
            loop.stop();
            print(count, measured, late);
        } finally {
            removed(folder);
        }
    }

    private static List<Runnable> claimed(WatchHub hub, int limit, ConcurrentLinkedQueue<Long> late) {
        var now = hub.clock().instant();
        var work = new ArrayList<Runnable>();
        for (var claim : hub.due.claim(limit, now)) {
            work.add(() -> {
                late.add(Duration.between(claim.watch().dueAt(), hub.clock().instant())
                        .toMillis());
                hub.checks.run(claim);
            });
        }
        return work;
    }

    private static void print(int count, Duration measured, ConcurrentLinkedQueue<Long> late) {
        var sorted = late.stream().sorted().toList();
        System.out.printf(
                "%d watches over %d connections, %d checks in %d s: late p50 %d ms, p99 %d ms, most %d ms%n",
                count,
                CONNECTIONS,
                sorted.size(),
                measured.toSeconds(),
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 99 / 100),
                sorted.getLast());
    }

    private static void removed(Path folder) throws Exception {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    public static void startCost(int runs) throws Exception {
        SandboxMeasures.print(runs);
    }
}
