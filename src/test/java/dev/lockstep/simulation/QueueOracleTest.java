package dev.lockstep.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.operation.QueueTrial;
import dev.lockstep.operation.SqlChange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules that only save work change nothing in the end, so the queue is held against a small model of itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueueOracleTest {
    private static final int MOST_SEEDS = 2_000;

    private final Store store = new Store();

    @AfterAll
    void close() {
        store.close();
    }

    @Test
    void theQueueDoesWhatTheModelDoes() {
        for (long seed = 1; seed <= 150; seed++) {
            assertThat(difference(seed, SqlChange.NONE)).as("seed %d", seed).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void aRuleThatIsMissingIsNoticed(SqlChange change) {
        for (long seed = 1; seed <= MOST_SEEDS; seed++) {
            if (difference(seed, change) != null) {
                return;
            }
        }
        assertThat(change).as("survived %d seeds", MOST_SEEDS).isNull();
    }

    private String difference(long seed, SqlChange change) {
        store.empty();
        return new QueueTrial(seed, store.source(), change).difference();
    }

    public static void main(String[] arguments) {
        try (var store = new Store()) {
            for (var change : SqlChange.values()) {
                long seed = 1;
                String found = null;
                for (; seed <= Long.parseLong(arguments[0]) && found == null; seed++) {
                    store.empty();
                    found = new QueueTrial(seed, store.source(), change).difference();
                }
                System.out.println(change + " " + (seed - 1) + " " + found);
            }
        }
        System.exit(0);
    }
}
