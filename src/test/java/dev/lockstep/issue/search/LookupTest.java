package dev.lockstep.issue.search;

import static dev.lockstep.issue.search.Lookup.BY_INDEX;
import static dev.lockstep.issue.search.Lookup.LOOKED_AT;
import static dev.lockstep.issue.search.Lookup.ON_THE_WAY;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LookupTest {
    @Test
    void whatManyHaveIsFoundOnTheWay() {
        assertThat(Lookup.of(LOOKED_AT, 10)).isEqualTo(ON_THE_WAY);
        assertThat(Lookup.of(LOOKED_AT, LOOKED_AT)).isEqualTo(ON_THE_WAY);
    }

    @Test
    void whatFewHaveIsFoundByTheIndex() {
        assertThat(Lookup.of(LOOKED_AT, 9)).isEqualTo(BY_INDEX);
        assertThat(Lookup.of(LOOKED_AT, 0)).isEqualTo(BY_INDEX);
    }

    @Test
    void aShortListIsReadWhole() {
        assertThat(Lookup.of(LOOKED_AT - 1, 0)).isEqualTo(ON_THE_WAY);
    }
}
