package dev.lockstep.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is dangerous, number by number. */
class LimitsTest {
    @ParameterizedTest(name = "{1} changes with {2} deletions of {4} twins, limit {0}: {5}")
    @CsvSource({
        // limit, changes, deletions, deleted lately, twins, danger
        "100, 0, 0, 0, 0, ",
        "100, 100, 0, 0, 500, ",
        "100, 101, 0, 0, 500, TOO_MANY_CHANGES",
        "1, 2, 0, 0, 500, TOO_MANY_CHANGES",
        "0, 100000, 0, 0, 500, ",
        "100, 10, 10, 0, 5, ",
        "100, 11, 11, 0, 5, MASS_DELETION",
        "0, 11, 11, 0, 200, MASS_DELETION",
        "0, 11, 11, 0, 219, MASS_DELETION",
        "0, 11, 11, 0, 220, ",
        "0, 50, 50, 0, 1000, ",
        "0, 51, 51, 0, 1000, MASS_DELETION",
        "100, 500, 51, 0, 1000, MASS_DELETION",
        "100, 1, 1, 9, 5, ",
        "100, 1, 1, 10, 5, MASS_DELETION",
        "100, 1, 0, 500, 5, ",
    })
    void plans(int limit, long changes, long deletions, long lately, long twins, Danger danger) {
        var planned = new Limits.Planned(limit, changes, deletions, lately, twins);
        assertThat(Limits.judge(planned).orElse(null)).isEqualTo(danger);
    }

    @ParameterizedTest(name = "{2} of {1} absent, {0} shown: {3}")
    @CsvSource({
        "0, 0, 0, ", //
        "0, 1, 1, EMPTY_SIDE",
        "0, 300, 300, EMPTY_SIDE",
        "1, 300, 299, MASS_DELETION",
        "290, 300, 10, ",
        "284, 300, 15, ",
        "284, 300, 16, MASS_DELETION",
        "1, 11, 10, ",
        "1, 12, 11, MASS_DELETION",
        "5, 5, 0, ",
    })
    void absences(long shown, long known, long absent, Danger danger) {
        assertThat(Limits.judgeAbsence(shown, known, absent).orElse(null)).isEqualTo(danger);
    }
}
