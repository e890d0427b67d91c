package dev.lockstep.bench;

import dev.lockstep.base.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a team waits for at a steady 200 requests a second: {@code ./lockstep bench rest}. */
public final class RestBench {
    private static final String HELP = """
            ./lockstep bench rest [OPTIONS]

              --rate N       requests a second (default 200)
              --seconds N    counted, after the warm-up (default 60)
              --warm-up N    seconds of the same work before, in which Java compiles (default 30)
              --issues N     in the project (default 3000)
              --sqlite       on SQLite alone
              --postgresql   on PostgreSQL alone
              --write        write the section into docs/benchmarks.md
            """;

    private static final String TITLE = "## A team at work";
    private static final int GOAL_MILLIS = 100;
    private static final int BASELINE_SECONDS = 15;

    private record Options(
            int rate, int seconds, int warmUp, int issues, boolean sqlite, boolean postgresql, boolean write) {
        static Options parse(List<String> arguments) {
            int rate = 200;
            int seconds = 60;
            int warmUp = 30;
            int issues = 3_000;
            var rest = arguments.iterator();
            while (rest.hasNext()) {
                var option = rest.next();
                switch (option) {
                    case "--rate" -> rate = Integer.parseInt(rest.next());
                    case "--seconds" -> seconds = Integer.parseInt(rest.next());
                    case "--warm-up" -> warmUp = Integer.parseInt(rest.next());
                    case "--issues" -> issues = Integer.parseInt(rest.next());
                    case "--sqlite", "--postgresql", "--write" -> {}
                    default -> throw new IllegalArgumentException("There is no option " + option + ".\n\n" + HELP);
                }
            }
            boolean both = arguments.contains("--sqlite") == arguments.contains("--postgresql");
            return new Options(
                    rate,
                    seconds,
                    warmUp,
                    issues,
                    both || arguments.contains("--sqlite"),
                    both || arguments.contains("--postgresql"),
                    arguments.contains("--write"));
        }
    }

    private RestBench() {}

    public static void main(String[] arguments) throws Exception {
        Options options;
        try {
            options = Options.parse(List.of(arguments));
        } catch (IllegalArgumentException told) {
            System.err.println(told.getMessage());
            System.exit(2);
            return;
        }
        var folder = Files.createTempDirectory("lockstep-rest");
        try {
            var rows = new ArrayList<String>();
            if (options.sqlite) {
                rows.addAll(onSqlite(folder.resolve("sqlite"), options));
            }
            if (options.postgresql) {
                rows.addAll(onPostgresql(folder, options));
            }
            var text = section(options, rows);
            System.out.println("\n" + text);
            if (options.write) {
                BenchReport.replace(TITLE, text);
            }
        } finally {
            Folders.forget(folder);
        }
        System.exit(0);
    }

    private static List<String> onSqlite(Path folder, Options options) throws Exception {
        Files.createDirectories(folder);
        Served.start(folder, "").close();
        try (var connection = DriverManager.getConnection(
                "jdbc:sqlite:" + folder.resolve("data").resolve("lockstep.db"))) {
            ManyIssues.store(connection, options.issues);
        }
        return measure("SQLite", folder, "", options);
    }

    private static List<String> onPostgresql(Path scratch, Options options) throws Exception {
        var folder = Files.createDirectories(scratch.resolve("product"));
        try (var server = new BenchPostgres(scratch.resolve("postgresql"))) {
            var url = server.url("rest");
            Served.start(folder, url).close();
            try (var connection = DriverManager.getConnection(url)) {
                ManyIssues.store(connection, options.issues);
            }
            return measure("PostgreSQL", folder, url, options);
        }
    }

    private static List<String> measure(String database, Path folder, String url, Options options) throws Exception {
        try (var served = Served.start(folder, url)) {
            var team = new Team(served, options.issues);
            new OpenLoop().run(options.rate, options.warmUp, team::ask);
            double cpu = served.cpuSeconds();
            // Other numbers than those of the warm-up.
            int from = options.rate * options.warmUp;
            var work = new OpenLoop().run(options.rate, options.seconds, number -> team.ask(from + number));
            cpu = (served.cpuSeconds() - cpu) / options.seconds;
            var bare = new OpenLoop().run(options.rate, BASELINE_SECONDS, number -> bare(served));
            var rows = new ArrayList<String>();
            rows.add(row(database, "a bare file, for comparison", bare.all(), ""));
            work.byKind().forEach((kind, nanos) -> rows.add(row(database, kind, nanos, "")));
            var all = work.all();
            boolean reached = OpenLoop.Measured.millis(all, 0.99) < GOAL_MILLIS && work.failed() == 0;
            rows.add(row(database, "**all**", all, GOAL_MILLIS + " | " + BenchReport.reached(reached)));
            rows.add(String.format(
                    Locale.ROOT,
                    "| %s | refused or failed: %d; processors kept busy by Lockstep: %.2f | | | | | | |",
                    database,
                    work.failed(),
                    cpu));
            return rows;
        }
    }

    private static String bare(Served served) throws IOException, InterruptedException {
        served.send(served.request("/").GET());
        return "bare";
    }

    private static String row(String database, String kind, long[] nanos, String goal) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %,d | %.1f | %.1f | %.1f | %.1f | %s |",
                database,
                kind,
                nanos.length,
                OpenLoop.Measured.millis(nanos, 0.5),
                OpenLoop.Measured.millis(nanos, 0.95),
                OpenLoop.Measured.millis(nanos, 0.99),
                OpenLoop.Measured.millis(nanos, 1),
                goal.isEmpty() ? "| " : goal);
    }

    private static String section(Options options, List<String> rows) throws IOException {
        var head = String.format(
                Locale.ROOT,
                """
                %s

                Ten people with accounts in a project of %,d issues: %d requests a second for %d s after a warm-up of %d s, three quarters of them reads. \
                The rate is kept whatever is answered (open loop), and a request's time counts from when it was due, so what waits behind \
                something slow counts as slow. The requests come from the same machine.

                %s

                | database | request | how many | p50 ms | p95 ms | p99 ms | slowest ms | goal ms (p99) | |
                |---|---|--:|--:|--:|--:|--:|--:|---|
                """,
                TITLE,
                options.issues,
                options.rate,
                options.seconds,
                options.warmUp,
                BenchReport.where("rest"));
        return head + String.join("\n", rows) + "\n";
    }
}
