package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two nodes that share a data folder and start at the same moment on an empty PostgreSQL. */
class FirstStartTest {
    @Test
    void bothComeUpWithOneKeyOneTokenAndOneProject(@TempDir Path folder) throws Exception {
        var url = TestPostgres.empty(folder);
        try (var world = new World(folder.resolve("data"))
                        .with("lockstep.database.url=" + url)
                        .without("lockstep.api-token");
                var one = new ProductProcess(Files.createDirectory(folder.resolve("one")), world.settings());
                var two = new ProductProcess(Files.createDirectory(folder.resolve("two")), world.settings())) {
            one.start();
            two.start();
            world.await("the first node is ready", one::address);
            world.await("the second node is ready", two::address);

            var rows = JdbcClient.create(new DriverManagerDataSource(url));
            assertThat(rows.sql("select name from project").query(String.class).list())
                    .containsExactly("acme/web");
            assertThat(rows.sql("select tracker from link order by 1")
                            .query(String.class)
                            .list())
                    .containsExactly("github", "plane");
            assertThat(rows.sql("select count(*) from connection")
                            .query(Long.class)
                            .single())
                    .isEqualTo(2);
            var token = Files.readString(folder.resolve("data/access-token")).strip();
            int shown = 0;
            for (var node : new ProductProcess[] {one, two}) {
                assertThat(node.log())
                        .contains("The settings link acme/web")
                        .doesNotContain("WARN", "ERROR", "Exception");
                shown += node.log().contains(token) ? 1 : 0;
            }
            assertThat(shown).as("those that show the token").isLessThanOrEqualTo(1);
        }
    }

    @Test
    void aDatabaseThatCannotServeIsRefusedInOneSentence(@TempDir Path folder) throws Exception {
        TestPostgres.execute("drop database if exists first_start");
        TestPostgres.execute("create database first_start encoding 'LATIN1' locale 'C' template template0");
        var url = TestPostgres.url(folder).replaceFirst("/test_\\d+", "/first_start");
        try (var node = new ProductProcess(
                folder,
                List.of("--server.port=0", "--lockstep.data-dir=" + folder, "--lockstep.database.url=" + url))) {
            node.start();
            assertThat(node.awaitEnd()).isEqualTo(1);
            assertThat(node.log())
                    .startsWith("Lockstep did not start: LOCKSTEP_DATABASE_URL names a database in the encoding LATIN1")
                    .hasLineCount(1);
        }
    }
}
