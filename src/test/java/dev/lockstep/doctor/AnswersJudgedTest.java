package dev.lockstep.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.Connector.ConnectionReport;
import dev.lockstep.connector.RemoteHttp;
import dev.lockstep.doctor.Finding.Grade;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What trackers tell by the way, and what is made of it. */
class AnswersJudgedTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "'Sun, 22 Nov 2026 12:00:20 GMT', OK, 20 s behind",
        "'Sun, 22 Nov 2026 11:59:15 GMT', WARNING, 45 s ahead of",
        "'Sun, 22 Nov 2026 11:55:00 GMT', FAILED, 300 s ahead of",
        "yesterday, NOT_CHECKED, do not tell the time"
    })
    void aClockThatIsFarFromTheTrackersIsTold(String date, Grade grade, String told) {
        var judged = Times.clock("github", answer(Map.of("Date", List.of(date))));
        assertThat(judged.grade()).isEqualTo(grade);
        assertThat(judged.told()).contains(told);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-30 12:00:00 UTC, OK, 38 days",
        "2026-11-25 12:00:00 UTC, WARNING, 3 days",
        "2026-11-23 14:00:00 +0200, WARNING, 24 hours"
    })
    void aTokenThatEndsSoonIsToldBeforeItDoes(String until, Grade grade, String told) {
        var judged = Times.token("github", answer(Map.of("GitHub-Authentication-Token-Expiration", List.of(until))));
        assertThat(judged).singleElement().satisfies(each -> {
            assertThat(each.grade()).isEqualTo(grade);
            assertThat(each.told()).contains(told);
        });
    }

    @Test
    void aTokenOfWhichNothingIsToldIsNotGuessedAt() {
        assertThat(Times.token("github", answer(Map.of()))).isEmpty();
        assertThat(Times.token("github", answer(Map.of("GitHub-Authentication-Token-Expiration", List.of("soon")))))
                .isEmpty();
    }

    @Test
    void scopesThatLackAreAWarningAndLittleBudgetIsOne() {
        var lacks = new ConnectionReport("ann", List.of(), List.of("repo"), List.of(), null, 4_000, NOW);
        assertThat(CredentialWords.judged("github", lacks).grade()).isEqualTo(Grade.WARNING);
        assertThat(CredentialWords.judged("github", lacks).told()).contains("lacks repo");
        var spent = new ConnectionReport("ann", List.of("push"), List.of(), List.of(), null, 3, NOW);
        assertThat(CredentialWords.judged("github", spent).grade()).isEqualTo(Grade.WARNING);
        assertThat(CredentialWords.judged("github", spent).told())
                .contains("3 requests are left until 2026-11-22T12:00:00Z");
    }

    private static RemoteHttp.Answer answer(Map<String, List<String>> headers) {
        return new RemoteHttp.Answer(200, HttpHeaders.of(headers, (name, value) -> true), "", NOW);
    }
}
