package dev.lockstep.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Dialect;
import dev.lockstep.base.TestDatabase;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatisticsTest {
    private TestDatabase database;
    private Duty duty;
    private Statistics statistics;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = TestDatabase.in(folder, Dialect.POSTGRESQL);
        database.jdbc()
                .sql("alter table revision set (autovacuum_enabled = false)") // or the server may be first
                .update();
        var roles = new Roles(Set.of("worker")); // so that it looks when the test does
        duty = new Duty(roles, database.jdbc(), database.database(), Dialect.POSTGRESQL, InstantSource.system());
        statistics = new Statistics(roles, Dialect.POSTGRESQL, database.jdbc(), duty);
    }

    @AfterEach
    void close() {
        statistics.destroy();
        duty.destroy();
        database.close();
    }

    @Test
    void whatCameAtOnceIsCountedOnceAndAgainWhenItHasDoubled() {
        store(0, 400);
        assertThat(statistics.look()).doesNotContain("revision");
        store(400, 600);
        assertThat(statistics.look()).contains("revision");
        assertThat(counted()).isEqualTo(600);
        store(600, 1_000);
        assertThat(statistics.look()).doesNotContain("revision");
        store(1_000, 1_300);
        assertThat(statistics.look()).contains("revision");
        assertThat(counted()).isEqualTo(1_300);
    }

    private void store(int from, int to) {
        database.database().write(() -> {
            database.jdbc()
                    .sql("insert into revision (name, n) select 'row ' || each, 1 from generate_series(?, ?) each")
                    .params(from, to - 1)
                    .update();
            // What a session did is known to the others at once, and not some seconds later.
            database.jdbc().sql("select pg_stat_force_next_flush()").query().listOfRows();
        });
    }

    private long counted() {
        return database.jdbc()
                .sql("select cast(reltuples as bigint) from pg_class where oid = 'revision'::regclass")
                .query(Long.class)
                .single();
    }
}
