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
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two nodes, each a process of its own, on one PostgreSQL and between two simulated trackers. */
final class Nodes implements AutoCloseable {
    static final int IMPORTED = 40;
    private static final Duration LATENCY = Duration.ofMillis(200);
    private static final Duration THREE_HEARTBEATS = Duration.ofSeconds(60);

    final World world;
    final ProductProcess one;
    final ProductProcess two;
    final JdbcClient rows;
    private final Serial serial = new Serial();

    Nodes(Path folder) throws IOException {
        world = new World(folder)
                .with("LOCKSTEP_SECRET_KEY=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=")
                .with("lockstep.plane.create-settles=2s");
        rows = JdbcClient.create(TestPostgres.source(folder));
        one = node(folder, "one");
        two = node(folder, "two");
    }

    /** Its sessions in the database bear its name. */
    private ProductProcess node(Path folder, String name) throws IOException {
        var own = Files.createDirectory(folder.resolve(name));
        List<String> settings = new ArrayList<>(world.settings());
        settings.removeIf(setting -> setting.matches("--lockstep\\.(data-dir|database\\.url)=.*"));
        settings.add("--lockstep.data-dir=" + own.resolve("data"));
        settings.add("--lockstep.database.url=" + TestPostgres.url(folder) + "&ApplicationName=" + name);
        return new ProductProcess(own, settings);
    }

    /** The server of the tests commits in haste, where nothing else is asked for. */
    Nodes withDurableCommits() {
        var database = rows.sql("select current_database()").query(String.class).single();
        rows.sql("alter database " + database + " set synchronous_commit = on").update();
        return this;
    }

    /** Both run, the first as the scheduler, and are asked by way of the second. */
    Nodes start() throws Exception {
        one.start();
        world.await("the first node is ready", one::address);
        two.start();
        world.at(world.await("the second node is ready", two::address));
        return this;
    }

    /** An import of which so much is done; answers its job. */
    String importing(Path folder, int writes) throws Exception {
        world.plane.faults().latency(LATENCY, LATENCY); // so that something is always under way
        world.github.load(World.REPOSITORY, KilledImportTest.firstIssues(folder, IMPORTED));
        var made = new CountDownLatch(writes);
        world.plane
                .faults()
                .onRequest(request -> {
                    serial.begun(request);
                    countDown(made, request);
                })
                .onCommitted(serial::ended);
        var job = world.post("/api/sync", "").get("jobId").asString();
        made.await();
        return job;
    }

    private static void countDown(CountDownLatch made, SimulatedRequest request) {
        if (request.writes()) {
            made.countDown();
        }
    }

    /** Whatever runs at this moment has ended or begun anew within three heartbeats, whichever node had it. */
    void assertThatWhatRunsIsMoved() throws Exception {
        record Run(String id, long fence) {}
        var running = rows.sql("select id, fence from operation where state = 'processing'")
                .query((row, number) -> new Run(row.getString(1), row.getLong(2)))
                .list();
        long begin = System.nanoTime();
        world.await(
                "what ran is taken over",
                () -> running.stream()
                                .noneMatch(run -> count("operation where state = 'processing' and id = '" + run.id()
                                                + "' and fence = " + run.fence())
                                        > 0)
                        ? true
                        : null);
        var took = Duration.ofNanos(System.nanoTime() - begin);
        System.out.println(running.size() + " operations were running; all had moved after " + took);
        assertThat(took).isLessThan(THREE_HEARTBEATS);
    }

    /** Nothing is lost, twice there, or left behind. */
    void assertThatAllIsDone(String job) throws Exception {
        assertThat(world.awaitJob(job).get("status").asString()).isEqualTo("completed");
        KilledImportTest.assertThatAllIsThereOnce(world, IMPORTED);
        world.awaitQuiet();
        assertThat(count("operation where state = 'errored'")).isZero();
        assertThat(count("queue_head")).isZero();
        assertThat(serial.violations())
                .as("issues that were written to twice at once")
                .isEmpty();
    }

    /** Cuts connections of the nodes; answers how many. */
    long terminate(String which) {
        return count(
                "(select pg_terminate_backend(pid) from pg_stat_activity where application_name in ('one', 'two') and "
                        + which + ") cut");
    }

    long count(String what) {
        return rows.sql("select count(*) from " + what).query(Long.class).single();
    }

    @Override
    public void close() {
        one.close();
        two.close();
        world.close();
    }
}
