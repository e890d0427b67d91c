package dev.lockstep.bench;

import dev.lockstep.backup.Backup;
import dev.lockstep.backup.Hub;
import dev.lockstep.backup.Restore;
import dev.lockstep.base.Folders;
import dev.lockstep.base.HubKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Backups while webhooks come in, each set back elsewhere and looked at: {@code ./lockstep bench backup}. */
public final class BackupBench {
    private static final String TITLE = "## Backup under load";
    private static final int BODY_BYTES = 7 * 1024;
    private static final int CONNECTIONS = 32;
    private static final int BACKUPS = 3;
    private static final int GOAL_PER_SECOND = 1_000;
    private static final Duration LOAD = Duration.ofSeconds(30);
    private static final Duration BETWEEN = Duration.ofSeconds(4);

    private final Path folder;

    private BackupBench(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        boolean write = List.of(arguments).contains("--write");
        if (!List.of("--write").containsAll(List.of(arguments))) {
            System.err.println("./lockstep bench backup [--write]");
            System.exit(2);
        }
        var folder = Files.createTempDirectory("lockstep-backup");
        try {
            var text = new BackupBench(folder).run();
            System.out.println("\n" + text);
            if (write) {
                BenchReport.replace(TITLE, text);
            }
        } finally {
            Folders.forget(folder);
        }
        System.exit(0);
    }

    /** @param accepted what had been answered with 2xx before it began */
    private record Made(Path file, Set<UUID> accepted, double seconds) {}

    private record Looked(int deliveries, int lost, String integrity, int dangling) {}

    private String run() throws Exception {
        var made = new ArrayList<Made>();
        WebhookLoad.Measured measured;
        try (var product = Hooked.start(folder, List.of())) {
            var load = new WebhookLoad(product.hook(), Hooked.SECRET, BODY_BYTES);
            var copier = Thread.ofPlatform().start(() -> copy(product, load, made));
            measured = load.run(CONNECTIONS, LOAD);
            copier.join();
        }
        var rows = new ArrayList<String>();
        boolean whole = made.size() == BACKUPS;
        for (var each : made) {
            var looked = look(each);
            whole &= looked.lost == 0 && looked.dangling == 0 && looked.integrity.equals("ok");
            rows.add(String.format(
                    Locale.ROOT,
                    "| %.1f | %.0f | %,d | %,d | %d | %s | %d |",
                    each.seconds,
                    Files.size(each.file) / 1e6,
                    each.accepted.size(),
                    looked.deliveries,
                    looked.lost,
                    looked.integrity,
                    looked.dangling));
        }
        return section(measured, rows, whole);
    }

    private void copy(Hooked product, WebhookLoad load, List<Made> made) {
        try {
            for (int each = 0; each < BACKUPS; each++) {
                product.child().pause(BETWEEN);
                var before = new HashSet<>(load.accepted());
                long begin = System.nanoTime();
                var file = folder.resolve("copy-" + each);
                new Backup(hub(folder.resolve("data"), null)).to(file);
                made.add(new Made(file, before, (System.nanoTime() - begin) / 1e9));
            }
        } catch (IOException | SQLException | InterruptedException failure) {
            System.err.println("No backup: " + failure);
        }
    }

    private static Hub hub(Path data, @Nullable String key) {
        return new Hub(data, "", "", "", key, null, "bench");
    }

    /** Set back into a folder of its own, where Lockstep then starts. */
    private Looked look(Made made) throws IOException, SQLException {
        var elsewhere = folder.resolve(made.file.getFileName() + "-restored");
        var data = elsewhere.resolve("data");
        Files.createDirectories(elsewhere);
        new Restore(hub(
                        data,
                        Files.readString(folder.resolve("data").resolve(HubKey.FILE_NAME))
                                .strip()))
                .from(made.file, false);
        Files.copy(folder.resolve("data").resolve(HubKey.FILE_NAME), data.resolve(HubKey.FILE_NAME));
        Looked looked;
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("lockstep.db"))) {
            var missing = new HashSet<>(made.accepted);
            var inCopy = strings(connection, "select guid from delivery where guid is not null");
            inCopy.forEach(guid -> missing.remove(UUID.fromString(guid)));
            looked = new Looked(
                    inCopy.size(),
                    missing.size(),
                    strings(connection, "pragma integrity_check").getFirst(),
                    strings(connection, "pragma foreign_key_check").size());
        }
        Hooked.start(elsewhere, List.of()).close(); // it says that it is ready, or this ends here
        return looked;
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var all = new ArrayList<String>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }

    private static String section(WebhookLoad.Measured measured, List<String> rows, boolean whole) throws IOException {
        return String.format(
                Locale.ROOT,
                """
                %s

                `./lockstep backup` of SQLite while signed deliveries of 7 KB come in over %d connections; each copy is then set back into an empty \
                folder, looked at, and started.

                %s

                %,.0f deliveries a second were accepted meanwhile, p50 %.1f ms, p99 %.1f ms, %d refused. Goal, at least %,d a second: %s

                | took s | MB | accepted before it began | deliveries in the copy | lost | SQLite's integrity check | rows that point nowhere |
                |--:|--:|--:|--:|--:|---|--:|
                %s

                Goal, nothing lost and nothing dangling in any copy, and each starts: %s
                """,
                TITLE,
                CONNECTIONS,
                BenchReport.where("backup"),
                measured.perSecond(),
                measured.percentileMillis(0.5),
                measured.percentileMillis(0.99),
                measured.refused(),
                GOAL_PER_SECOND,
                BenchReport.reached(measured.perSecond() >= GOAL_PER_SECOND),
                String.join("\n", rows),
                BenchReport.reached(whole));
    }
}
