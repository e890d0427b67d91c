package dev.lockstep.bench;

import dev.lockstep.base.Folders;
import dev.lockstep.base.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The first import against a plain script, in turns: {@code ./lockstep bench import}. */
public final class ImportBench {
    private static final Duration AT_MOST = Duration.ofMinutes(30);

    private final BenchOptions options;
    private final Path scratch;

    private ImportBench(BenchOptions options, Path scratch) {
        this.options = options;
        this.scratch = scratch;
    }

    public static void main(String[] arguments) throws Exception {
        BenchOptions options;
        try {
            options = BenchOptions.parse(List.of(arguments));
        } catch (IllegalArgumentException told) {
            System.err.println(told.getMessage());
            System.exit(2);
            return;
        }
        var scratch = Files.createTempDirectory("lockstep-bench");
        try {
            var text = new ImportBench(options, scratch).run();
            System.out.println("\n" + text);
            if (options.write()) {
                BenchReport.write(List.of(arguments), text);
            }
        } finally {
            Folders.forget(scratch);
        }
    }

    private String run() throws Exception {
        var parts = new ArrayList<String>();
        for (var what : options.cases()) {
            var archive = what.archive(scratch);
            var script = new ArrayList<Measured>();
            var product = new ArrayList<Measured>();
            for (int run = 0; run < options.runs(); run++) {
                boolean scriptFirst = run % 2 == 0;
                if (scriptFirst && !what.limited()) {
                    script.add(runScript(what, archive));
                }
                product.add(runProduct(what, archive));
                if (!scriptFirst && !what.limited()) {
                    script.add(runScript(what, archive));
                }
            }
            parts.add(BenchReport.section(what, script, product));
        }
        return String.join("\n", parts);
    }

    private Measured runScript(BenchCase what, Archive archive) throws Exception {
        try (var trackers = Trackers.start(archive, what.latency, what.limited());
                var script = Child.start(
                        scratch,
                        Map.of(),
                        List.of("-Xmx" + options.heapMegabytes() + "m"),
                        List.of(
                                PlainScript.class.getName(),
                                trackers.address("github"),
                                trackers.address("plane"),
                                trackers.address("project")))) {
            var took = Json.read(script.line(), PlainScript.Took.class);
            return told(
                    what,
                    "script",
                    new Measured(archive, took.seconds(), took.cpuSeconds(), HeapLog.NOT_READ, trackers.seen()));
        }
    }

    private Measured runProduct(BenchCase what, Archive archive) throws Exception {
        var folder = Files.createTempDirectory(scratch, "product");
        try (var trackers = Trackers.start(archive, what.latency, what.limited());
                var product = Product.start(trackers, folder, options.heapMegabytes(), options.jvmOptions())) {
            var done = product.importAll(AT_MOST);
            return told(
                    what,
                    "product",
                    new Measured(archive, done.seconds(), done.cpuSeconds(), done.heap(), trackers.seen()));
        }
    }

    private static Measured told(BenchCase what, String who, Measured run) throws IOException {
        System.out.printf(
                "%-30s %-8s %,7d objects %8.2f s %8.0f/s  CPU %6.2f s%n",
                what.title, who, run.archive().objects(), run.seconds(), run.objectsPerSecond(), run.cpuSeconds());
        if (!run.complete()) {
            throw new IOException("the " + who + " brought " + run.seen().issues() + " issues and "
                    + run.seen().comments() + " comments of " + run.archive());
        }
        return run;
    }
}
