package dev.lockstep.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GitHubHooksTest {
    private final TestClock clock = new TestClock();
    private final GitHubSimulator github = GitHubSimulator.start(0, clock, 1);
    private final Api api = Api.github(github, "secret");
    private HookInbox inbox;
    private GitHubPerson ann;

    @BeforeEach
    void fill() throws Exception {
        inbox = new HookInbox();
        github.addRepository("acme/web").addToken("secret", "robot");
        ann = github.person("ann", "acme/web");
    }

    @AfterEach
    void stop() {
        github.close();
        inbox.close();
    }

    @Test
    void everyKindOfChangeIsToldWithASignatureOverTheRawBytes() throws Exception {
        register("json", "issues", "issue_comment", "label");
        assertThat(told()).containsExactly("ping null");
        ann.open("One \uD83D\uDE80", "", "fresh");
        assertThat(told()).containsExactlyInAnyOrder("label created", "issues opened", "issues labeled");
        ann.editTitle(1, "Two");
        assertThat(told()).containsExactly("issues edited");
        ann.close(1, "completed");
        ann.reopen(1);
        assertThat(told()).containsExactlyInAnyOrder("issues closed", "issues reopened");
        long comment = ann.comment(1, "text");
        ann.editComment(comment, "other");
        ann.deleteComment(comment);
        assertThat(told())
                .containsExactlyInAnyOrder("issue_comment created", "issue_comment edited", "issue_comment deleted");
        ann.assign(1, "ann");
        ann.unlabel(1, "FRESH");
        ann.delete(1);
        assertThat(told()).containsExactlyInAnyOrder("issues assigned", "issues unlabeled", "issues deleted");
    }

    @Test
    void itsOwnWritesAreToldToo() throws Exception {
        register("json", "issues");
        told();
        api.post("/repos/acme/web/issues", "{\"title\":\"By the hub\"}");
        github.awaitQuietHooks(Duration.ofSeconds(10));
        var letter = inbox.letters.getLast().json();
        assertThat(letter.at("/sender/login").asString()).isEqualTo("robot");
        assertThat(letter.at("/issue/title").asString()).isEqualTo("By the hub");
        assertThat(letter.at("/repository/full_name").asString()).isEqualTo("acme/web");
    }

    @Test
    void withoutAContentTypeTheBodyIsAForm() throws Exception {
        api.post("/repos/acme/web/hooks", "{\"config\":{\"url\":\"%s\",\"secret\":\"s3\"}}".formatted(inbox.url()));
        github.awaitQuietHooks(Duration.ofSeconds(10));
        var letter = inbox.letters.getFirst();
        assertThat(letter.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        var text = new String(letter.body(), StandardCharsets.UTF_8);
        assertThat(URLDecoder.decode(text, StandardCharsets.UTF_8)).startsWith("payload={\"zen\":");
        assertThat(letter.header("X-Hub-Signature-256")).isEqualTo("sha256=" + Hmac.hex("s3", letter.body()));
    }

    @Test
    void aRedeliveryKeepsItsGuid() throws Exception {
        long hook = register("json", "issues");
        told();
        inbox.status = 500;
        ann.open("One", "");
        github.awaitQuietHooks(Duration.ofSeconds(10));
        var deliveries =
                api.get("/repos/acme/web/hooks/" + hook + "/deliveries").json();
        new Schemas().check("hook-delivery-item", deliveries.get(0));
        assertThat(deliveries.get(0).get("status_code").asInt()).isEqualTo(500);
        inbox.status = 200;
        var again = api.post(
                "/repos/acme/web/hooks/" + hook + "/deliveries/"
                        + deliveries.get(0).get("id").asLong() + "/attempts",
                "");
        assertThat(again.status()).isEqualTo(202);
        github.awaitQuietHooks(Duration.ofSeconds(10));
        var letters = inbox.letters;
        assertThat(letters).hasSize(2);
        assertThat(letters.get(1).header("X-GitHub-Delivery"))
                .isEqualTo(letters.get(0).header("X-GitHub-Delivery"));
        assertThat(github.deliveries("acme/web").getFirst().redelivery()).isTrue();
    }

    @Test
    void deliveriesAreLostAndDoubledAsAsked() throws Exception {
        register("json", "issues");
        told();
        github.faults().hooks(new HookFaults(1, 0, 0, Duration.ZERO));
        ann.open("Lost", "");
        assertThat(told()).isEmpty();
        github.faults().hooks(new HookFaults(0, 1, 0, Duration.ZERO));
        ann.open("Doubled", "");
        assertThat(told()).containsExactly("issues opened", "issues opened");
    }

    @Test
    void theSameAddressIsNotRegisteredTwice() throws Exception {
        register("json", "issues");
        var again = api.post("/repos/acme/web/hooks", "{\"config\":{\"url\":\"%s\"}}".formatted(inbox.url()));
        assertThat(again.status()).isEqualTo(422);
        assertThat(api.get("/repos/acme/web/hooks").json()).hasSize(1);
    }

    private long register(String contentType, String... events) throws Exception {
        var body = Json.object().put("active", true);
        List.of(events).forEach(body.putArray("events")::add);
        body.putObject("config")
                .put("url", inbox.url().toString())
                .put("content_type", contentType)
                .put("secret", "s3");
        return api.post("/repos/acme/web/hooks", body.toString())
                .json()
                .get("id")
                .asLong();
    }

    /** What came since the last call; each is checked on the way. */
    private List<String> told() throws Exception {
        assertThat(github.awaitQuietHooks(Duration.ofSeconds(10))).isTrue();
        var letters = List.copyOf(inbox.letters);
        inbox.letters.clear();
        for (var letter : letters) {
            assertThat(letter.header("X-Hub-Signature-256")).isEqualTo("sha256=" + Hmac.hex("s3", letter.body()));
            assertThat(letter.header("User-Agent")).startsWith("GitHub-Hookshot/");
            assertThat(letter.header("X-GitHub-Delivery")).hasSize(36);
        }
        return letters.stream()
                .map(letter -> letter.header("X-GitHub-Event") + " " + Json.string(letter.json(), "action"))
                .toList();
    }
}
