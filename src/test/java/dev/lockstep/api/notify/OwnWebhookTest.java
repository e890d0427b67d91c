package dev.lockstep.api.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.login.Recovery;
import dev.lockstep.base.Json;
import dev.lockstep.base.Secret;
import dev.lockstep.webhook.Egress;
import dev.lockstep.webhook.Signing;
import dev.lockstep.webhook.TestReceiver;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;

/** Notifications that are sent to an address of one's own, from the act of somebody else to the receiver. */
@Import(OwnWebhookTest.Outside.class)
class OwnWebhookTest extends NotifiedSurface {
    private static final String OWN = "/api/v1/notifications/webhook";

    @Autowired
    private TestReceiver receiver;

    @Autowired
    private Recovery recovery;

    /** A receiver on this machine that the product may send to. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Outside {
        @Bean
        TestReceiver receiver() {
            return new TestReceiver();
        }

        @Bean
        @Primary
        Egress reaching(TestReceiver receiver) {
            return receiver.egress();
        }
    }

    @Test
    void whatOneWantsIsSentToOnesOwnAddressSignedAndNothingOfOthers() {
        var ann = person("Ann");
        var bob = person("Bob");
        var secret = made(bob);
        want(bob, "issue-created", true);
        want(bob, "commented", false);
        var path = project(ann, bob);
        issue(ann, path, "It crashes", "@Bob look");
        var letter = awaitLetter("mentioned", bob);
        assertThat(letter.path("content").asString()).isEqualTo("Ann mentioned you in #1 It crashes.");
        issue(ann, path, "It is slow", "");
        assertThat(awaitLetter("issue-created", bob).path("content").asString()).contains("It is slow");
        as(ann, "POST", issue(bob, path, "Mine", "") + "/comments", "{'body':'Seen'}");
        await(bob, kinds -> kinds.contains("commented"));
        as(bob, "POST", "/api/v1/notifications/test", "{'channel':'webhook'}");
        awaitLetter("test", bob);
        assertThat(sent(bob)).doesNotContain("commented");
        assertThat(sent(ann)).isEmpty();
        assertThat(receiver.letters)
                .filteredOn(each -> each.body().contains("\"subject\":\"" + bob.id()))
                .isNotEmpty()
                .allMatch(each -> Signing.fits(secret, each.headers(), each.body()))
                .allMatch(each -> !each.body().contains(secret.reveal()));
    }

    @Test
    void quietHoursHoldMailsAndWebhooksBackAndTheListDoesNotWait() {
        var ann = person("Ann");
        var bob = person("Bob");
        made(bob);
        var path = "/api/v1/notifications/quiet-hours";
        assertThat(as(bob, "GET", path, "").json().path("hours").isNull()).isTrue();
        var wrong = as(bob, "PUT", path, "{'from':'22:00','until':'7','zone':'UTC'}");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text("field")).isEqualTo("until");
        // Quiet at any time of the day that this test may run at, but for the one minute before now.
        var now = Instant.now().atOffset(ZoneOffset.UTC).toLocalTime().truncatedTo(ChronoUnit.MINUTES);
        var hours = "{'from':'%s','until':'%s','zone':'UTC'}".formatted(now, now.minusMinutes(1));
        var set = as(bob, "PUT", path, hours);
        assertThat(set.status()).as(set.body()).isEqualTo(200);
        assertThat(set.json().path("quietUntil").isNull()).isFalse();
        issue(ann, project(ann, bob), "It crashes", "@Bob look");
        await(bob, kinds -> last(kinds, "mentioned"));
        as(bob, "POST", "/api/v1/notifications/test", "{'channel':'webhook'}");
        await(bob, kinds -> last(kinds, "test"));
        Awaitility.await()
                .until(() -> as(bob, "GET", OWN + "/postings?state=waiting", "")
                                .json()
                                .path("items")
                                .size()
                        == 2);
        assertThat(sent(bob)).isEmpty();
        assertThat(as(bob, "DELETE", path, "").status()).isEqualTo(204);
        awaitLetter("mentioned", bob);
        awaitLetter("test", bob);
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() ->
                        mails(bob).stream().anyMatch(mail -> mail.contains("Ann mentioned you in #1 It crashes.")));
    }

    @Test
    void itsAddressAndSecretAreItsOwnersAlone() {
        var ann = person("Ann");
        var bob = person("Bob");
        var first = made(ann);
        assertThat(as(ann, "POST", OWN, body()).text("code")).isEqualTo("webhook_exists");
        assertThat(as(ann, "GET", OWN, "").body()).contains(receiver.url()).doesNotContain(first.reveal());
        assertThat(as(bob, "GET", OWN, "").text("code")).isEqualTo("webhook_not_found");
        assertThat(as(bob, "POST", "/api/v1/notifications/test", "{'channel':'webhook'}")
                        .text("code"))
                .isEqualTo("webhook_missing");
        assertThat(as(ann, "POST", OWN, "{'url':'http://example.com'}").text("field"))
                .isEqualTo("url");
        assertThat(get("/api/v1/subscriptions").body()).doesNotContain(receiver.url());
        var second = new Secret(as(ann, "POST", OWN + "/secret", "").text("secret"));
        as(ann, "POST", "/api/v1/notifications/test", "{'channel':'webhook'}");
        awaitLetter("test", ann);
        var letter = receiver.letters.getLast();
        assertThat(Signing.fits(second, letter.headers(), letter.body())).isTrue();
        assertThat(Signing.fits(first, letter.headers(), letter.body())).isFalse();
        // The receiver hears it a moment before it is noted.
        var posting = Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> as(ann, "GET", OWN + "/postings?state=delivered", "")
                                .json()
                                .path("items")
                                .path(0),
                        JsonNode::isObject);
        var again = OWN + "/postings/" + posting.path("id").asString() + "/again";
        made(bob);
        assertThat(as(bob, "POST", again, "").text("code")).isEqualTo("posting_not_found");
        assertThat(as(ann, "POST", again, "").status()).isEqualTo(200);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> sent(ann).size() == 2);
        assertThat(as(ann, "DELETE", OWN, "").status()).isEqualTo(204);
        assertThat(as(ann, "GET", OWN, "").status()).isEqualTo(404);
        assertThat(as(bob, "GET", OWN, "").status()).isEqualTo(200);
    }

    @Test
    void whoIsDeactivatedIsSentNothingMore() {
        var ann = person("Ann");
        made(ann);
        recovery.activate(ann.id(), false);
        recovery.activate(ann.id(), true);
        var cookie = new Somebody(
                ann.person(), "lockstep_session=" + sessions.begin(ann.id()).reveal());
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> !as(cookie, "GET", OWN, "").json().path("enabled").asBoolean());
        assertThat(as(cookie, "GET", OWN, "").text("stopped")).contains("deactivated");
        assertThat(as(cookie, "PATCH", OWN, "{'enabled':true}")
                        .json()
                        .path("enabled")
                        .asBoolean())
                .isTrue();
    }

    private String body() {
        return "{'url':'%s'}".formatted(receiver.url());
    }

    private Secret made(Somebody who) {
        var made = as(who, "POST", OWN, body());
        assertThat(made.status()).isEqualTo(201);
        return new Secret(made.text("secret"));
    }

    private void want(Somebody who, String kind, boolean sent) {
        var wish = "{'kinds':{'%s':{'webhook':%s}}}".formatted(kind, sent);
        assertThat(as(who, "PATCH", "/api/v1/notifications/settings", wish).status())
                .isEqualTo(200);
    }

    private JsonNode awaitLetter(String kind, Somebody to) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> sent(to).contains(kind));
        return letters(to).stream()
                .filter(each -> each.path("kind").asString().equals(kind))
                .toList()
                .getLast();
    }

    private List<String> sent(Somebody to) {
        return letters(to).stream().map(each -> each.path("kind").asString()).toList();
    }

    private List<JsonNode> letters(Somebody to) {
        return receiver.letters.stream()
                .map(each -> Json.tree(each.body()).path("data"))
                .filter(each ->
                        each.path("targetUserId").asString().equals(to.id().toString()))
                .toList();
    }
}
