package dev.lockstep.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    private final RetryPolicy policy = new RetryPolicy(new Random(20261121));

    @Test
    void theCeilingDoublesUpToItsCap() {
        assertThat(LongStream.rangeClosed(1, 10)
                        .mapToObj(
                                failures -> RetryPolicy.ceiling((int) failures).toSeconds()))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L);
        assertThat(RetryPolicy.ceiling(1_000)).isEqualTo(RetryPolicy.CAP);
    }

    @Test
    void theWholeSpanIsUsedSoThatWhatFailedTogetherComesBackSpread() {
        for (int failures : new int[] {1, 4, 20}) {
            var ceiling = RetryPolicy.ceiling(failures);
            var delays = LongStream.range(0, 2_000)
                    .map(i -> policy.delay(failures).toMillis())
                    .summaryStatistics();
            assertThat(delays.getMax()).isLessThanOrEqualTo(ceiling.toMillis());
            assertThat(delays.getMin()).isLessThan(ceiling.dividedBy(20).toMillis());
            assertThat(Duration.ofMillis((long) delays.getAverage()))
                    .isBetween(
                            ceiling.multipliedBy(45).dividedBy(100),
                            ceiling.multipliedBy(55).dividedBy(100));
        }
    }
}
