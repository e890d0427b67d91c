package dev.lockstep.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.lockstep.base.Dialect;
import dev.lockstep.base.Folders;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.operation.BenchedQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The operation queue by itself and against other job queues: {@code ./lockstep bench queue
 * [--sqlite] [--postgresql] [--claims] [--memory] [--write]}. */
public final class QueueBench {
    private static final String TITLE = "## Operation queue";
    /** A process that needs more ends with an error. */
    private static final int DRAIN_HEAP_MEGABYTES = 255;

    private static final List<String> PARTS = List.of("--sqlite", "--postgresql", "--claims", "--memory");
    private static final int WARM_UP = 4_000;
    private static final int CYCLES = 30_000;
    private static final int PAGE = 100; // of a tracker's list; comes in one unit of work
    private static final int CALLERS = 8;
    private static final int SINGLES = 8_000;
    private static final int CLAIMS = 300;
    private static final int DEEP = 1_000_000;
    private static final int SHALLOW = 1_000;
    private static final int DRAINED = 500_000;

    private final Path scratch;
    private final List<Row> rows = new ArrayList<>();

    private QueueBench(Path scratch) {
        this.scratch = scratch;
    }

    /** @param goal what it must reach; empty where there is none */
    private record Row(String what, String figure, String goal, String verdict) {}

    public static void main(String[] arguments) throws Exception {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        var options = List.of(arguments);
        var scratch = Files.createTempDirectory("lockstep-queue");
        try {
            var bench = new QueueBench(scratch);
            if (options.contains("--drain")) {
                bench.drain();
                return;
            }
            bench.run(options.stream().filter(PARTS::contains).toList());
            var text = bench.page();
            System.out.println("\n" + text);
            if (options.contains("--write")) {
                BenchReport.replace(TITLE, text);
            }
        } finally {
            Folders.forget(scratch);
        }
        System.exit(0); // the peers leave threads behind
    }

    /** @param chosen empty for all */
    private void run(List<String> chosen) throws Exception {
        if (chosen.isEmpty() || chosen.contains("--sqlite")) {
            double sqlite = cycle(database("sqlite", null), "SQLite, synchronous=FULL");
            row("full cycle, SQLite, synchronous=FULL", sqlite, 5_000);
        }
        if (chosen.isEmpty() || chosen.contains("--postgresql")) {
            postgres();
        }
        if (chosen.isEmpty() || chosen.contains("--claims")) {
            claims();
        }
        if (chosen.isEmpty() || chosen.contains("--memory")) {
            drainInAProcessOfItsOwn();
        }
    }

    private void postgres() throws Exception {
        try (var server = new BenchPostgres(scratch.resolve("postgres"))) {
            double ours = cycle(database("cycle", server), "PostgreSQL, fsync on");
            row("full cycle, PostgreSQL, fsync on, one node", ours, 3_000);
            double jobRunr = new JobRunrPeer(server.source("jobrunr")).jobsPerSecond(CYCLES);
            peer("JobRunr on the same PostgreSQL", jobRunr, ours, ours > jobRunr ? "reached" : "**not reached**");
            double scheduler = new DbSchedulerPeer(server.source("scheduler")).jobsPerSecond(CYCLES);
            peer("db-scheduler on the same PostgreSQL", scheduler, ours, "");
            row("single intakes, PostgreSQL, 8 threads", singles(database("singles", server)), 1_500);
        }
    }

    private TestDatabase database(String name, @Nullable BenchPostgres server) throws IOException {
        var folder = Files.createDirectory(scratch.resolve(name));
        return server == null ? TestDatabase.in(folder, Dialect.SQLITE) : TestDatabase.at(server.url(name), folder);
    }

    /** Intake in pages while what came in is claimed and completed. */
    private static double cycle(TestDatabase db, String where) throws Exception {
        try (var queue = BenchedQueue.on(db)) {
            queue.start();
            cycle(queue, WARM_UP);
            double perSecond = cycle(queue, CYCLES);
            told("full cycle, " + where, perSecond);
            return perSecond;
        }
    }

    private static double cycle(BenchedQueue queue, int operations) throws Exception {
        queue.expect(operations);
        long begin = System.nanoTime();
        for (int done = 0; done < operations; done += PAGE) {
            queue.enqueue(PAGE);
        }
        queue.awaitAll();
        return operations / seconds(begin);
    }

    private static double singles(TestDatabase db) throws Exception {
        try (var queue = BenchedQueue.on(db);
                ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            intakes(queue, callers, WARM_UP);
            double perSecond = intakes(queue, callers, SINGLES);
            told("single intakes", perSecond);
            return perSecond;
        }
    }

    private static double intakes(BenchedQueue queue, ExecutorService callers, int operations) throws Exception {
        long begin = System.nanoTime();
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            work.add(() -> {
                for (int each = 0; each < operations / CALLERS; each++) {
                    queue.enqueue(1);
                }
                return true;
            });
        }
        for (Future<Boolean> each : callers.invokeAll(work)) {
            each.get();
        }
        return operations / seconds(begin);
    }

    /** Half of the deep queue stands behind one resource. */
    private void claims() throws Exception {
        double shallow = claimP99(SHALLOW, 0);
        double deep = claimP99(DEEP - DEEP / 2, DEEP / 2);
        double ratio = deep / shallow;
        told("claim p99 ms with 1,000 queued", shallow / 1e6);
        told("claim p99 ms with 1,000,000 queued", deep / 1e6);
        rows.add(new Row(
                "claim p99 with 1,000,000 queued, half of them on one resource, against 1,000",
                String.format(Locale.ROOT, "%.2f ms / %.2f ms = %.2f", deep / 1e6, shallow / 1e6, ratio),
                "at most 1.5",
                BenchReport.reached(ratio <= 1.5)));
    }

    private double claimP99(int spread, int onOne) throws Exception {
        try (var queue = BenchedQueue.byHand(database("claims-" + spread, null))) {
            var hot = UUID.randomUUID();
            for (int done = 0; done < onOne; done += PAGE) {
                queue.enqueueBehindOneAnother(hot, PAGE);
            }
            for (int done = 0; done < spread; done += PAGE) {
                queue.enqueue(PAGE);
            }
            for (int warm = 0; warm < CLAIMS; warm++) {
                queue.claimNanos();
            }
            long[] nanos = new long[CLAIMS];
            for (int each = 0; each < CLAIMS; each++) {
                nanos[each] = queue.claimNanos();
            }
            Arrays.sort(nanos);
            return nanos[CLAIMS * 99 / 100];
        }
    }

    private void drainInAProcessOfItsOwn() throws Exception {
        var command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx" + DRAIN_HEAP_MEGABYTES + "m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        QueueBench.class.getName(),
                        "--drain")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var answer =
                new String(command.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
        boolean drained = command.waitFor() == 0;
        double perSecond = drained ? Double.parseDouble(answer.lines().toList().getLast()) : 0;
        told("drained a second with a heap of " + DRAIN_HEAP_MEGABYTES + " MB", perSecond);
        rows.add(new Row(
                "heap for draining 500,000 queued operations",
                drained
                        ? String.format(Locale.ROOT, "all done with -Xmx%dm, %,.0f/s", DRAIN_HEAP_MEGABYTES, perSecond)
                        : "not done with -Xmx" + DRAIN_HEAP_MEGABYTES + "m",
                "below 256 MB",
                BenchReport.reached(drained)));
    }

    /** Prints how many were done a second. */
    private void drain() throws Exception {
        try (var queue = BenchedQueue.on(database("drain", null))) {
            for (int done = 0; done < DRAINED; done += PAGE) {
                queue.enqueue(PAGE);
            }
            queue.expect(DRAINED);
            long begin = System.nanoTime();
            queue.start();
            queue.awaitAll();
            System.out.println(DRAINED / seconds(begin));
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void told(String what, double figure) {
        System.out.printf(Locale.ROOT, "%-50s %,12.1f%n", what, figure);
    }

    private void row(String what, double perSecond, int goal) {
        rows.add(new Row(
                what,
                String.format(Locale.ROOT, "%,.0f/s", perSecond),
                String.format(Locale.ROOT, "at least %,d/s", goal),
                BenchReport.reached(perSecond >= goal)));
    }

    private void peer(String who, double perSecond, double ours, String verdict) {
        told(who, perSecond);
        rows.add(new Row(
                who,
                String.format(Locale.ROOT, "%,.0f/s; Lockstep makes %.2f of it", perSecond, ours / perSecond),
                verdict.isEmpty() ? "" : "Lockstep ahead",
                verdict));
    }

    private String page() throws IOException {
        var text = new StringBuilder(TITLE + "\n\n" + """
                Intake, claim and completion through the product's own code, with all rules, history and the judgement at \
                claim; only the remote work is nothing. Wishes come in units of 100, as a page of a tracker's list brings \
                them. The peers run jobs that do nothing, made in bulk, on the same server in the same run.

                """);
        text.append(BenchReport.where("queue")).append("\n\n| what | figure | goal | |\n|---|--:|--:|---|\n");
        rows.forEach(row ->
                text.append("| %s | %s | %s | %s |\n".formatted(row.what(), row.figure(), row.goal(), row.verdict())));
        return text.toString();
    }
}
