package dev.lockstep.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Dialect;
import dev.lockstep.base.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DutyTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));
    private final List<Duty> nodes = new ArrayList<>();
    private TestDatabase database;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = TestDatabase.in(folder, Dialect.POSTGRESQL);
    }

    @AfterEach
    void close() {
        nodes.forEach(Duty::destroy);
        database.close();
    }

    @Test
    void oneNodeAtATimeDoesTheSchedulersWork() {
        var first = node("api,worker,scheduler");
        var second = node("scheduler");
        assertThat(first.isOurs()).isTrue();
        assertThat(second.isOurs()).isFalse();
        first.destroy();
        assertThat(node("scheduler").isOurs() ^ second.isOurs()).isTrue();
    }

    @Test
    void whoStoodStillKnowsThatItIsOver() {
        var stopped = node("scheduler");
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(1)));
        var successor = node("scheduler");
        assertThat(successor.isOurs() ^ stopped.isOurs()).isTrue(); // it may have noticed in time
    }

    @Test
    void aNodeWithoutTheRoleNeverDoesIt() {
        var worker = node("api,worker");
        assertThat(worker.isOurs()).isFalse();
    }

    @Test
    void theTimeIsTheDatabases() {
        var clock = new DatabaseClock(database.jdbc());
        var asked = database.jdbc()
                .sql("select cast(extract(epoch from clock_timestamp()) * 1000 as bigint)")
                .query(Long.class)
                .single();
        assertThat(Duration.between(Instant.ofEpochMilli(asked), clock.instant())
                        .abs())
                .isLessThan(Duration.ofMillis(500));
        clock.destroy();
    }

    private Duty node(String roles) {
        var node = new Duty(
                new Roles(Set.of(roles.split(","))),
                database.jdbc(),
                database.database(),
                database.dialect(),
                now::get);
        nodes.add(node);
        return node;
    }
}
