package dev.lockstep.gauge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Dialect;
import dev.lockstep.base.TestClock;
import dev.lockstep.base.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountsTest {
    private static final String LARGE =
            "(operation|operation_history|delivery|event|event_aside|posting|plan_change|job|conflict|intent|run|issue|twin)";

    private final TestClock clock = new TestClock(Instant.parse("2026-11-22T12:00:00Z"));
    private TestDatabase database;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = TestDatabase.in(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whereNothingIsEverythingIsNone() {
        all().forEach(count -> {
            var census = new Census(database.jdbc(), clock, List.of(count), Duration.ofSeconds(10));
            count.values()
                    .forEach(value ->
                            assertThat(census.of(count, value)).as(count.name()).isZero());
        });
    }

    @Test
    void noCountWalksALargeTable() {
        all().forEach(count -> assertThat(plan(count.sql())).as(count.name()).doesNotContainPattern(walk()));
    }

    @Test
    void theTestOfPlansKnowsAWalk() {
        assertThat(plan("select '', count(*) from operation where reason = 'x'"))
                .containsPattern(walk());
    }

    @Test
    void whatWaitsGrowsOlderAndACountIsKeptForAWhile() {
        var count = Counts.ALL.stream()
                .filter(each -> each.name().equals("lockstep.deliveries.waiting.since"))
                .findFirst()
                .orElseThrow();
        var census = new Census(database.jdbc(), clock, List.of(count), Duration.ofSeconds(10));
        assertThat(census.of(count, "")).isZero();
        database.database().write(() -> {
            database.jdbc()
                    .sql(
                            "insert into delivery (id, connection_id, event, guid, body, received_at) values ('a', 'c', 'issues', 'g', '{}', ?)")
                    .param(clock.millis())
                    .update();
        });
        clock.advance(Duration.ofSeconds(9));
        assertThat(census.of(count, "")).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(census.of(count, "")).isEqualTo(10);
    }

    private static Stream<Count> all() {
        return Stream.concat(Counts.ALL.stream(), Counts.SELDOM.stream());
    }

    private static String walk() {
        return TestDatabase.DIALECT == Dialect.SQLITE
                ? "SCAN " + LARGE + "\\b(?! USING)"
                : "Seq Scan on " + LARGE + "\\b";
    }

    /** PostgreSQL would walk a table of no rows; where it is forbidden to, it does so only where no index serves. */
    private String plan(String sql) {
        boolean sqlite = TestDatabase.DIALECT == Dialect.SQLITE;
        return database.database().write(() -> {
            if (!sqlite) {
                database.jdbc().sql("set local enable_seqscan = off").update();
            }
            var lines = database.jdbc()
                    .sql((sqlite ? "explain query plan " : "explain ") + sql)
                    .param("now", clock.millis())
                    .query((row, index) -> row.getString(sqlite ? 4 : 1))
                    .list();
            return String.join("\n", lines);
        });
    }
}
