package dev.lockstep.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RanksTest {
    @Test
    void betweenTwoThereIsRoomUntilTheyAreNeighbours() {
        assertThat(Ranks.between(null, null)).hasValue(0);
        assertThat(Ranks.between(0L, null)).hasValue(Ranks.GAP);
        assertThat(Ranks.between(null, 0L)).hasValue(-Ranks.GAP);
        assertThat(Ranks.between(4L, 8L)).hasValue(6);
        assertThat(Ranks.between(-3L, -1L)).hasValue(-2);
        assertThat(Ranks.between(-1L, 1L)).hasValue(0);
        assertThat(Ranks.between(4L, 5L)).isEqualTo(OptionalLong.empty());
        assertThat(Ranks.between(Long.MAX_VALUE - 1, null)).isEmpty();
        assertThat(Ranks.between(null, Long.MIN_VALUE + 1)).isEmpty();
    }

    @Test
    void whatComesBehindTheSameOneTwentyTimesStillFits() {
        long below = Ranks.GAP;
        for (int each = 0; each < 20; each++) {
            below = Ranks.between(0L, below).orElseThrow();
            assertThat(below).isPositive();
        }
        assertThat(Ranks.between(0L, below)).isEmpty();
    }
}
