package dev.lockstep.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The product under thousands of disasters; docs/simulation.md says how to read a failure. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulationTest {
    private Store store = new Store();

    @AfterAll
    void close() {
        store.close();
    }

    @Test
    void theSameSeedGivesTheSameEventLog() {
        for (long seed = 1; seed <= 5; seed++) {
            var one = new World(Plan.of(seed), store).run();
            var two = new World(Plan.of(seed), store).run();
            assertThat(two.lines()).as("seed %d", seed).isEqualTo(one.lines());
            assertThat(two.hash()).isEqualTo(one.hash());
        }
    }

    @Test
    void sparedFaultsDoNotStrike() {
        var some = new World(Plan.of(2), store).run();
        var none = new World(Plan.of(2).sparing(some.faults().keySet()), store).run();
        assertThat(some.struck()).isNotEmpty();
        assertThat(none.faults()).doesNotContainKeys(some.faults().keySet().toArray(String[]::new));
    }

    /** As many as fit; {@code -Dsimulate.seconds} asks for more. */
    @Test
    void aMinuteOfDisastersBreaksNothing() {
        long end = System.nanoTime() + Long.getLong("simulate.seconds", 60) * 1_000_000_000L;
        for (long seed = 1; System.nanoTime() < end; seed++) {
            var outcome = run(seed);
            assertThat(outcome.violation())
                    .as("%s", Shrinker.command(outcome.plan()))
                    .isNull();
        }
    }

    @Test
    void whatFailedOnceHoldsForEver() {
        for (long seed : Seeds.stored()) {
            var outcome = run(seed);
            assertThat(outcome.violation()).as("seed %d", seed).isNull();
        }
        assertThat(Set.copyOf(Seeds.stored())).isNotEmpty();
    }

    /**
     * A failure of the product is repeated by its seed, in a store that nobody used before. What that does not repeat came
     * with the store from an earlier run, and is told, because it is a fault of the simulation itself.
     */
    private Outcome run(long seed) {
        var outcome = new World(Plan.of(seed), store).run();
        if (outcome.violation() == null) {
            return outcome;
        }
        store.close();
        store = new Store();
        var again = new World(Plan.of(seed), store).run();
        if (again.violation() == null) {
            System.out.printf("Seed %d does not repeat what broke: %s%n", seed, outcome.violation());
        }
        return again;
    }
}
