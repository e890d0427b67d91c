package dev.lockstep.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An upgrade that fails in the middle has changed nothing: the earlier version starts again. */
class FailedMigrationTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aMigrationThatFailsInTheMiddleIsTakenBack(Dialect dialect) throws Exception {
        var later = Files.createDirectory(folder.resolve("later"));
        Files.writeString(
                later.resolve("V9000__half.sql"),
                "create table half (id text);\ninsert into half values ('1');\ninsert into nowhere values ('1');\n");
        try (var database = TestDatabase.in(folder, dialect)) {
            var upgrade = Flyway.configure()
                    .dataSource(database.source())
                    .locations("classpath:db/migration", "filesystem:" + later)
                    .placeholders(dialect.placeholders())
                    .ignoreMigrationPatterns(new String[0])
                    .load();

            assertThatThrownBy(upgrade::migrate)
                    .isInstanceOf(FlywayException.class)
                    .hasMessageContaining("V9000__half.sql");

            assertThatThrownBy(() ->
                            database.jdbc().sql("select * from half").query().listOfRows())
                    .hasMessageContaining("half");
        }
        try (var again = TestDatabase.in(folder, dialect)) {
            assertThat(again.jdbc()
                            .sql("select count(*) from flyway_schema_history where version = '9000'")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }
}
