package dev.lockstep.simulator.jira;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.simulator.Hmac;
import dev.lockstep.simulator.HookInbox;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JiraSimulatorTest {
    private final JiraTestBed bed = new JiraTestBed(JiraEdition.DATA_CENTER, JiraWorkflow.strict());
    private final JiraPerson ann = bed.jira.person("Ann", "WEB");

    @AfterEach
    void stop() {
        bed.close();
    }

    private JiraIssue issue(String id) {
        return bed.jira.issues("WEB").stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aStatusIsReachedOnlyAsTheWorkflowGoes() throws Exception {
        var id = ann.open("One", "x");
        var path = "/issue/" + id + "/transitions";
        assertThat(bed.api.get(path).json().at("/transitions/0/to/name").asString())
                .isEqualTo("In Progress");
        assertThat(bed.api.post(path, "{\"transition\":{\"id\":\"51\"}}").status())
                .isEqualTo(400);
        ann.move(id, "In Progress");
        ann.move(id, "In Review");
        var bare = bed.api.post(path, "{\"transition\":{\"id\":\"51\"}}");
        assertThat(bare.status()).isEqualTo(400);
        assertThat(bare.json().at("/errors/resolution").asString()).isEqualTo("Resolution is required.");
        var done = bed.api.post(
                path, "{\"transition\":{\"id\":\"51\"},\"fields\":{\"resolution\":{\"name\":\"Won't Do\"}}}");
        assertThat(done.status()).isEqualTo(204);
        assertThat(issue(id).status().name()).isEqualTo("Closed");
        assertThat(issue(id).resolution()).isEqualTo("Won't Do");
        assertThat(bed.jira.histories(id).getLast().items())
                .extracting(JiraHistoryItem::field)
                .containsExactly("status", "resolution");
    }

    @Test
    void anEditThatChangesNothingLeavesNoTrace() throws Exception {
        var id = ann.open("One", "x");
        var before = issue(id).updated();
        bed.clock.forward(Duration.ofMinutes(1));
        assertThat(bed.api
                        .put("/issue/" + id, "{\"fields\":{\"summary\":\"One\"}}")
                        .status())
                .isEqualTo(204);
        assertThat(issue(id).updated()).isEqualTo(before);
        assertThat(bed.jira.histories(id)).isEmpty();
        ann.comment(id, "Hi");
        assertThat(issue(id).updated()).isAfter(before);
    }

    @Test
    void aMovedIssueKeepsItsIdAndLosesItsKey() throws Exception {
        bed.jira.addProject("APP", "App", JiraWorkflow.simple());
        var id = ann.open("One", "x");
        ann.moveTo(id, "APP");
        assertThat(bed.api.get("/issue/" + id).json().get("key").asString()).isEqualTo("APP-1");
        assertThat(bed.api.get("/issue/WEB-1").status()).isEqualTo(404);
        bed.jira.renameProject("APP", "NEW");
        assertThat(bed.api.get("/project/APP").json().get("key").asString()).isEqualTo("NEW");
        assertThat(bed.api.get("/issue/" + id).json().get("key").asString()).isEqualTo("NEW-1");
    }

    @Test
    void burstsAndWritesOnOneIssueAreLimited() throws Exception {
        var id = ann.open("One", "x");
        for (int i = 0; i < 20; i++) {
            assertThat(bed.api
                            .put("/issue/" + id, "{\"fields\":{\"summary\":\"" + i + "\"}}")
                            .status())
                    .isEqualTo(204);
        }
        var refused = bed.api.put("/issue/" + id, "{\"fields\":{\"summary\":\"x\"}}");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("RateLimit-Reason")).isEqualTo("jira-per-issue-on-write");
        assertThat(refused.header("Retry-After")).isEqualTo("2");
        for (int i = 0; i < 100; i++) {
            assertThat(bed.api.get("/myself").status()).isEqualTo(200);
        }
        assertThat(bed.api.get("/myself").header("RateLimit-Reason")).isEqualTo("jira-burst-based");
        bed.clock.forward(Duration.ofSeconds(2));
        assertThat(bed.api
                        .put("/issue/" + id, "{\"fields\":{\"summary\":\"x\"}}")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void webhooksAreForAdministratorsAndAreSentAgainAsTheSameDelivery() throws Exception {
        var hooks = new dev.lockstep.simulator.Api(bed.jira.baseUri(), bed.api.headers());
        try (var inbox = new HookInbox()) {
            var body = "{\"name\":\"x\",\"url\":\"" + inbox.url()
                    + "\",\"secret\":\"s3\",\"events\":[\"jira:issue_updated\",\"comment_created\"],"
                    + "\"filters\":{\"issue-related-events-section\":\"project = WEB\"}}";
            assertThat(hooks.post("/rest/webhooks/1.0/webhook", body).status()).isEqualTo(403);
            bed.jira.makeAdmin(bed.robot).retryHooksAfter(Duration.ofMillis(1));
            var made = hooks.post("/rest/webhooks/1.0/webhook", body);
            assertThat(made.status()).isEqualTo(201);
            assertThat(made.response().body()).doesNotContain("s3");
            inbox.status = 503;
            var id = ann.open("One", "x");
            ann.editSummaryAndLabels(id, "Two", "a", "b");
            assertThat(bed.jira.awaitQuietHooks(Duration.ofSeconds(10))).isTrue();
            assertThat(inbox.letters)
                    .hasSize(5)
                    .extracting(letter -> letter.header("X-Atlassian-Webhook-Identifier"))
                    .containsOnly(inbox.letters.getFirst().header("X-Atlassian-Webhook-Identifier"));
            var letter = inbox.letters.getFirst();
            assertThat(letter.header("X-Hub-Signature")).isEqualTo("sha256=" + Hmac.hex("s3", letter.body()));
            assertThat(letter.json().get("webhookEvent").asString()).isEqualTo("jira:issue_updated");
            assertThat(letter.json().at("/changelog/items")).hasSize(2);
            inbox.status = 400;
            ann.comment(id, "Hi");
            assertThat(bed.jira.awaitQuietHooks(Duration.ofSeconds(10))).isTrue();
            assertThat(inbox.letters).as("400 is not sent again").hasSize(6);
            assertThat(inbox.letters.getLast().json().at("/issue/id").asString())
                    .isEqualTo(id);
        }
    }
}
