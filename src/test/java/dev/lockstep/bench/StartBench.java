package dev.lockstep.bench;

import dev.lockstep.base.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** How soon the jar is ready and what it holds when idle, with a start cache and plainly, in turns: {@code ./lockstep bench start}. */
public final class StartBench {
    private static final String HELP = """
            ./lockstep bench start [OPTIONS]

              --runs N   so many starts of each kind, in turns; the median counts (default 5)
              --write    write the section into docs/benchmarks.md
            """;

    private static final String TITLE = "## The start";
    private static final Path JAR = Path.of("target/lockstep.jar");
    private static final double GOAL_SECONDS = 2.5;
    private static final double GOAL_MEGABYTES = 300;
    private static final Duration REST = Duration.ofSeconds(20);

    private StartBench() {}

    private record Figures(double readySeconds, double cpuSeconds, double idleMegabytes) {}

    public static void main(String[] arguments) throws Exception {
        int runs = 5;
        boolean write = false;
        var rest = List.of(arguments).iterator();
        while (rest.hasNext()) {
            switch (rest.next()) {
                case "--runs" -> runs = Integer.parseInt(rest.next());
                case "--write" -> write = true;
                default -> {
                    System.err.println(HELP);
                    System.exit(2);
                }
            }
        }
        var folder = Files.createTempDirectory("lockstep-bench");
        try {
            var text = run(folder, runs);
            System.out.println("\n" + text);
            if (write) {
                BenchReport.replace(TITLE, text);
            }
        } finally {
            Folders.forget(folder);
        }
    }

    private static String run(Path folder, int runs) throws Exception {
        JarStart.install(JAR, folder);
        double making = firstStart(folder);
        var plain = new ArrayList<Figures>();
        var cached = new ArrayList<Figures>();
        for (int run = 0; run < runs; run++) {
            plain.add(start(folder, false));
            cached.add(start(folder, true));
        }
        return section(making, plain, cached);
    }

    /** @return seconds from ready to the cache */
    private static double firstStart(Path folder) throws IOException {
        try (var first = JarStart.begin(folder, true)) {
            long ready = System.nanoTime();
            first.awaitCache();
            return (System.nanoTime() - ready) / 1e9;
        }
    }

    private static Figures start(Path folder, boolean cache) throws Exception {
        try (var start = JarStart.begin(folder, cache)) {
            var figures = new Figures(start.readySeconds(), start.cpuSeconds(), start.idleMegabytes(REST));
            System.out.println((cache ? "with a cache " : "plain ") + figures);
            return figures;
        }
    }

    private static String section(double making, List<Figures> plain, List<Figures> cached) throws IOException {
        double ready = median(cached, Figures::readySeconds);
        double idle = median(cached, Figures::idleMegabytes);
        return String.format(
                Locale.ROOT,
                """
                %s

                `bin/lockstep serve`, as the archive brings it, over a database that is there already: until it says that it is ready, and \
                its resident memory after %d s of nothing to do. Medians of %d starts each, in turns.

                %s

                | start | ready | processor until then | idle memory |
                |---|--:|--:|--:|
                | plain | %.2f s | %.1f s | %.0f MB |
                | with a start cache | %.2f s | %.1f s | %.0f MB |

                - Ready in less than %.1f s: %s
                - Idle in less than %.0f MB: %s
                - Making the cache, beside the first start's work and at low priority: %.0f s
                """,
                TITLE,
                REST.toSeconds(),
                plain.size(),
                BenchReport.where("start"),
                median(plain, Figures::readySeconds),
                median(plain, Figures::cpuSeconds),
                median(plain, Figures::idleMegabytes),
                ready,
                median(cached, Figures::cpuSeconds),
                idle,
                GOAL_SECONDS,
                BenchReport.reached(ready < GOAL_SECONDS),
                GOAL_MEGABYTES,
                BenchReport.reached(idle < GOAL_MEGABYTES),
                making);
    }

    private static double median(List<Figures> all, ToDoubleFunction<Figures> what) {
        return all.stream().mapToDouble(what).sorted().toArray()[all.size() / 2];
    }
}
