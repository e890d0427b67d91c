package dev.lockstep.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Ids;
import dev.lockstep.webhook.Egress.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer of a receiver means. */
class JudgedTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final UUID ID = Ids.next();

    private static Judged of(int status, int attempts) {
        return Judged.of(new Reply.Answered(status, "", null), ID, attempts, NOON);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 204, 299})
    void anAnswerFrom200To299IsSuccess(int status) {
        assertThat(of(status, 1)).isEqualTo(new Judged.Delivered());
    }

    @ParameterizedTest
    @ValueSource(ints = {199, 301, 302, 400, 401, 404, 429, 500, 503})
    void everyOtherIsTriedAgain(int status) {
        assertThat(of(status, 1)).isInstanceOf(Judged.Again.class);
    }

    @Test
    void noAnswerAndABlockedAddressAreTriedAgain() {
        assertThat(Judged.of(new Reply.Unanswered("no"), ID, 1, NOON)).isInstanceOf(Judged.Again.class);
        assertThat(Judged.of(new Reply.Blocked("no"), ID, 1, NOON)).isInstanceOf(Judged.Again.class);
    }

    @Test
    void goneMeansThatNobodyWantsIt() {
        assertThat(of(410, 1)).isEqualTo(new Judged.Unwanted());
    }

    @Test
    void thePausesGrowAndEndWithinThreeDays() {
        var at = NOON;
        var before = Duration.ZERO;
        int attempts = 1;
        while (Judged.of(new Reply.Unanswered("no"), ID, attempts, at) instanceof Judged.Again again) {
            var pause = Duration.between(at, again.at());
            assertThat(pause).isGreaterThan(before);
            before = pause;
            at = again.at();
            attempts++;
        }
        assertThat(Duration.between(NOON, at)).isBetween(Judged.DEAD_AFTER, Duration.ofDays(3));
        assertThat(attempts).isEqualTo(10);
    }

    @Test
    void aReceiverMayAskForMoreTimeButNotForAsMuchAsItLikes() {
        assertThat(after("120", 1)).isEqualTo(Duration.ofSeconds(120));
        assertThat(after("1", 1)).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
        assertThat(after("99999999999", 1)).isEqualTo(RetryAfter.MOST);
        for (var odd : new String[] {"-5", "soon", "", "9".repeat(40), "Wed, 21 Oct 2026 07:28:00 GMT"}) {
            assertThat(after(odd, 1)).as(odd).isLessThan(Duration.ofSeconds(6));
        }
    }

    private static Duration after(String retryAfter, int attempts) {
        var judged = Judged.of(new Reply.Answered(503, "", retryAfter), ID, attempts, NOON);
        return Duration.between(NOON, ((Judged.Again) judged).at());
    }

    @Test
    void aReceiverThatFailsIsLeftAloneForAWhileAndNeverForLong() {
        assertThat(Judged.rest(1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(Judged.rest(2)).isEqualTo(Duration.ofSeconds(10));
        assertThat(Judged.rest(1_000)).isEqualTo(Duration.ofMinutes(5));
    }
}
