package dev.lockstep.bench;

import dev.lockstep.base.Folders;
import dev.lockstep.base.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lists of 100 issues out of a million, over HTTP: {@code ./lockstep bench list}. */
public final class ListBench {
    private static final String HELP = """
            ./lockstep bench list [OPTIONS]

              --issues N     in the project (default 1000000)
              --sqlite       on SQLite alone
              --postgresql   on PostgreSQL alone
              --write        write the section into docs/benchmarks.md
            """;

    private static final String TITLE = "## Lists of issues";
    private static final int GOAL_MILLIS = 20;
    private static final int PAGE = 100;
    private static final int WARM_UP = 30;
    private static final int MEASURED = 200;
    private static final long MOST_NANOS = 15_000_000_000L; // of one case

    private record Options(int issues, boolean sqlite, boolean postgresql, boolean write) {
        static Options parse(List<String> arguments) {
            int issues = 1_000_000;
            var rest = arguments.iterator();
            while (rest.hasNext()) {
                var option = rest.next();
                switch (option) {
                    case "--issues" -> issues = Integer.parseInt(rest.next());
                    case "--sqlite", "--postgresql", "--write" -> {}
                    default -> throw new IllegalArgumentException("There is no option " + option + ".\n\n" + HELP);
                }
            }
            boolean both = arguments.contains("--sqlite") == arguments.contains("--postgresql");
            return new Options(
                    issues,
                    both || arguments.contains("--sqlite"),
                    both || arguments.contains("--postgresql"),
                    arguments.contains("--write"));
        }
    }

    /** @param query behind the project's */
    private record Case(String what, String query) {}

    private record Taken(Case asked, long[] nanos, int items) {
        double millis(double share) {
            return nanos[(int) Math.min(nanos.length - 1L, Math.round(share * (nanos.length - 1)))] / 1e6;
        }

        String row(String database) {
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %d | %.1f | %.1f | %.1f | %d | %s |",
                    database,
                    asked.what,
                    items,
                    millis(0.5),
                    millis(0.95),
                    millis(0.99),
                    GOAL_MILLIS,
                    BenchReport.reached(millis(0.95) < GOAL_MILLIS));
        }
    }

    private ListBench() {}

    public static void main(String[] arguments) throws Exception {
        Options options;
        try {
            options = Options.parse(List.of(arguments));
        } catch (IllegalArgumentException told) {
            System.err.println(told.getMessage());
            System.exit(2);
            return;
        }
        var folder = Files.createTempDirectory("lockstep-list");
        try {
            var rows = new ArrayList<String>();
            if (options.sqlite) {
                rows.addAll(onSqlite(folder.resolve("sqlite"), options.issues));
            }
            if (options.postgresql) {
                rows.addAll(onPostgresql(folder, options.issues));
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

    private static List<String> onSqlite(Path folder, int issues) throws Exception {
        Files.createDirectories(folder);
        Served.start(folder, "").close();
        try (var connection = DriverManager.getConnection(
                "jdbc:sqlite:" + folder.resolve("data").resolve("lockstep.db"))) {
            try (var pragma = connection.createStatement()) {
                pragma.execute("pragma synchronous = off");
            }
            store(connection, issues);
        }
        return measure("SQLite", folder, "", issues);
    }

    private static List<String> onPostgresql(Path scratch, int issues) throws Exception {
        var folder = Files.createDirectories(scratch.resolve("product"));
        try (var server = new BenchPostgres(scratch.resolve("postgresql"))) {
            var url = server.url("list");
            Served.start(folder, url).close();
            try (var connection = DriverManager.getConnection(url)) {
                store(connection, issues);
                connection.setAutoCommit(true);
                try (var vacuum = connection.createStatement()) {
                    vacuum.execute("vacuum analyze"); // as the server does by itself some minutes later
                }
            }
            return measure("PostgreSQL", folder, url, issues);
        }
    }

    private static void store(Connection connection, int issues) throws SQLException {
        long begin = System.nanoTime();
        ManyIssues.store(connection, issues);
        System.out.printf(Locale.ROOT, "stored %,d issues in %.0f s%n", issues, (System.nanoTime() - begin) / 1e9);
    }

    private static List<String> measure(String database, Path folder, String url, int issues) throws Exception {
        try (var served = Served.start(folder, url)) {
            var rows = new ArrayList<String>();
            for (var each : cases(issues)) {
                measured(served, each); // compiled before the first one counts
            }
            rows.add(measured(served, new Case("no list: a bare file, for comparison", null))
                    .row(database));
            for (var each : cases(issues)) {
                rows.add(measured(served, each).row(database));
                System.out.println(rows.getLast());
            }
            return rows;
        }
    }

    private static List<Case> cases(int issues) {
        long deep = ManyIssues.FIRST_MILLIS + issues / 10 * ManyIssues.BETWEEN_MILLIS;
        var deepCursor = "&cursor=" + deep + "_";
        var often = encoded(ManyIssues.label(0));
        var seldom = encoded(ManyIssues.label(90));
        var rare = encoded(ManyIssues.RARE_LABEL);
        return List.of(
                new Case("newest", ""),
                new Case("900,000 further on", deepCursor),
                new Case("`state=done` (85 %)", "&state=done"),
                new Case("`state=started` (1 %)", "&state=started"),
                new Case("`state=started`, deep", "&state=started" + deepCursor),
                new Case("`label`, the most used", "&label=" + often),
                new Case("`label`, a seldom one", "&label=" + seldom),
                new Case("`label`, a seldom one, deep", "&label=" + seldom + deepCursor),
                new Case("`label` of 20 issues", "&label=" + rare),
                new Case("`assignee`, one of 200", "&assignee=" + encoded(ManyIssues.person(7))),
                new Case("`assignee`, deep", "&assignee=" + encoded(ManyIssues.person(7)) + deepCursor),
                new Case("`assignee` of 20 issues", "&assignee=" + encoded(ManyIssues.RARE_PERSON)),
                new Case("`state` and `assignee`", "&state=started&assignee=" + encoded(ManyIssues.person(7))),
                new Case("`state` and `label`", "&state=started&label=" + often),
                new Case("`text`, a usual word", "&text=" + ManyIssues.word(3)),
                new Case("`text`, a seldom word", "&text=" + ManyIssues.word(7_000)),
                new Case("`text` of 20 titles", "&text=" + ManyIssues.RARE_WORD),
                new Case("`text` of no title", "&text=xylophone"),
                new Case("`text` and `state`", "&state=started&text=" + ManyIssues.word(300)),
                new Case("`q`, a usual word", "&q=" + ManyIssues.word(3)),
                new Case("`q`, a word of 20 texts", "&q=" + ManyIssues.RARE_WORD),
                new Case("`q`, a seldom word", "&q=" + ManyIssues.word(7_000)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Taken measured(Served served, Case asked) throws IOException, InterruptedException {
        var path = asked.query == null
                ? "/"
                : "/api/v1/issues?limit=" + PAGE + "&project=" + ManyIssues.PROJECT + asked.query;
        long end = System.nanoTime() + MOST_NANOS;
        var nanos = new ArrayList<Long>();
        int items = 0;
        for (int each = -WARM_UP; each < MEASURED && (nanos.isEmpty() || System.nanoTime() < end); each++) {
            long begin = System.nanoTime();
            var answer = served.send(served.request(path).GET());
            long took = System.nanoTime() - begin;
            if (each >= 0 || took > MOST_NANOS / WARM_UP) {
                nanos.add(took);
            }
            items = asked.query == null ? 0 : items(answer.statusCode(), answer.body());
        }
        return new Taken(
                asked, nanos.stream().mapToLong(Long::longValue).sorted().toArray(), items);
    }

    private static int items(int status, String body) throws IOException {
        if (status != 200) {
            throw new IOException("the list answered " + status + " " + body);
        }
        return Json.tree(body).path("items").size();
    }

    private static String section(Options options, List<String> rows) throws IOException {
        var head = String.format(
                Locale.ROOT, """
                %s

                `GET /api/v1/issues?limit=%d` for one project of %,d issues, over HTTP, one request after the other, each of them %d times after %d
                that are not counted: from the request to the last byte of the answer. Bodies of 20 to 110 words, a comment on each tenth issue.

                %s

                | database | list | issues | p50 ms | p95 ms | p99 ms | goal ms (p95) | |
                |---|---|--:|--:|--:|--:|--:|---|
                """, TITLE, PAGE, options.issues, MEASURED, WARM_UP, BenchReport.where("list"));
        return head + String.join("\n", rows) + "\n";
    }
}
