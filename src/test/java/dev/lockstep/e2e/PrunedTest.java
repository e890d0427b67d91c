package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that may leave has left, and the two sides are in step as before. */
class PrunedTest {
    private static final int ISSUES = 20;

    @Test
    void whatIsOldLeavesAtTheNextStartAndNothingIsWrittenForThat(@TempDir Path folder) throws Exception {
        World.needsData();
        try (var world = new World(folder.resolve("data"))) {
            world.github.load(World.REPOSITORY, KilledImportTest.firstIssues(folder, ISSUES));
            world.start();
            world.sync();
            world.awaitQuiet();
            assertThat(world.operations("")).isNotEmpty();
            world.stop();

            world.with("lockstep.retention=1ms").start();
            world.await("what is old is gone", () -> world.operations("").isEmpty() ? true : null);
            List<String> writes = new CopyOnWriteArrayList<>();
            world.github.faults().onRequest(request -> noteWrite(writes, request));
            world.plane.faults().onRequest(request -> noteWrite(writes, request));
            world.cycle();
            world.sync();
            world.awaitQuiet();
            assertThat(writes).isEmpty();
            KilledImportTest.assertThatAllIsThereOnce(world, ISSUES);
        }
    }

    private static void noteWrite(List<String> writes, dev.lockstep.simulator.SimulatedRequest request) {
        if (request.writes()) {
            writes.add(request.method() + " " + request.path());
        }
    }
}
