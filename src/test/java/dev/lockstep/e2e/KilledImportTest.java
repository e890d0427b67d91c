package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Dialect;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.simulator.GitHubIssue;
import dev.lockstep.simulator.PlaneComment;
import dev.lockstep.simulator.PlaneIssue;
import dev.lockstep.simulator.SimulatedRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process is killed at twenty places of an import: while it lists, just before the tracker makes what it was sent, and
 * just after, with the answer lost. It goes on by itself, and nothing is there twice.
 */
class KilledImportTest {
    private static final int ISSUES = 60;
    private static final int KILLS_WHILE_LISTING = 2;
    /** On PostgreSQL each death is succeeded only when its leases are over, so there are fewer. */
    private static final int KILLS_WHILE_WRITING = TestDatabase.DIALECT == Dialect.SQLITE ? 18 : 2;

    private static final int KILLS = KILLS_WHILE_LISTING + KILLS_WHILE_WRITING;

    @Test
    void anImportKilledAtTwentyPlacesEndsEqualWithoutADuplicate(@TempDir Path folder) throws Exception {
        World.needsData();
        try (var world = new World(folder.resolve("data")).with("lockstep.plane.create-settles=2s");
                var product = new ProductProcess(folder, world.settings())) {
            world.github.load(World.REPOSITORY, firstIssues(folder, ISSUES));
            var killer = new Killer(world, product);

            product.start();
            world.at(world.await("the product is ready", product::address));
            String job = world.post("/api/sync", "").get("jobId").asString();
            killer.armFor(1);
            for (int kill = 1; kill <= KILLS; kill++) {
                product.awaitDeath();
                killer.armFor(kill + 1);
                product.start();
            }
            world.at(world.await("the product is ready", product::address));

            var ended = world.awaitJob(job);
            System.out.println(ended);
            assertThat(ended.get("status").asString()).isEqualTo("completed");
            assertThat(ended.get("counts").get("failed").asInt()).isZero();
            assertThat(world.get("/api/v1/jobs").get("items")).hasSize(1);
            assertThatAllIsThereOnce(world, ISSUES);
        }
    }

    static void assertThatAllIsThereOnce(World world, int expected) {
        List<PlaneIssue> items = world.plane.issues(world.planeProject);
        List<GitHubIssue> issues = world.github.issues(World.REPOSITORY);
        assertThat(items).hasSize(expected).hasSameSizeAs(issues);
        assertThat(items.stream().map(PlaneIssue::externalId))
                .doesNotContainNull()
                .doesNotHaveDuplicates();
        assertThat(items.stream()
                        .flatMap(item -> world.plane.comments(world.planeProject, item.id()).stream())
                        .map(PlaneComment::externalId))
                .doesNotContainNull()
                .doesNotHaveDuplicates();
        Map<String, List<PlaneIssue>> byTitle = items.stream().collect(Collectors.groupingBy(PlaneIssue::name));
        var compare = new Compare(world);
        for (GitHubIssue issue : issues) {
            assertThat(byTitle).containsKey(issue.title());
            compare.sameAsOneOf(issue, byTitle.get(issue.title()));
        }
    }

    static Path firstIssues(Path folder, int number) throws IOException {
        Path file = folder.resolve("issues.jsonl");
        try (var lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(World.sample())), StandardCharsets.UTF_8))) {
            Files.write(file, lines.lines().limit(1 + number).toList()); // the first line tells of the labels
        }
        return file;
    }

    /** Pulls the plug at a request, whose client never hears an answer. */
    private static final class Killer {
        private static final int PAGES_BETWEEN_KILLS = 2;

        private final ProductProcess product;
        private final int writesBetweenKills;
        private final AtomicInteger pages = new AtomicInteger();
        private final AtomicInteger asked = new AtomicInteger();
        private final AtomicInteger made = new AtomicInteger();
        private final AtomicBoolean armed = new AtomicBoolean();
        private final CountDownLatch begun = new CountDownLatch(1);
        private volatile int kill;

        Killer(World world, ProductProcess product) {
            this.product = product;
            int comments = world.github.issues(World.REPOSITORY).stream()
                    .mapToInt(issue -> world.github
                            .comments(World.REPOSITORY, issue.number())
                            .size())
                    .sum();
            writesBetweenKills = (ISSUES + comments) / KILLS_WHILE_WRITING;
            world.github.faults().onRequest(request -> page());
            world.plane.faults().onRequest(this::asked).onCommitted(this::made);
        }

        void armFor(int next) {
            kill = next;
            armed.set(next <= KILLS);
            begun.countDown();
        }

        private void page() {
            awaitBegin();
            int due = 1 + (kill - 1) * PAGES_BETWEEN_KILLS;
            strikeIf(pages.incrementAndGet() >= due && kill <= KILLS_WHILE_LISTING);
        }

        /** Nothing is read before the job's id is known. */
        private void awaitBegin() {
            try {
                begun.await();
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        }

        private void asked(SimulatedRequest request) {
            if (request.writes()) {
                strikeIf(asked.incrementAndGet() >= due() && kill % 2 == 0);
            }
        }

        private void made(SimulatedRequest request) {
            if (request.writes()) {
                strikeIf(made.incrementAndGet() >= due() && kill % 2 == 1);
            }
        }

        private int due() {
            int earlier = kill - KILLS_WHILE_LISTING - 1;
            return earlier < 0 ? Integer.MAX_VALUE : 1 + earlier * writesBetweenKills;
        }

        private void strikeIf(boolean due) {
            if (due && armed.compareAndSet(true, false)) {
                product.kill();
                throw new IllegalStateException("the plug was pulled");
            }
        }
    }
}
