package dev.lockstep.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.base.Dialect;
import dev.lockstep.base.InstalledPostgres;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.base.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the server and the client programs that this machine has. */
class PostgresBackupTest {
    @TempDir
    Path folder;

    @Test
    void aDatabaseGoesIntoAFileAndComesBackWithWhatWasThereAside() throws Exception {
        var installed = InstalledPostgres.start();
        assumeTrue(installed.isPresent(), "PostgreSQL is not installed here.");
        try (var server = installed.get()) {
            var file = folder.resolve("hub.backup");
            var from = hub(server, server.database("one"));
            project(from, "before");
            assertThat(new Backup(from).to(file)).contains("Backup of postgresql");
            project(from, "after");
            assertThatThrownBy(() -> new Restore(from).from(file, false)).hasMessageContaining("--replace");

            assertThat(new Restore(from).from(file, true))
                    .contains("What was here is in", "put it back with pg_restore");

            assertThat(projects(from)).isEqualTo("before");
            var empty = hub(server, server.database("two"));
            assertThat(new Restore(empty).from(file, false))
                    .startsWith("Restored")
                    .doesNotContain("What was here");
            assertThat(projects(empty)).isEqualTo("before");
            try (var aside = Files.list(folder)) {
                assertThat(aside.map(each -> each.getFileName().toString()))
                        .anyMatch(name -> name.startsWith("database.before-"));
            }
        }
    }

    @Test
    void aRestoreThatFailsInTheMiddleLeavesEverythingAsItWas() throws Exception {
        var installed = InstalledPostgres.start();
        assumeTrue(installed.isPresent(), "PostgreSQL is not installed here.");
        try (var server = installed.get()) {
            var hub = hub(server, server.database("one"));
            project(hub, "before");
            run(hub, "create table zebra (id integer)");
            var copy = folder.resolve("copy");
            hub.store().copyTo(copy);
            project(hub, "since");
            run(hub, "drop table zebra; create sequence zebra"); // the last of the copy's tables finds its name taken

            assertThatThrownBy(() -> hub.store().replaceWith(copy, (source, dialect) -> {}, "now"))
                    .hasMessageContaining("zebra");
            var cutOff = Files.write(folder.resolve("cut"), Arrays.copyOf(Files.readAllBytes(copy), 60_000));
            assertThatThrownBy(() -> hub.store().replaceWith(cutOff, (source, dialect) -> {}, "later"))
                    .hasMessageContaining("pg_restore failed");

            assertThat(projects(hub)).as("and it starts").isEqualTo("before,since");
            run(hub, "drop sequence zebra");
            assertThat(hub.store().replaceWith(copy, (source, dialect) -> {}, "last"))
                    .contains("before-last");
            assertThat(projects(hub)).isEqualTo("before");
            try (var left = Files.list(folder)) {
                assertThat(left.map(each -> each.getFileName().toString())).noneMatch(name -> name.endsWith(".sql"));
            }
        }
    }

    @Test
    void aRestoreThatBrokeOffStartsNothingAndIsDoneAgain() throws Exception {
        var installed = InstalledPostgres.start();
        assumeTrue(installed.isPresent(), "PostgreSQL is not installed here.");
        try (var server = installed.get()) {
            var hub = hub(server, server.database("one"));
            project(hub, "before");
            var copy = folder.resolve("copy");
            var store = hub.store();
            store.copyTo(copy);
            assertThatThrownBy(() -> store.replaceWith(
                            copy,
                            (source, dialect) -> {
                                throw new SQLException("broke off before the trackers were marked");
                            },
                            "now"))
                    .hasMessageContaining("broke off");

            assertThatThrownBy(() -> projects(hub)).hasMessageContaining("Run lockstep restore again");

            assertThat(store.isEmpty()).isTrue();
            assertThat(store.replaceWith(copy, (source, dialect) -> {}, "later"))
                    .isEmpty();
            assertThat(projects(hub)).isEqualTo("before");
            assertThat(folder.resolve("database.before-now.dump")).exists();
        }
    }

    /** No programs of PostgreSQL are needed for it. */
    @Test
    void aMoveFromTheFileThatBrokeOffStartsNothingAndIsDoneAgain() throws Exception {
        var copy = folder.resolve("copy");
        try (var file = TestDatabase.in(folder, Dialect.SQLITE)) {
            file.jdbc()
                    .sql("insert into project (id, name, name_key, created_at) values ('one', 'one', 'one', 1)")
                    .update();
            new SqliteStore(folder).copyTo(copy);
        }
        var hub = new Hub(folder, TestPostgres.empty(folder), "", "", null, null, "test");
        var store = hub.store();
        assertThatThrownBy(() -> store.replaceWith(
                        copy,
                        (source, dialect) -> {
                            if (dialect == Dialect.POSTGRESQL) {
                                throw new SQLException("broke off before its tables were there");
                            }
                        },
                        "now"))
                .hasMessageContaining("broke off");

        assertThatThrownBy(() -> projects(hub)).hasMessageContaining("Run lockstep restore again");

        assertThat(store.isEmpty()).isTrue();
        assertThat(store.replaceWith(copy, new SetBack(1), "later")).isEmpty();
        assertThat(projects(hub)).isEqualTo("one");
    }

    private Hub hub(InstalledPostgres server, String url) {
        return new Hub(folder, url, "", "", null, server.programs(), "test");
    }

    private static void run(Hub hub, String sql) throws SQLException {
        try (var connection = hub.store().open()) {
            Tables.run(connection, sql);
        }
    }

    private void project(Hub hub, String name) {
        try (var database = TestDatabase.at(hub.url(), folder)) {
            database.jdbc()
                    .sql("insert into project (id, name, name_key, created_at) values (?, ?, ?, 1)")
                    .params(name, name, name)
                    .update();
        }
    }

    private String projects(Hub hub) {
        try (var database = TestDatabase.at(hub.url(), folder)) {
            return String.join(
                    ",",
                    database.jdbc()
                            .sql("select name from project order by name")
                            .query(String.class)
                            .list());
        }
    }
}
