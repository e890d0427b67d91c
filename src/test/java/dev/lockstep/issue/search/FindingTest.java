package dev.lockstep.issue.search;

import static dev.lockstep.issue.search.Finding.BY_INDEX;
import static dev.lockstep.issue.search.Finding.LOOKED_AT;
import static dev.lockstep.issue.search.Finding.ON_THE_WAY;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingTest {
    @Test
    void whatManyHaveIsFoundOnTheWay() {
        assertThat(Finding.of(LOOKED_AT, 10)).isEqualTo(ON_THE_WAY);
        assertThat(Finding.of(LOOKED_AT, LOOKED_AT)).isEqualTo(ON_THE_WAY);
    }

    @Test
    void whatFewHaveIsFoundByTheIndex() {
        assertThat(Finding.of(LOOKED_AT, 9)).isEqualTo(BY_INDEX);
        assertThat(Finding.of(LOOKED_AT, 0)).isEqualTo(BY_INDEX);
    }

    @Test
    void aShortListIsReadWhole() {
        assertThat(Finding.of(LOOKED_AT - 1, 0)).isEqualTo(ON_THE_WAY);
    }
}
