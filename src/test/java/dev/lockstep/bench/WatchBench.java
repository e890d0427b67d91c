package dev.lockstep.bench;

import dev.lockstep.watch.WatchMeasures;
import java.time.Duration;
import java.util.List;

/** {@code ./lockstep bench watch}: what a script's sandbox costs, and how late the checks of very many watches begin. */
public final class WatchBench {
    private static final String HELP = """
            ./lockstep bench watch [OPTIONS]

              --watches N     so many watches at intervals of a minute (default 10000)
              --seconds N     measured for so long (default 120)
              --latency MS    of the simulated trackers (default 50)
              --runs N        scripts in the sandbox (default 200)
            """;

    private WatchBench() {}

    public static void main(String... arguments) throws Exception {
        int watches = 10_000;
        int seconds = 120;
        int latency = 50;
        int runs = 200;
        var rest = List.of(arguments).iterator();
        while (rest.hasNext()) {
            var option = rest.next();
            switch (option) {
                case "--watches" -> watches = Integer.parseInt(rest.next());
                case "--seconds" -> seconds = Integer.parseInt(rest.next());
                case "--latency" -> latency = Integer.parseInt(rest.next());
                case "--runs" -> runs = Integer.parseInt(rest.next());
                default -> throw new IllegalArgumentException("There is no option " + option + ".\n\n" + HELP);
            }
        }
        WatchMeasures.startCost(runs);
        WatchMeasures.lateness(watches, Duration.ofSeconds(seconds), Duration.ofMillis(latency));
    }
}
