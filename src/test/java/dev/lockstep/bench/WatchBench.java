package dev.lockstep.bench;

import dev.lockstep.watch.WatchMeasures;
import dev.lockstep.watch.sandbox.SandboxMeasures;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code ./lockstep bench watch}: what a script's sandbox costs, and how late the checks of very many watches begin. */
public final class WatchBench {
    private static final String TITLE = "## Watches";
    private static final int GOAL_START_MILLIS = 25;
    private static final int GOAL_LATE_MILLIS = 5_000;
    private static final String HELP = """
            ./lockstep bench watch [OPTIONS]

              --watches N     so many watches at intervals of a minute (default 10000)
              --seconds N     measured for so long (default 120)
              --latency MS    of the simulated trackers (default 50)
              --runs N        scripts in the sandbox (default 200)
              --write         write the section into docs/benchmarks.md
            """;

    private WatchBench() {}

    public static void main(String... arguments) throws Exception {
        int watches = 10_000;
        int seconds = 120;
        int latency = 50;
        int runs = 200;
        boolean write = false;
        var rest = List.of(arguments).iterator();
        while (rest.hasNext()) {
            var option = rest.next();
            switch (option) {
                case "--watches" -> watches = Integer.parseInt(rest.next());
                case "--seconds" -> seconds = Integer.parseInt(rest.next());
                case "--latency" -> latency = Integer.parseInt(rest.next());
                case "--runs" -> runs = Integer.parseInt(rest.next());
                case "--write" -> write = true;
                default -> throw new IllegalArgumentException("There is no option " + option + ".\n\n" + HELP);
            }
        }
        var cost = SandboxMeasures.of(runs);
        var late = WatchMeasures.lateness(watches, Duration.ofSeconds(seconds), Duration.ofMillis(latency));
        var text = section(cost, late, seconds, latency);
        System.out.println(text);
        if (write) {
            BenchReport.replace(TITLE, text);
        }
    }

    private static String section(
            Optional<SandboxMeasures.Cost> cost, WatchMeasures.Lateness late, int seconds, int latency)
            throws IOException {
        return String.format(
                Locale.ROOT,
                """
                %s

                A script's start in the sandbox beside that of bash alone, and how late checks begin: watches at intervals of a \
                minute on one node, in real time.

                %s

                - %s
                - %,d watches over %d connections to trackers with %d ms latency, %,d checks in %d s: late p50 %,d ms, p99 \
                %,d ms, most %,d ms (goal: p99 below %,d ms): %s
                """,
                TITLE,
                BenchReport.where("watch"),
                cost.map(WatchBench::told).orElse("Start of a script: no sandbox here (bubblewrap is missing)"),
                late.watches(),
                late.connections(),
                latency,
                late.checks(),
                seconds,
                late.p50(),
                late.p99(),
                late.most(),
                GOAL_LATE_MILLIS,
                BenchReport.reached(late.p99() < GOAL_LATE_MILLIS));
    }

    private static String told(SandboxMeasures.Cost cost) {
        return String.format(
                Locale.ROOT,
                "Start of a script (%s): p50 %.1f ms, p99 %.1f ms; bash alone p50 %.1f ms; cost p50 %.1f ms (goal: below %d"
                        + " ms): %s",
                cost.level(),
                cost.held50(),
                cost.held99(),
                cost.bash50(),
                cost.millis(),
                GOAL_START_MILLIS,
                BenchReport.reached(cost.millis() < GOAL_START_MILLIS));
    }
}
