package dev.lockstep.backup;

import dev.lockstep.base.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The product's own copy and its own marks of a restore, on a database that a simulation keeps in memory. */
public final class SimulatedBackup {
    private SimulatedBackup() {}

    /** Where a copy may stand; nothing is there yet. */
    public static Path place() {
        try {
            return Files.createTempDirectory("simulated").resolve("copy");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static void copy(DataSource source, Path copy) {
        try (var connection = source.getConnection()) {
            Files.deleteIfExists(copy);
            SqliteStore.copy(connection, copy);
        } catch (SQLException | IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** @param now by the simulation's clock, which the database has not */
    public static void setBack(DataSource source, Path copy, long takenAt, long now) {
        try (var connection = source.getConnection()) {
            Tables.run(connection, "restore from '" + copy + "'");
            new SetBack(takenAt).mark(connection, now);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public static void forget(Path copy) {
        try {
            Folders.forget(copy.getParent());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
