package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.TestPostgres;
import dev.lockstep.simulator.SimulatedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two nodes, each a process of its own, on one PostgreSQL: what they share survives what happens to one of them. */
class NodesTest {
    private static final int IMPORTED = 40;
    private static final Duration LATENCY = Duration.ofMillis(200);
    private static final Duration THREE_HEARTBEATS = Duration.ofSeconds(60);

    @Test
    void aNodeThatIsKilledLosesDoublesAndStrandsNothing(@TempDir Path folder) throws Exception {
        World.needsData();
        try (var world = world(folder);
                var one = node(world, folder, "one");
                var two = node(world, folder, "two")) {
            var rows = JdbcClient.create(TestPostgres.source(folder));
            world.plane.faults().latency(LATENCY, LATENCY); // so that something is always under way
            world.github.load(World.REPOSITORY, KilledImportTest.firstIssues(folder, IMPORTED));
            one.start();
            world.await("the first node is ready", one::address);
            two.start();
            world.at(world.await("the second node is ready", two::address));

            var job = world.post("/api/sync", "").get("jobId").asString();
            awaitWrites(world, 10);
            one.kill();
            assertThatWhatRunsIsMoved(world, rows);
            world.awaitJob(job);
            KilledImportTest.assertThatAllIsThereOnce(world, IMPORTED);

            world.awaitQuiet();
            assertThat(rows.sql("select count(*) from operation where state = 'errored'")
                            .query(Long.class)
                            .single())
                    .isZero();
            assertThat(rows.sql("select count(*) from queue_head")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    private static World world(Path folder) {
        return new World(folder)
                .with("lockstep.database.url=" + TestPostgres.url(folder))
                .with("LOCKSTEP_SECRET_KEY=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=")
                .with("lockstep.plane.create-settles=2s");
    }

    private static ProductProcess node(World world, Path folder, String name) throws IOException {
        var own = Files.createDirectory(folder.resolve(name));
        List<String> settings = new ArrayList<>(world.settings());
        settings.removeIf(setting -> setting.startsWith("--lockstep.data-dir="));
        settings.add("--lockstep.data-dir=" + own.resolve("data"));
        return new ProductProcess(own, settings);
    }

    private static void awaitWrites(World world, int number) throws InterruptedException {
        var made = new CountDownLatch(number);
        world.plane.faults().onRequest(request -> countDown(made, request));
        made.await();
    }

    private static void countDown(CountDownLatch made, SimulatedRequest request) {
        if (request.writes()) {
            made.countDown();
        }
    }

    /** Whatever runs at this moment has ended or begun anew within three heartbeats, whichever node had it. */
    private static void assertThatWhatRunsIsMoved(World world, JdbcClient rows) throws Exception {
        record Run(String id, long fence) {}
        var running = rows.sql("select id, fence from operation where state = 'processing'")
                .query((row, number) -> new Run(row.getString(1), row.getLong(2)))
                .list();
        long begin = System.nanoTime();
        world.await(
                "what ran is taken over",
                () -> running.stream()
                                .allMatch(run -> rows.sql("""
                                select count(*) from operation where id = ? and fence = ? and state = 'processing'
                                """)
                                                .params(run.id(), run.fence())
                                                .query(Long.class)
                                                .single()
                                        == 0)
                        ? true
                        : null);
        var took = Duration.ofNanos(System.nanoTime() - begin);
        System.out.println(running.size() + " operations were running; all had moved after " + took);
        assertThat(took).isLessThan(THREE_HEARTBEATS);
    }
}
