package dev.lockstep.backup;

import dev.lockstep.base.DataFolder;
import dev.lockstep.base.Dialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The file in the data folder. */
record SqliteStore(Path folder) implements Store {
    static final String KIND = "sqlite";

    private static final String MAGIC = "SQLite format 3\0";
    private static final int BUSY_MS = 60_000;

    private Path file() {
        return folder.resolve(DataFolder.DATABASE);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Dialect dialect() {
        return Dialect.SQLITE;
    }

    @Override
    public Connection open() throws SQLException {
        return open(file());
    }

    static Connection open(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MS);
        return DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath(), config.toProperties());
    }

    /** One reading transaction, which SQLite lets stand beside its writer; the online backup begins anew with each commit. */
    @Override
    public void copyTo(Path copy) throws SQLException {
        try (var connection = open()) {
            copy(connection, copy);
        }
    }

    static void copy(Connection connection, Path copy) throws SQLException {
        try (var statement = connection.prepareStatement("vacuum into ?")) {
            statement.setString(1, copy.toAbsolutePath().toString());
            statement.executeUpdate();
        }
    }

    @Override
    public boolean isEmpty() {
        return Files.notExists(file());
    }

    @Override
    public String replaceWith(Path copy, Step made, String now) throws IOException, SQLException {
        try (var alone = DataFolder.hold(folder)) {
            prepare(copy, made);
            boolean there = Files.exists(file());
            var kept = folder.resolve("lockstep.db.before-" + now);
            settle();
            for (var step : new Exchange(file(), copy, kept).steps()) {
                step.take();
            }
            return there ? kept.toString() : "";
        }
    }

    /** Takes what was committed last into the file itself. One that is damaged stays as it is, with what is beside it. */
    private void settle() {
        if (Files.notExists(file())) {
            return;
        }
        try (var connection = open()) {
            Tables.one(connection, "pragma wal_checkpoint(truncate)");
        } catch (SQLException damaged) {
            // Why it is replaced, perhaps.
        }
    }

    static boolean isFile(Path copy) throws IOException {
        try (var bytes = Files.newInputStream(copy)) {
            return new String(bytes.readNBytes(MAGIC.length()), StandardCharsets.US_ASCII).equals(MAGIC);
        }
    }

    /** Looks whether it is whole, and makes it ready. */
    static void prepare(Path copy, Step made) throws SQLException {
        try (var connection = open(copy)) {
            var sound = Tables.one(connection, "pragma integrity_check").orElse("nothing");
            if (!sound.equals("ok")) {
                throw Hub.refused(
                        "backup_damaged",
                        null,
                        "The database in the backup is damaged (" + sound + "). Take another one.");
            }
        }
        var source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + copy.toAbsolutePath());
        source.setEnforceForeignKeys(true);
        made.run(source, Dialect.SQLITE);
    }
}
