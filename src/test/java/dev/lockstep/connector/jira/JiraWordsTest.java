package dev.lockstep.connector.jira;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.RemoteJson;
import dev.lockstep.connector.StateKind;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times, states, priorities and addresses: pure translations. */
class JiraWordsTest {
    @ParameterizedTest
    @CsvSource({
        "2026-01-02T03:04:05.678+0000, 2026-01-02T03:04:05.678Z",
        "2026-01-02T03:04:05.678+0530, 2026-01-01T21:34:05.678Z",
        "2026-01-02T03:04:05.678Z, 2026-01-02T03:04:05.678Z",
        "2026-01-02T03:04:05+01:00, 2026-01-02T02:04:05Z"
    })
    void timesHaveOffsetsWithoutAColon(String text, Instant wanted) {
        assertThat(JiraTimes.of(RemoteJson.parse("{\"at\":\"" + text + "\"}"), "at"))
                .isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T10:00:59Z, Europe/Berlin, 2026-03-01 11:00",
        "2026-03-29T01:30:00Z, Europe/Berlin, 2026-03-29 03:30",
        // 02:30 is there twice that night, and Jira may take it for either.
        "2026-10-25T00:30:00Z, Europe/Berlin, 2026-10-25 01:30",
        "2026-10-25T01:30:00Z, Europe/Berlin, 2026-10-25 01:30",
        "2026-10-25T02:30:00Z, Europe/Berlin, 2026-10-25 03:30"
    })
    void aMinuteOfTheUsersZoneIsNeverAfterTheMoment(Instant at, String zone, String wanted) {
        assertThat(JiraTimes.minute(at, ZoneId.of(zone))).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource({
        "To Do, new, '', TODO",
        "Backlog, new, '', BACKLOG",
        "In Review, indeterminate, '', STARTED",
        "Done, done, Done, DONE",
        "Done, done, Won't Do, CANCELLED",
        "Closed, done, Duplicate, CANCELLED",
        "Cancelled, done, '', CANCELLED",
        "In Progress, indeterminate, Won't Do, STARTED"
    })
    void aStatusMeansWhatItsCategoryAndResolutionSay(String name, String category, String resolution, StateKind kind) {
        var state = new JiraStatus("7", name, category).state(resolution.isEmpty() ? null : resolution);
        assertThat(state.kind()).isEqualTo(kind);
        assertThat(state.key()).startsWith("7");
    }

    @Test
    void prioritiesOfOtherSchemesAreUnderstood() {
        assertThat(JiraPriorities.meaning("Blocker")).isEqualTo("urgent");
        assertThat(JiraPriorities.meaning("P7 (some day)")).isEqualTo("none");
        var usual = List.of("Highest", "High", "Medium", "Low", "Lowest");
        assertThat(JiraPriorities.name("urgent", usual)).contains("Highest");
        assertThat(JiraPriorities.name("none", usual)).contains("Lowest");
        assertThat(JiraPriorities.name("urgent", List.of("P1"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://acme.atlassian.net, https://acme.atlassian.net",
        "https://acme.atlassian.net/rest/api/3, https://acme.atlassian.net",
        "https://acme.atlassian.net/rest/api/3/, https://acme.atlassian.net",
        "https://x.org/jira/rest/api/latest, https://x.org/jira",
        "https://x.org/jira/, https://x.org/jira"
    })
    void theAddressOfTheApiIsUnderstoodAsWell(URI given, String root) {
        assertThat(JiraAddress.of(given).root()).isEqualTo(root);
    }
}
