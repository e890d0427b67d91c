package dev.lockstep.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExchangeTest {
    private static final String NOW = "20261123-010000";

    @TempDir
    Path folder;

    @Test
    void whereverItIsCutOffTheFormerOrTheNewDatabaseStandsThereWhole() throws Exception {
        int steps = exchange(place("counted")).steps().size();
        assertThat(steps).isGreaterThan(2);
        for (int taken = 0; taken <= steps; taken++) {
            var place = place("cut-" + taken);
            for (var step : exchange(place).steps().subList(0, taken)) {
                step.take();
            }
            assertThat(text(place.resolve("lockstep.db")))
                    .as("after %d of %d steps", taken, steps)
                    .isEqualTo(taken < steps ? "former" : "new");
        }
        assertThat(text(folder.resolve("cut-" + steps).resolve("kept"))).isEqualTo("former");
    }

    @Test
    void whatWasCommittedLastIsKeptWithTheFormerOneAndNotGivenToTheNew() throws Exception {
        var place = place("open");
        try (var running = database(place.resolve("lockstep.db"))) {
            Tables.one(running, "pragma journal_mode = wal");
            Tables.run(running, "update told set text = 'last'");
            // As after a crash: what was committed stands beside the file.
            var crashed = Files.createDirectory(folder.resolve("crashed"));
            for (var ending : new String[] {"lockstep.db", "lockstep.db-wal", "lockstep.db-shm", "copy"}) {
                Files.copy(place.resolve(ending), crashed.resolve(ending));
            }
            var store = new SqliteStore(crashed);

            assertThat(store.replaceWith(crashed.resolve("copy"), (source, dialect) -> {}, NOW))
                    .endsWith("lockstep.db.before-" + NOW);

            assertThat(text(crashed.resolve("lockstep.db"))).isEqualTo("new");
            assertThat(text(crashed.resolve("lockstep.db.before-" + NOW))).isEqualTo("last");
        }
    }

    @Test
    void aDamagedDatabaseIsPutAsideWithWhatStandsBesideIt() throws Exception {
        var place = place("damaged");
        Files.writeString(place.resolve("lockstep.db"), "no database at all, for reasons of the disk");
        Files.writeString(place.resolve("lockstep.db-wal"), "its log");

        new SqliteStore(place).replaceWith(place.resolve("copy"), (source, dialect) -> {}, NOW);

        assertThat(text(place.resolve("lockstep.db"))).isEqualTo("new");
        assertThat(place.resolve("lockstep.db.before-" + NOW)).content().startsWith("no database at all");
        assertThat(place.resolve("lockstep.db-wal")).doesNotExist();
    }

    private static Exchange exchange(Path place) {
        return new Exchange(place.resolve("lockstep.db"), place.resolve("copy"), place.resolve("kept"));
    }

    private Path place(String name) throws Exception {
        var place = Files.createDirectory(folder.resolve(name));
        told(place.resolve("lockstep.db"), "former");
        told(place.resolve("copy"), "new");
        return place;
    }

    private static void told(Path file, String text) throws SQLException {
        try (var fresh = database(file)) {
            Tables.run(fresh, "create table told (text text)");
            Tables.run(fresh, "insert into told values ('" + text + "')");
        }
    }

    private static String text(Path file) throws SQLException {
        assertThat(file).exists();
        try (var opened = database(file)) {
            return Tables.one(opened, "select text from told").orElse("nothing");
        }
    }

    private static Connection database(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }
}
