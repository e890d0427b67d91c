package dev.lockstep.simulator.jira;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.simulator.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class JiraSearchTest {
    private static JiraTestBed bed(JiraEdition edition) {
        return new JiraTestBed(edition, JiraWorkflow.simple());
    }

    private static String encoded(String jql) {
        return URLEncoder.encode(jql, StandardCharsets.UTF_8);
    }

    private static List<String> summaries(JsonNode answer) {
        var all = new ArrayList<String>();
        answer.get("issues")
                .forEach(issue -> all.add(issue.at("/fields/summary").asString()));
        return all;
    }

    private static void fill(JiraTestBed bed, int issues) {
        var ann = bed.jira.person("Ann", "WEB");
        for (int i = 0; i < issues; i++) {
            bed.clock.forward(Duration.ofSeconds(10));
            ann.open("Issue " + i, "x");
        }
    }

    /** The clock begins at 10:00:00.123 in London, which is 11:00 in Berlin, where the caller sits. */
    @Test
    void datesHaveMinutesInTheCallersZone() throws Exception {
        try (var bed = bed(JiraEdition.CLOUD)) {
            fill(bed, 12);
            var later = bed.api.get("/search/jql?fields=summary&jql="
                    + encoded("project = WEB AND updated >= \"2026-03-01 11:01\" ORDER BY updated ASC"));
            assertThat(summaries(later.json())).first().isEqualTo("Issue 5");
            var seconds =
                    bed.api.get("/search/jql?jql=" + encoded("project = WEB AND updated >= \"2026-03-01 11:01:30\""));
            assertThat(seconds.status()).isEqualTo(400);
            assertThat(seconds.json().at("/errorMessages/0").asString()).contains("Date value");
        }
    }

    @Test
    void theCloudPagesByTokensThatSkipNothingWhenAnIssueMoves() throws Exception {
        try (var bed = bed(JiraEdition.CLOUD)) {
            fill(bed, 7);
            var path = "/search/jql?maxResults=3&fields=summary&jql=" + encoded("project = WEB ORDER BY updated ASC");
            var first = bed.api.get(path).json();
            assertThat(first.get("isLast").asBoolean()).isFalse();
            bed.clock.forward(Duration.ofSeconds(10));
            bed.jira
                    .person("Ann", "WEB")
                    .editSummary(bed.jira.issues("WEB").getFirst().id(), "Moved");
            var seen = summaries(first);
            var token = first.get("nextPageToken").asString();
            var second = bed.api.get(path + "&nextPageToken=" + token).json();
            seen.addAll(summaries(second));
            seen.addAll(summaries(bed.api
                    .get(path + "&nextPageToken=" + second.get("nextPageToken").asString())
                    .json()));
            assertThat(seen).contains("Issue 3", "Issue 6", "Moved").hasSize(8);
            assertThat(bed.api
                            .get("/search/jql?jql=" + encoded("project = WEB ORDER BY key") + "&nextPageToken=" + token)
                            .status())
                    .isEqualTo(400);
            assertThat(bed.api.get("/search?jql=project%3DWEB").status()).isEqualTo(410);
            assertThat(bed.api.get("/search/jql?jql=" + encoded("ORDER BY key")).status())
                    .isEqualTo(400);
        }
    }

    @Test
    void withoutFieldsTheCloudGivesIdsOnly() throws Exception {
        try (var bed = bed(JiraEdition.CLOUD)) {
            fill(bed, 1);
            var only = bed.api.get("/search/jql?jql=project%3DWEB").json().at("/issues/0");
            assertThat(only.propertyNames()).containsExactly("id");
        }
    }

    @Test
    void aDataCenterPagesByOffsetAndSkipsWhenAnIssueMoves() throws Exception {
        try (var bed = bed(JiraEdition.DATA_CENTER)) {
            fill(bed, 6);
            var path = "/search?maxResults=3&fields=summary&jql=" + encoded("project = WEB ORDER BY updated ASC");
            assertThat(summaries(bed.api.get(path).json())).containsExactly("Issue 0", "Issue 1", "Issue 2");
            bed.clock.forward(Duration.ofSeconds(10));
            bed.jira
                    .person("Ann", "WEB")
                    .editSummary(bed.jira.issues("WEB").getFirst().id(), "Moved");
            var second = bed.api.get(path + "&startAt=3").json();
            assertThat(summaries(second)).as("Issue 3 moved up").containsExactly("Issue 4", "Issue 5", "Moved");
            assertThat(second.get("total").asInt()).isEqualTo(6);
            assertThat(bed.api.get("/search/jql?jql=project%3DWEB").status()).isEqualTo(404);
        }
    }

    @Test
    void theIndexLagsBehindWrites() throws Exception {
        try (var bed = bed(JiraEdition.CLOUD)) {
            fill(bed, 1);
            bed.jira.faults().listLag(Duration.ofSeconds(5));
            var ann = bed.jira.person("Ann", "WEB");
            var id = ann.open("New", "x");
            var path = "/search/jql?fields=summary&jql=project%3DWEB";
            assertThat(summaries(bed.api.get(path).json())).containsExactly("Issue 0");
            assertThat(bed.api.get("/issue/" + id).status()).isEqualTo(200);
            var fetched = bed.api.post(
                    "/issue/bulkfetch", "{\"issueIdsOrKeys\":[\"WEB-2\",\"WEB-3\"],\"fields\":[\"summary\"]}");
            assertThat(fetched.json().get("issues")).hasSize(1);
            bed.clock.forward(Duration.ofSeconds(5));
            ann.editSummary(id, "Newer");
            assertThat(summaries(bed.api.get(path).json())).contains("New").doesNotContain("Newer");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "project = NOPE",
                "watchers = 3",
                "project = WEB OR project = WEB",
                "labels in (a, b)",
                "project = WEB ORDER BY votes"
            })
    void whatIsNotSimulatedIsSaid(String jql) throws Exception {
        try (var bed = bed(JiraEdition.CLOUD)) {
            var refused = bed.api.get("/search/jql?jql=" + encoded(jql));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().at("/errorMessages/0").asString()).startsWith("Error in the JQL Query");
        }
    }

    @Test
    void aGuestOfTheCloudSeesNothingAndOnlyAHeaderTellsWhy() throws Exception {
        try (var bed = bed(JiraEdition.CLOUD)) {
            fill(bed, 1);
            var guest = bed.api("wrong");
            var found = guest.get("/search/jql?fields=summary&jql=project%3DWEB");
            assertThat(found.status()).isEqualTo(200);
            assertThat(found.json().get("issues")).isEmpty();
            assertThat(found.header("X-Seraph-LoginReason")).isEqualTo("AUTHENTICATED_FAILED");
            assertThat(guest.get("/issue/WEB-1").status()).isEqualTo(404);
            assertThat(guest.get("/myself").status()).isEqualTo(401);
            assertThat(guest.post("/issue", Json.object().toString()).status()).isEqualTo(401);
        }
    }

    @Test
    void aDataCenterRefusesAWrongToken() throws Exception {
        try (var bed = bed(JiraEdition.DATA_CENTER)) {
            assertThat(bed.api("wrong").get("/search?jql=project%3DWEB").status())
                    .isEqualTo(401);
            assertThat(bed.api("wrong").get("/serverInfo").status()).isEqualTo(200);
        }
    }
}
