package dev.lockstep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static Flyway flyway(Path folder) {
        return Flyway.configure()
                .dataSource("jdbc:sqlite:" + folder.resolve("lockstep.db"), null, null)
                .locations("filesystem:" + folder)
                .load();
    }
}
