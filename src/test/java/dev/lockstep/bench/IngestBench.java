package dev.lockstep.bench;

import dev.lockstep.base.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * How many signed webhook deliveries a second are stored durably and accepted, and that none of them is lost when the
 * process is killed in the middle: {@code ./lockstep bench ingest}.
 */
public final class IngestBench {
    private static final String HELP = """
            ./lockstep bench ingest [OPTIONS]

              --connections N   senders at once (default 64)
              --seconds N       counted, after a warm-up of 10 s (default 20)
              --kills N         so many times the process is killed in mid-load (default 3)
              --jvm OPTION      one more option for the product's JVM
              --write           write the section into docs/benchmarks.md
            """;

    private static final int BODY_BYTES = 7 * 1024;
    private static final int GOAL_PER_SECOND = 3_000;
    private static final int GOAL_P99_MILLIS = 250;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration BEFORE_A_KILL = Duration.ofSeconds(4);
    private static final String TITLE = "## Webhook ingest";

    private final Options options;
    private final Path folder;

    private record Options(int connections, int seconds, int kills, List<String> jvm, boolean write) {
        static Options parse(List<String> arguments) {
            int connections = 64;
            int seconds = 20;
            int kills = 3;
            boolean write = false;
            var jvm = new ArrayList<String>();
            var rest = arguments.iterator();
            while (rest.hasNext()) {
                var option = rest.next();
                switch (option) {
                    case "--connections" -> connections = Integer.parseInt(rest.next());
                    case "--seconds" -> seconds = Integer.parseInt(rest.next());
                    case "--kills" -> kills = Integer.parseInt(rest.next());
                    case "--jvm" -> jvm.add(rest.next());
                    case "--write" -> write = true;
                    default -> throw new IllegalArgumentException("There is no option " + option + ".\n\n" + HELP);
                }
            }
            return new Options(connections, seconds, kills, jvm, write);
        }
    }

    private IngestBench(Options options, Path folder) {
        this.options = options;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        Options options;
        try {
            options = Options.parse(List.of(arguments));
        } catch (IllegalArgumentException told) {
            System.err.println(told.getMessage());
            System.exit(2);
            return;
        }
        var folder = Files.createTempDirectory("lockstep-bench");
        try {
            var text = new IngestBench(options, folder).run();
            System.out.println("\n" + text);
            if (options.write) {
                BenchReport.replace(TITLE, text);
            }
        } finally {
            Folders.forget(folder);
        }
    }

    private String run() throws Exception {
        var measured = measure();
        Set<UUID> accepted = new HashSet<>();
        for (int kill = 0; kill < options.kills; kill++) {
            accepted.addAll(loadUntilKilled());
        }
        int lost = options.kills == 0 ? 0 : lost(accepted);
        return section(measured, accepted.size(), lost);
    }

    /** @param cpuMicros of the product for each delivery, taking it to the queue included */
    private record Result(WebhookLoad.Measured load, double cpuMicros) {}

    private Result measure() throws Exception {
        try (var product = Hooked.start(folder, options.jvm)) {
            var hook = product.hook();
            new WebhookLoad(hook, Hooked.SECRET, BODY_BYTES).run(options.connections, WARM_UP);
            double cpu = product.child().cpuSeconds();
            var measured = new WebhookLoad(hook, Hooked.SECRET, BODY_BYTES)
                    .run(options.connections, Duration.ofSeconds(options.seconds));
            cpu = (product.child().cpuSeconds() - cpu) * 1e6 / Math.max(1, measured.nanos().length);
            System.out.printf(
                    Locale.ROOT,
                    "%,.0f a second for %.1f s, p50 %.1f ms, p99 %.1f ms, %d refused, CPU %.0f us each%n",
                    measured.perSecond(),
                    measured.seconds(),
                    measured.percentileMillis(0.5),
                    measured.percentileMillis(0.99),
                    measured.refused(),
                    cpu);
            return new Result(measured, cpu);
        }
    }

    private Collection<UUID> loadUntilKilled() throws Exception {
        var product = Hooked.start(folder, options.jvm);
        var load = new WebhookLoad(product.hook(), Hooked.SECRET, BODY_BYTES);
        var killer = Thread.ofPlatform().start(() -> {
            try {
                product.child().pause(BEFORE_A_KILL);
                product.child().kill();
            } catch (InterruptedException | IOException alreadyOver) {
                load.stop();
            }
        });
        load.run(options.connections, BEFORE_A_KILL.multipliedBy(3));
        killer.join();
        System.out.printf(
                "killed after %,d accepted deliveries%n", load.accepted().size());
        return load.accepted();
    }

    /** After a start that repairs what the kill left, and an orderly end. */
    private int lost(Set<UUID> accepted) throws Exception {
        Hooked.start(folder, options.jvm).close();
        var missing = new HashSet<>(accepted);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/lockstep.db"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select guid from delivery where guid is not null")) {
            while (rows.next()) {
                missing.remove(UUID.fromString(rows.getString(1)));
            }
        } catch (SQLException unreadable) {
            throw new IOException("the database cannot be read after the kill", unreadable);
        }
        return missing.size();
    }

    private String section(Result result, int accepted, int lost) throws IOException {
        var measured = result.load;
        var rate = measured.perSecond() >= GOAL_PER_SECOND;
        var late = measured.percentileMillis(0.99) < GOAL_P99_MILLIS;
        return String.format(
                Locale.ROOT,
                """
                %s

                Deliveries of 7 KB with a valid signature over %d kept connections, each stored with `synchronous=FULL` \
                before it is accepted; the load comes from the same machine. They are about a repository that is not \
                linked, so they are also taken and judged, but nothing is synchronised.

                %s

                | accepted a second | p50 ms | p95 ms | p99 ms | slowest ms | refused | CPU of the product, µs each |
                |--:|--:|--:|--:|--:|--:|--:|
                | %,.0f | %.1f | %.1f | %.1f | %.1f | %d | %.0f |

                - Rate: goal at least %,d a second: %s
                - p99: goal below %d ms: %s
                - Killed with SIGKILL in mid-load %d times, then started again: %,d deliveries had been accepted, %d of them \
                were lost (goal: none): %s
                """,
                TITLE,
                options.connections,
                BenchReport.where("ingest"),
                measured.perSecond(),
                measured.percentileMillis(0.5),
                measured.percentileMillis(0.95),
                measured.percentileMillis(0.99),
                measured.percentileMillis(1),
                measured.refused(),
                result.cpuMicros,
                GOAL_PER_SECOND,
                BenchReport.reached(rate),
                GOAL_P99_MILLIS,
                BenchReport.reached(late),
                options.kills,
                accepted,
                lost,
                BenchReport.reached(lost == 0));
    }
}
