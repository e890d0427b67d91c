package dev.lockstep.watch.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the sandbox costs beyond the interpreter itself. */
public final class SandboxMeasures {
    private SandboxMeasures() {}

    /** @param level which limits held, in words; the rest in milliseconds */
    public record Cost(String level, double held50, double held99, double bash50) {
        public double millis() {
            return held50 - bash50;
        }
    }

    /** Empty where there is no sandbox. */
    public static Optional<Cost> of(int runs) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("lockstep-bench");
        if (!(Sandbox.open(folder, System.getenv("PATH"), 1) instanceof Sandbox.Found.Usable usable)) {
            return Optional.empty();
        }
        try (var sandbox = usable.sandbox()) {
            var held = new ArrayList<Double>();
            var plain = new ArrayList<Double>();
            for (int run = 0; run < runs; run++) {
                long begun = System.nanoTime();
                sandbox.run(new ScriptRequest("exit 0", "{}", Map.of(), Duration.ofSeconds(10), null));
                held.add((System.nanoTime() - begun) / 1e6);
                begun = System.nanoTime();
                plain(folder);
                plain.add((System.nanoTime() - begun) / 1e6);
            }
            return Optional.of(new Cost(usable.level(), at(held, 50), at(held, 99), at(plain, 50)));
        }
    }

    private static void plain(Path folder) throws IOException, InterruptedException {
        var script = Files.writeString(folder.resolve("plain"), "exit 0");
        var process = new ProcessBuilder("/bin/bash", script.toString())
                .redirectErrorStream(true)
                .start();
        process.getInputStream().readAllBytes();
        process.waitFor();
    }

    private static double at(List<Double> times, int percent) {
        var sorted = times.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
}
