package dev.lockstep.simulator;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How {@link Simulators} start.
 *
 * @param githubPort 0 for a free one; so is {@code planePort}
 * @param latency of every answer
 * @param limits whether the trackers' own rate limits hold
 * @param data JSON lines for the repository; null for the invented demo world
 * @param peopleEvery zero for nobody; used by the command line only
 */
public record SimulatorSettings(
        int githubPort,
        int planePort,
        Duration latency,
        boolean limits,
        @Nullable Path data,
        Duration peopleEvery,
        long seed) {
    public static final SimulatorSettings DEMO =
            new SimulatorSettings(0, 0, Duration.ZERO, false, null, Duration.ZERO, 1);

    public SimulatorSettings withData(Path file) {
        return new SimulatorSettings(githubPort, planePort, latency, limits, file, peopleEvery, seed);
    }

    public SimulatorSettings withLatency(Duration time) {
        return new SimulatorSettings(githubPort, planePort, time, limits, data, peopleEvery, seed);
    }

    public SimulatorSettings withLimits(boolean hold) {
        return new SimulatorSettings(githubPort, planePort, latency, hold, data, peopleEvery, seed);
    }

    SimulatorSettings withPorts(int github, int plane) {
        return new SimulatorSettings(github, plane, latency, limits, data, peopleEvery, seed);
    }

    private SimulatorSettings withPeople(Duration every) {
        return new SimulatorSettings(githubPort, planePort, latency, limits, data, every, seed);
    }

    /** @throws IllegalArgumentException for an option that does not exist, naming it */
    static SimulatorSettings parse(String[] args) {
        var settings = DEMO.withLimits(true);
        for (int i = 0; i < args.length; i++) {
            var value = i + 1 < args.length ? args[i + 1] : "";
            settings = switch (args[i]) {
                case "--no-limits" -> settings.withLimits(false);
                case "--github-port" -> settings.withPorts(Integer.parseInt(value), settings.planePort);
                case "--plane-port" -> settings.withPorts(settings.githubPort, Integer.parseInt(value));
                case "--latency-ms" -> settings.withLatency(Duration.ofMillis(Long.parseLong(value)));
                case "--data" -> settings.withData(Path.of(value));
                case "--people-seconds" -> settings.withPeople(Duration.ofSeconds(Long.parseLong(value)));
                default -> throw new IllegalArgumentException("unknown option " + args[i]);
            };
            i += args[i].equals("--no-limits") ? 0 : 1;
        }
        return settings;
    }
}
