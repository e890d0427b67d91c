package dev.lockstep.watch.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the sandbox costs beyond the interpreter itself. */
public final class SandboxMeasures {
    private SandboxMeasures() {}

    public static void print(int runs) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("lockstep-bench");
        if (!(Sandbox.open(folder, System.getenv("PATH"), 1) instanceof Sandbox.Found.Usable usable)) {
            System.out.println("No sandbox here: install bubblewrap.");
            return;
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
            System.out.printf(
                    "a script in the sandbox (%s): p50 %.1f ms, p99 %.1f ms; bash alone: p50 %.1f ms; cost p50 %.1f ms%n",
                    usable.level(), at(held, 50), at(held, 99), at(plain, 50), at(held, 50) - at(plain, 50));
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
