package dev.lockstep.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that could be taken out without anybody noticing would not be tested. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MutantsTest {
    private static final int MOST_SEEDS = 2_000;

    private final Store store = new Store();

    @AfterAll
    void close() {
        store.close();
    }

    static List<Mutants.Case> mutants() {
        return Mutants.all();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void isCaught(Mutants.Case each) {
        for (long seed = 1; seed <= MOST_SEEDS; seed++) {
            var outcome = new World(Plan.of(seed).with(each.mutant()), store).run();
            if (outcome.failed() && each.caught().contains(outcome.violation().invariant())) {
                return;
            }
        }
        assertThat(each.mutant().name()).as("survived %d seeds", MOST_SEEDS).isNull();
    }
}
