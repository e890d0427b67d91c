package dev.lockstep.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.base.Refused;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
    @ParameterizedTest
    @CsvSource({
        "22:00, 07:00, 2026-06-01T20:30:00Z, 2026-06-02T05:00:00Z", // Zurich is two hours ahead in summer
        "22:00, 07:00, 2026-06-02T04:59:59Z, 2026-06-02T05:00:00Z",
        "22:00, 07:00, 2026-06-02T05:00:00Z, ",
        "22:00, 07:00, 2026-06-01T19:59:59Z, ",
        "22:00, 07:00, 2026-06-01T20:00:00Z, 2026-06-02T05:00:00Z",
        "12:00, 13:30, 2026-01-15T11:15:00Z, 2026-01-15T12:30:00Z",
        "12:00, 13:30, 2026-01-15T12:30:00Z, ",
        "22:00, 07:00, 2026-03-28T22:00:00Z, 2026-03-29T05:00:00Z", // the night in which clocks go forward
        "22:00, 07:00, 2026-10-24T21:00:00Z, 2026-10-25T06:00:00Z", // and the one in which they go back
    })
    void theyEndWhenTheClockThereSaysSo(String from, String until, Instant now, Instant end) {
        assertThat(QuietHours.of(from, until, "Europe/Zurich").endAfter(now).orElse(null))
                .isEqualTo(end);
    }

    @Test
    void anEndThatTheClockPassesTwiceIsStillAnEnd() {
        var hours = QuietHours.of("01:00", "02:30", "Europe/Zurich");
        var now = Instant.parse("2026-10-25T00:00:00Z"); // 02:00, for the first time
        for (int steps = 0; hours.endAfter(now).isPresent(); steps++) {
            var end = hours.endAfter(now).orElseThrow();
            assertThat(end).isAfter(now);
            assertThat(steps).isLessThan(60);
            now = end;
        }
        assertThat(now).isBefore(Instant.parse("2026-10-25T01:31:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "22:00, 22:00, UTC, until",
        "25:00, 07:00, UTC, from",
        "22:00, 7, UTC, until",
        "22:00, 07:00, Atlantis/Centre, zone",
        "22:00, 07:00, '', zone",
    })
    void whatIsNoWindowIsRefusedByItsField(String from, String until, String zone, String field) {
        assertThatThrownBy(() -> QuietHours.of(from, until, zone))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.field()).isEqualTo(field));
    }
}
