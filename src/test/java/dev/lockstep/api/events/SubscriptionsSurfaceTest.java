package dev.lockstep.api.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Surface;
import dev.lockstep.base.Database;
import dev.lockstep.base.Ids;
import dev.lockstep.webhook.TestPostings;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Subscriptions as their owners see them; the whole product, with the consumer and the sender running. */
@Timeout(120)
class SubscriptionsSurfaceTest extends Surface {
    private static final String HOOK = "{\"url\":\"https://127.0.0.1/hook\",\"events\":[\"newCard\"]}";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Database database;

    private String project() {
        return post("/api/v1/projects", "{\"name\":\"%s\"}".formatted(UUID.randomUUID()))
                .text("id");
    }

    @Test
    void aSubscriptionIsMadeChangedAndRemovedAndItsSecretIsShownOnce() {
        var all = "/api/v1/projects/" + project() + "/subscriptions";
        var made = post(all, HOOK);
        assertThat(made.status()).isEqualTo(201);
        var secret = made.text("secret");
        assertThat(secret).startsWith("whsec_");
        var one = all + "/" + made.text("id");
        assertThat(get(one).text("url")).isEqualTo("https://127.0.0.1/hook");
        assertThat(get(one).body() + get(all).body()).doesNotContain(secret);
        var changed = send("PATCH", one, "{\"enabled\":false,\"events\":[\"issue.\"]}");
        assertThat(changed.json().path("enabled").asBoolean()).isFalse();
        assertThat(changed.json().path("events").path(0).asString()).isEqualTo("issue.");
        assertThat(get("/api/v1" + one.substring(one.indexOf("/subscriptions"))).status())
                .as("not one of everything")
                .isEqualTo(404);
        assertThat(send("DELETE", one, "").status()).isEqualTo(204);
        assertThat(get(one).status()).isEqualTo(404);
    }

    @Test
    void whatHappensIsSentAndWhereItMayNotGoItIsSaid() throws Exception {
        var project = project();
        var all = "/api/v1/projects/" + project + "/subscriptions";
        var one = all + "/" + post(all, HOOK).text("id");
        var issue = post("/api/v1/issues", "{\"projectId\":\"%s\",\"title\":\"It crashes\"}".formatted(project));
        assertThat(issue.status()).isEqualTo(201);
        TestPostings.awaitAttempt(jdbc, one.substring(one.lastIndexOf('/') + 1));
        var posting = get(one + "/postings?state=waiting").json().path("items").path(0);
        assertThat(posting.path("type").asString()).isEqualTo("issue.created");
        assertThat(posting.path("said").asString()).contains("not a public address", "LOCKSTEP_EGRESS_ALLOW");
        assertThat(posting.path("body").asString()).contains(issue.text("id"), "\"name\":\"newCard\"");
        assertThat(get(one).text("failingSince")).isNotEmpty();
        var again = post(one + "/postings/" + posting.path("id").asString() + "/again", "");
        assertThat(again.json().path("attempts").asInt()).isZero();
    }

    @Test
    void complaintsNameTheField() {
        var all = "/api/v1/projects/" + project() + "/subscriptions";
        assertThat(post(all, "{}").text("field")).isEqualTo("url");
        assertThat(post(all, "{\"url\":\"http://example.com\"}").text("field")).isEqualTo("url");
        assertThat(post(all, HOOK.replace("newCard", "newCards")).text("field")).isEqualTo("events");
        assertThat(get(all + "/" + UUID.randomUUID()).text("code")).isEqualTo("subscription_not_found");
        assertThat(post("/api/v1/projects/" + UUID.randomUUID() + "/subscriptions", HOOK)
                        .text("code"))
                .isEqualTo("project_not_found");
    }

    @Test
    void whatAConsumerCouldNotTakeIsListedReplayedAndDiscarded() {
        for (int each = 0; each < 2; each++) {
            var id = Ids.next().toString();
            database.write(() -> {
                jdbc.sql("""
                        insert into event_aside (id, consumer, event_id, seq, type, name, subject, payload, at, reason, aside_at)
                        values (?, 'webhooks', ?, 1, 'issue.created', 'newCard', 's', '{}', 0, 'It failed', 0)
                        """).params(id, id).update();
            });
        }
        var listed = get("/api/v1/events/aside").json().path("items");
        assertThat(listed.path(0).path("event").path("name").asString()).isEqualTo("newCard");
        var one = "/api/v1/events/aside/" + listed.path(0).path("id").asString();
        assertThat(post(one + "/replay", "").status()).isEqualTo(204);
        assertThat(post(one + "/replay", "").status()).isEqualTo(404);
        var other = "/api/v1/events/aside/" + listed.path(1).path("id").asString();
        assertThat(send("DELETE", other, "").status()).isEqualTo(204);
        assertThat(get("/api/v1/events/aside").json().path("items").size()).isZero();
    }
}
