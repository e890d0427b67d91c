package dev.lockstep.watch;

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

    /** How late checks began, in milliseconds. */
    public record Lateness(int watches, int connections, int checks, long p50, long p99, long most) {}

    /** How late checks of very many watches begin, on one node and in real time. */
    public static Lateness lateness(int count, Duration measured, Duration latency) throws Exception {
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
            return lateness(count, late.stream().sorted().toList());
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

    private static Lateness lateness(int count, List<Long> late) {
        return new Lateness(
                count,
                CONNECTIONS,
                late.size(),
                late.get(late.size() / 2),
                late.get(late.size() * 99 / 100),
                late.getLast());
    }

    private static void removed(Path folder) throws Exception {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
