package dev.lockstep.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GitHubListsTest {
    private final TestClock clock = new TestClock();
    private final GitHubSimulator github = GitHubSimulator.start(0, clock, 1);
    private final Api api = Api.github(github, "secret");
    private GitHubPerson ann;

    @BeforeEach
    void fill() {
        github.addRepository("acme/web").addPrivateRepository("acme/hidden").addToken("secret", "robot");
        ann = github.person("ann", "acme/web");
    }

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void pagesAreFollowedByTheLinkHeaderToTheirEnd() throws Exception {
        for (int i = 1; i <= 250; i++) {
            ann.open("Issue " + i, "");
        }
        var numbers = new ArrayList<Long>();
        var page = "/repos/acme/web/issues?state=all&per_page=500&sort=created&direction=asc";
        while (!page.isEmpty()) {
            var reply = api.get(page);
            numbers.addAll(numbers(reply.json()));
            page = reply.link("next");
            assertThat(page).matches("|.*/repositories/\\d+/issues\\?.*page=[23]");
        }
        assertThat(numbers).hasSize(250).isSorted();
        assertThat(api.get("/repos/acme/web/issues").json()).hasSize(30);
    }

    @Test
    void sinceIsInclusiveAndGoesByTheTimeOfChange() throws Exception {
        ann.open("Old", "");
        clock.forward(Duration.ofMinutes(5));
        ann.open("New", "");
        assertThat(since("2026-03-01T10:05:00Z")).containsExactly(2L);
        clock.forward(Duration.ofMinutes(5));
        ann.comment(1, "A comment moves the issue");
        assertThat(since("2026-03-01T10:05:00Z")).containsExactlyInAnyOrder(1L, 2L);
        assertThat(since("2026-03-01T10:10:00Z")).containsExactly(1L);
        assertThat(since("2026-03-01T10:10:01Z")).isEmpty();
        assertThat(api.get("/repos/acme/web/issues/1").json().get("updated_at").asString())
                .isEqualTo("2026-03-01T10:10:00Z");
    }

    @Test
    void anUnchangedAnswerIs304AndCostsNothing() throws Exception {
        ann.open("One", "");
        var first = api.get("/repos/acme/web/issues");
        var again = api.with("If-None-Match", first.header("ETag"));
        var unchanged = again.get("/repos/acme/web/issues");
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.header("X-RateLimit-Remaining")).isEqualTo(first.header("X-RateLimit-Remaining"));
        assertThat(github.log().notModified()).isEqualTo(1);
        ann.label(1, "bug");
        assertThat(again.get("/repos/acme/web/issues").status()).isEqualTo(200);
    }

    @Test
    void anEditThatChangesNothingLeavesNoTrace() throws Exception {
        ann.open("One", "text", "bug");
        clock.forward(Duration.ofMinutes(1));
        var edited =
                api.patch("/repos/acme/web/issues/1", "{\"title\":\"One\",\"labels\":[\"BUG\"],\"state\":\"open\"}");
        assertThat(edited.json().get("updated_at").asString()).isEqualTo("2026-03-01T10:00:00Z");
    }

    @Test
    void filtersNarrowTheList() throws Exception {
        ann.open("One", "", "bug");
        ann.open("Two", "", "Bug", "customer");
        api.post("/repos/acme/web/issues", "{\"title\":\"Three\"}");
        ann.close(1, "completed");
        assertThat(numbers(api.get("/repos/acme/web/issues").json())).containsExactly(3L, 2L);
        assertThat(numbers(api.get("/repos/acme/web/issues?state=closed").json()))
                .containsExactly(1L);
        assertThat(numbers(api.get("/repos/acme/web/issues?state=all&labels=bug,CUSTOMER")
                        .json()))
                .containsExactly(2L);
        assertThat(numbers(api.get("/repos/acme/web/issues?creator=robot").json()))
                .containsExactly(3L);
    }

    @Test
    void whatMayNotBeIsRefusedWithItsReason() throws Exception {
        ann.open("One", "");
        ann.open("Two", "");
        ann.delete(2);
        assertThat(api.get("/repos/acme/web/issues/2").status()).isEqualTo(410);
        assertThat(api.get("/repos/acme/web/issues/3").status()).isEqualTo(404);
        assertThat(api.post("/repos/acme/web/issues", "{\"title\":\"Three\"").status())
                .isEqualTo(400);
        assertThat(refused("{\"title\":\"\"}")).isEqualTo("title missing_field");
        assertThat(refused("{\"title\":\"x\",\"labels\":[\"" + "l".repeat(51) + "\"]}"))
                .isEqualTo("name custom");
        assertThat(refused("{\"title\":\"x\",\"body\":\"" + "b".repeat(65_537) + "\"}"))
                .isEqualTo("body custom");
        assertThat(refused("{\"title\":\"" + "\uD83D\uDE80".repeat(257) + "\"}"))
                .isEqualTo("title custom");
        assertThat(api.post("/repos/acme/web/issues", "{\"title\":\"" + "\uD83D\uDE80".repeat(256) + "\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void whatATokenMayNotSeeDoesNotExist() throws Exception {
        github.addToken("narrow", "ann", Set.of("acme/web"), false);
        var narrow = Api.github(github, "narrow");
        assertThat(narrow.get("/repos/acme/hidden").status()).isEqualTo(404);
        assertThat(narrow.get("/repos/acme/web").status()).isEqualTo(200);
        github.person("ben", "acme/web").open("One", "");
        assertThat(narrow.patch("/repos/acme/web/issues/1", "{\"title\":\"No\"}")
                        .status())
                .isEqualTo(403);
        ann.open("Own", "");
        var own = narrow.patch("/repos/acme/web/issues/2", "{\"title\":\"Mine\",\"labels\":[\"bug\"]}");
        assertThat(own.status()).isEqualTo(200);
        assertThat(own.json().get("title").asString()).isEqualTo("Mine");
        assertThat(own.json().get("labels")).isEmpty();
        assertThat(api.get("/repos/acme/hidden").status()).isEqualTo(200);
        github.revokeToken("secret");
        assertThat(api.get("/repos/acme/web").status()).isEqualTo(401);
    }

    @Test
    void aRenamedRepositoryLeadsOn() throws Exception {
        ann.open("One", "");
        github.renameRepository("acme/web", "shop");
        var moved = api.get("/repos/acme/web/issues/1");
        assertThat(moved.status()).isEqualTo(301);
        assertThat(api.get(moved.header("Location")).json().get("title").asString())
                .isEqualTo("One");
    }

    @Test
    void aTransferredIssueLeadsOn() throws Exception {
        github.addRepository("acme/docs");
        ann.open("One", "text", "bug");
        ann.comment(1, "said");
        assertThat(ann.transfer(1, "acme/docs")).isEqualTo(1);
        var moved = api.get("/repos/acme/web/issues/1");
        assertThat(moved.status()).isEqualTo(301);
        var issue = api.get(moved.header("Location")).json();
        assertThat(issue.get("title").asString()).isEqualTo("One");
        assertThat(issue.get("comments").asInt()).isEqualTo(1);
        assertThat(api.get("/repos/acme/web/issues").json()).isEmpty();
    }

    @Test
    void theAddressForPeopleShowsTheIssue() throws Exception {
        ann.open("<b>One</b>", "a & b");
        ann.openPullRequest("Two", "");
        for (var issue : api.get("/repos/acme/web/issues").json().values()) {
            var page = api.get(issue.get("html_url").asString());
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.response().body())
                    .doesNotContain("<b>")
                    .contains("#" + issue.get("number").asLong());
        }
    }

    @Test
    void aLaggingListHidesWhatIsNew() throws Exception {
        github.faults().listLag(Duration.ofSeconds(30));
        api.post("/repos/acme/web/issues", "{\"title\":\"Fresh\"}");
        assertThat(api.get("/repos/acme/web/issues").json()).isEmpty();
        assertThat(api.get("/repos/acme/web/issues/1").status()).isEqualTo(200);
        clock.forward(Duration.ofSeconds(31));
        assertThat(api.get("/repos/acme/web/issues").json()).hasSize(1);
    }

    @Test
    void realIssuesAreLoadedWithTheirCommentsAndPullRequests() throws Exception {
        github.load("acme/web", Shared.file("data/tls13-issues.jsonl.gz"));
        assertThat(github.issues("acme/web")).hasSize(446 + 998);
        assertThat(github.issues("acme/web").stream().filter(GitHubIssue::pullRequest))
                .hasSize(998);
        var last = api.get("/repos/acme/web/issues/comments?per_page=100").link("last");
        assertThat(last).endsWith("page=24");
        var issue = api.get("/repos/acme/web/issues/4").json();
        assertThat(issue.get("updated_at").asString()).isEqualTo("2015-12-15T21:02:33Z");
    }

    private String refused(String body) throws Exception {
        var reply = api.post("/repos/acme/web/issues", body);
        assertThat(reply.status()).isEqualTo(422);
        var error = reply.json().get("errors").get(0);
        return error.get("field").asString() + " " + error.get("code").asString();
    }

    private List<Long> since(String time) throws Exception {
        return numbers(api.get("/repos/acme/web/issues?state=all&since=" + time).json());
    }

    private static List<Long> numbers(JsonNode issues) {
        var numbers = new ArrayList<Long>();
        issues.values().forEach(issue -> numbers.add(issue.get("number").asLong()));
        return numbers;
    }
}
