package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.TestPostgres;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one PostgreSQL: what they share survives what happens to one of them. */
class NodesTest {
    private static final int PEOPLE = 10;
    /** Each of whose units, one after the other, would else hold up everybody for ten seconds. */
    private static final Duration UNITS_END_WITHIN = Duration.ofSeconds(30);

    private static final Duration A_LEASE = Duration.ofSeconds(60);

    @Test
    void aNodeThatIsKilledLosesDoublesAndStrandsNothing(@TempDir Path folder) throws Exception {
        World.needsData();
        try (var nodes = new Nodes(folder).start()) {
            var job = nodes.importing(folder, 10);
            nodes.one.kill();
            nodes.assertThatWhatRunsIsMoved();
            nodes.assertThatAllIsDone(job);
        }
    }

    /** In the worst moment: its units hold locks, and all of them stand in one line for another. */
    @Test
    void aNodeThatStandsStillInTheMiddleOfItsUnitsHoldsUpNobodyForLong(@TempDir Path folder) throws Exception {
        World.needsData();
        try (var nodes = new Nodes(folder).start();
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var job = nodes.importing(folder, 10);
            var project = nodes.world
                    .post("/api/v1/projects", "{\"name\":\"By hand\"}")
                    .get("id")
                    .asString();
            List<Future<Integer>> written;
            try (var line = TestPostgres.source(folder).getConnection()) {
                line.setAutoCommit(false); // so that the row stays locked: each issue takes its number from it
                execute(line, "select 1 from project where id = '" + project + "' for update");
                written = write(nodes, people, project);
                nodes.world.await(
                        "units of the first node stand in line",
                        () -> nodes.count(unitsOfOne() + " and wait_event_type = 'Lock'") >= PEOPLE ? true : null);
                nodes.one.freeze();
            }
            long frozen = System.nanoTime();
            nodes.world.await("its units are ended", () -> nodes.count(unitsOfOne()) == 0 ? true : null);
            assertThat(Duration.ofNanos(System.nanoTime() - frozen)).isLessThan(UNITS_END_WITHIN);
            nodes.assertThatWhatRunsIsMoved();
            nodes.world.await(
                    "its leases are over", () -> System.nanoTime() - frozen > A_LEASE.toNanos() ? true : null);

            nodes.one.thaw();
            int accepted = 0;
            for (var each : written) {
                assertThat(each.get())
                        .as("what it answers although it stood still")
                        .isIn(201, 503); // its own patience may be over when it wakes
                accepted += each.get() == 201 ? 1 : 0;
            }
            assertThat(nodes.count("issue where title like 'By hand%'"))
                    .as("exactly what was accepted is stored")
                    .isEqualTo(accepted);
            nodes.assertThatAllIsDone(job);
        }
    }

    private static String unitsOfOne() {
        return "pg_stat_activity where application_name = 'one' and xact_start is not null";
    }

    /** People who write issues by way of the first node, all at once. */
    private static List<Future<Integer>> write(Nodes nodes, ExecutorService people, String project) throws Exception {
        var target = nodes.one.address().resolve("/api/v1/issues");
        List<Future<Integer>> written = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            var body = "{\"projectId\":\"%s\",\"title\":\"By hand %d\"}".formatted(project, person);
            written.add(people.submit(() -> nodes.world
                    .ask(HttpRequest.newBuilder(target)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body)))
                    .statusCode()));
        }
        return written;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void connectionsThatAreCutInMidCommitLoseDoubleAndStrandNothing(@TempDir Path folder) throws Exception {
        World.needsData();
        try (var nodes = new Nodes(folder).withDurableCommits().start()) {
            var job = nodes.importing(folder, 5);
            for (int round = 0; round < 3; round++) {
                cutCommits(nodes);
            }
            for (int cut = 0; cut < 15; cut++) {
                nodes.world.await("something is under way", () -> nodes.terminate("state <> 'idle'") > 0 ? true : null);
            }
            nodes.assertThatWhatRunsIsMoved();
            nodes.assertThatAllIsDone(job);
        }
    }

    /**
     * Commits wait for a standby that does not exist: they are made already, and nobody is told. Few do so at a time, because
     * those that tell events wait for each other.
     */
    private static void cutCommits(Nodes nodes) throws Exception {
        TestPostgres.execute("alter system set synchronous_standby_names = 'nobody'");
        TestPostgres.execute("select pg_reload_conf()");
        try {
            nodes.world.await(
                    "commits wait",
                    () -> nodes.count("pg_stat_activity where wait_event = 'SyncRep'") >= 2 ? true : null);
            assertThat(nodes.terminate("wait_event = 'SyncRep'")).isPositive();
        } finally {
            TestPostgres.execute("alter system reset synchronous_standby_names");
            TestPostgres.execute("select pg_reload_conf()");
        }
    }
}
