package dev.lockstep.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.simulator.GitHubSimulator;
import dev.lockstep.simulator.PlaneSimulator;
import dev.lockstep.simulator.ReceivedRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request that GitHub or Plane would not understand is noticed; {@link Witness} reads along in all runs end to end. */
class RequestContractTest {
    private static final String ITEMS = "/workspaces/acme/projects/3e9a1f64-22e0-4c0f-9a44-5c2b1c6b8a11/work-items/";
    private static final String ITEM = ITEMS + "3e9a1f64-22e0-4c0f-9a44-5c2b1c6b8a12/";

    private static List<String> github(String method, String path, String query, String body) {
        var contract = Contracts.github();
        assumeTrue(contract.isPresent(), Contracts.WHY_ABSENT);
        var headers = Map.of(
                "Accept",
                "application/vnd.github+json",
                "X-GitHub-Api-Version",
                "2022-11-28",
                "Authorization",
                "Bearer t");
        return contract.get().faults(request(method, path, query, headers, body), path);
    }

    private static List<String> plane(String method, String path, String query, String body) {
        var headers = Map.of("Accept", "application/json", "X-API-Key", "k");
        return Contracts.plane().faults(request(method, path, query, headers, body), path);
    }

    private static ReceivedRequest request(
            String method, String path, String query, Map<String, String> headers, String body) {
        var all = new HashMap<>(headers);
        all.put("User-Agent", "Lockstep");
        if (body != null) {
            all.put("Content-Type", "application/json");
        }
        Map<String, String> given = query == null
                ? Map.of()
                : Arrays.stream(query.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return new ReceivedRequest(method, path, given, all, body == null ? "" : body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "GET | /repos/a/b/issues | state=all&sort=updated&direction=asc&per_page=100&since=2026-01-02T03:04:05Z | -",
                "GET | /repos/a/b/issues/comments | sort=updated&direction=asc | -",
                "POST | /repos/a/b/issues | - | {\"title\":\"t\",\"body\":\"\",\"labels\":[\"bug\"]}",
                "PATCH | /repos/a/b/issues/7 | - | {\"state\":\"closed\",\"state_reason\":\"not_planned\"}",
                "DELETE | /repos/a/b/issues/7/assignees | - | {\"assignees\":[\"ann\"]}",
                "GET | /repos/a/b/git/matching-refs/heads/feature/x | - | -",
            })
    void whatGitHubTakesIsFine(String method, String path, String query, String body) {
        assertThat(github(method, path, query, body)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "GET | /repos/a/b/isues | - | - | there is no such path",
                "PUT | /repos/a/b/issues/7 | - | {} | there is no such method",
                "GET | /repos/a/b/issues/seven | - | - | the parameter issue_number",
                "GET | /repos/a/b/issues | per-page=100 | - | there is no parameter per-page",
                "GET | /repos/a/b/issues | per_page=200 | - | the parameter per_page",
                "GET | /repos/a/b/issues | state=any | - | the parameter state",
                "GET | /repos/a/b/issues | since=yesterday | - | the parameter since",
                "POST | /repos/a/b/issues | - | {\"body\":\"no title\"} | the body",
                "POST | /repos/a/b/issues | - | {\"title\":\"t\",\"label\":[]} | the body",
                "POST | /repos/a/b/issues | - | {\"title\":\"t\",\"labels\":\"bug\"} | the body",
                "POST | /repos/a/b/issues | - | - | the body is missing",
                "PATCH | /repos/a/b/issues/7 | - | {\"state\":\"done\"} | the body",
                "GET | /repos/a/b/issues | - | {} | a body where none is taken",
            })
    void whatGitHubDoesNotTakeIsNoticed(String method, String path, String query, String body, String fault) {
        assertThat(github(method, path, query, body)).singleElement().asString().startsWith(fault);
    }

    @Test
    void whatPlaneTakesIsFine() {
        assertThat(plane("GET", ITEMS, "per_page=100&order_by=-updated_at&cursor=100:1:0", null))
                .isEmpty();
        assertThat(plane("PATCH", ITEM, null, "{\"priority\":\"high\",\"assignees\":[]}"))
                .isEmpty();
        assertThat(plane("POST", ITEM + "comments/", null, "{\"comment_html\":\"<p>x</p>\"}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "GET | - | page=2 | - | there is no parameter page",
                "GET | - | per_page=1000 | - | the parameter per_page",
                "GET | - | cursor=2 | - | the parameter cursor",
                "PATCH | x/ | - | {} | the parameter item_id",
                "POST | - | - | {\"description_html\":\"<p></p>\"} | the body",
                "POST | - | - | {\"name\":\"n\",\"priority\":\"highest\"} | the body",
                "POST | - | - | {\"name\":\"n\",\"labels\":[\"bug\"]} | the body",
                "POST | - | - | {\"name\":\"n\",\"external_id\":\"1\"} | the body",
                "DELETE | - | - | - | there is no such method",
            })
    void whatPlaneDoesNotTakeIsNoticed(String method, String rest, String query, String body, String fault) {
        assertThat(plane(method, ITEMS + (rest == null ? "" : rest), query, body))
                .first()
                .asString()
                .startsWith(fault);
    }

    @Test
    void aPathOfPlaneEndsInASlash() {
        assertThat(plane("GET", ITEMS.substring(0, ITEMS.length() - 1), null, null))
                .containsExactly("there is no such path");
    }

    @Test
    void headersAreReadToo() {
        var bare = new ReceivedRequest("POST", ITEM + "comments/", Map.of(), Map.of(), "{\"comment_html\":\"x\"}");
        assertThat(Contracts.plane().faults(bare, bare.path()))
                .hasSize(4)
                .anyMatch(fault -> fault.contains("X-API-Key"))
                .anyMatch(fault -> fault.contains("User-Agent"))
                .anyMatch(fault -> fault.contains("Content-Type"));
    }

    @Test
    void theWitnessHearsOfAWrongRequestFromTheSimulatorItself() throws Exception {
        assumeTrue(Contracts.github().isPresent(), Contracts.WHY_ABSENT);
        try (var github = GitHubSimulator.start(0, InstantSource.system(), 1);
                var plane = PlaneSimulator.start(0, InstantSource.system(), 1);
                var http = HttpClient.newHttpClient()) {
            var witness = new Witness().watch(github).watch(plane);
            var ask = HttpRequest.newBuilder(URI.create(github.baseUri() + "/repos/a/b/issues?per_page=1000"));
            http.send(ask.copy().header(Witness.BY_HAND, "yes").build(), HttpResponse.BodyHandlers.discarding());
            witness.assertThatTrackersWouldUnderstand();
            assertThat(witness.seen()).isZero();

            http.send(ask.build(), HttpResponse.BodyHandlers.discarding());
            http.send(
                    HttpRequest.newBuilder(URI.create(plane.apiUri() + "/users/you/"))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            assertThat(witness.seen()).isEqualTo(2);
            assertThatThrownBy(witness::assertThatTrackersWouldUnderstand)
                    .hasMessageContaining("the parameter per_page")
                    .hasMessageContaining("X-GitHub-Api-Version")
                    .hasMessageContaining("/users/you/");
        }
    }
}
