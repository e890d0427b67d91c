package dev.lockstep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartFailureTest {
    @Test
    void aDatabaseOfAnotherVersionIsToldInASentence(@TempDir Path folder) throws IOException {
        Path migration = folder.resolve("V1__first.sql");
        Files.writeString(migration, "create table one (id text);");
        flyway(folder).migrate();
        Files.writeString(migration, "create table one (id text, more text);");

        Throwable failure = catchThrowable(() -> flyway(folder).migrate());

        assertThat(StartFailure.sentence(new IllegalStateException(failure)))
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .startsWith("The database was made by another version of Lockstep")
                        .contains("LOCKSTEP_DATA_DIR")
                        .contains("version 1")
                        .doesNotContain("\n"));
    }

    @Test
    void aDataFolderThatOthersMayReadStopsTheStart(@TempDir Path folder) throws IOException {
        var open = Files.createDirectory(folder.resolve("data"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-x---"));

        var failure = catchThrowable(() -> Lockstep.application()
                .run("--lockstep.env-file=none", "--server.port=0", "--lockstep.data-dir=" + open)
                .close());

        assertThat(failure).isNotNull();
        assertThat(StartFailure.sentence(failure))
                .hasValue("Others may read the data folder " + open
                        + " (rwxr-x---), which holds the database and the key of its secrets. Close it: chmod 700 "
                        + open);
        try (var left = Files.list(open)) {
            assertThat(left).as("nothing was written there").isEmpty();
        }
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwx------"));
        Lockstep.application()
                .run("--lockstep.env-file=none", "--server.port=0", "--lockstep.data-dir=" + open)
                .close();
    }

    private static Flyway flyway(Path folder) {
        return Flyway.configure()
                .dataSource("jdbc:sqlite:" + folder.resolve("lockstep.db"), null, null)
                .locations("filesystem:" + folder)
                .load();
    }
}
