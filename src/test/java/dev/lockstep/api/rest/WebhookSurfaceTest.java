package dev.lockstep.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.FakeTracker;
import dev.lockstep.api.Surface;
import dev.lockstep.base.Database;
import dev.lockstep.base.Secret;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connections;
import dev.lockstep.connector.Tracker;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class WebhookSurfaceTest extends Surface {
    private static final String ROUTE = "/api/sync/github-webhook";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Database database;

    @Autowired
    private Connections connections;

    private long before;

    @BeforeEach
    void count() {
        before = stored();
    }

    @Test
    void aSignedDeliveryIsStoredAndThenAccepted() {
        var answer = deliver("{\"action\":\"closed\"}", "issues", "d-1");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("Accepted");
        assertThat(stored()).isEqualTo(before + 1);
    }

    @Test
    void theSameDeliveryTwiceHasOneEffectAndTheSameAnswer() {
        deliver("{}", "issues", "d-twice");
        var again = deliver("{}", "issues", "d-twice");
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.body()).isEqualTo("Accepted");
        assertThat(stored()).isEqualTo(before + 1);
    }

    @Test
    void aPingIsUnderstoodAndNotStored() {
        assertThat(deliver("{\"zen\":\"Keep it logically awesome.\"}", "ping", "d-ping")
                        .status())
                .isEqualTo(202);
        assertThat(stored()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sha256=",
                "sha256",
                "=",
                "sha1=0123",
                "SHA256=00",
                "sha256=zz",
                "sha256=00",
                "sha256= ",
                "sha512=00",
                "sha256=0000000000000000000000000000000000000000000000000000000000000000",
                "sha256=000000000000000000000000000000000000000000000000000000000000000",
                "sha256=00000000000000000000000000000000000000000000000000000000000000000",
                "sha256:0000",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "sha256=..",
                "sha256=%00",
                "sha256=\u00e9",
                "null",
                "true",
                "sha256=sha256="
            })
    void aMalformedSignatureIsRefusedAndNothingIsStored(String signature) {
        var answer = send(to(ROUTE)
                .header("X-GitHub-Event", "issues")
                .header("X-GitHub-Delivery", "d-bad")
                .header("X-Hub-Signature-256", signature)
                .POST(BodyPublishers.ofString("{}")));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text("code")).isEqualTo("signature_refused");
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void aMissingSignatureIsRefusedAlsoForAPing() {
        var answer = send(to(ROUTE).header("X-GitHub-Event", "ping").POST(BodyPublishers.ofString("{}")));
        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void anOldAndANewSecretCountTogetherUntilTheOldOneIsEnded() {
        var old = "the-first-secret-of-thirty-two-characters";
        var fresh = "the-second-secret-of-thirty-two-characters";
        var made = post("/api/v1/connections", """
                {"tracker":"github","name":"%s","baseUrl":"https://ghe.test/api/v3","token":"t","webhookSecret":"%s"}
                """.formatted(UUID.randomUUID(), old));
        var path = made.header("Location");
        var hook = "/webhooks/" + made.text("id");
        assertThat(made.json().path("formerWebhookSecretUntil").isNull()).isTrue();
        assertThat(signedWith(old, hook)).isEqualTo(202);
        assertThat(signedWith(fresh, hook)).isEqualTo(401);

        var changed = send("PATCH", path, "{\"webhookSecret\":\"%s\"}".formatted(fresh));
        assertThat(Instant.parse(changed.text("formerWebhookSecretUntil")))
                .isBetween(
                        Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(24)));
        assertThat(changed.body()).doesNotContain(old, fresh);
        assertThat(signedWith(old, hook)).isEqualTo(202);
        assertThat(signedWith(fresh, hook)).isEqualTo(202);
        assertThat(signedWith("a-secret-that-nobody-ever-gave-to-anyone", hook)).isEqualTo(401);

        assertThat(send(signed(path + "/former-webhook-secret").DELETE()).status())
                .isEqualTo(204);
        assertThat(signedWith(old, hook)).isEqualTo(401);
        assertThat(signedWith(fresh, hook)).isEqualTo(202);
        assertThat(get("/api/v1/audit").body()).contains("connection.former-secret");
        send(signed(path).DELETE());
    }

    private int signedWith(String secret, String hook) {
        var body = "{\"n\":\"%s\"}".formatted(UUID.randomUUID());
        return send(to(hook).header("X-GitHub-Event", "issues")
                        .header("X-GitHub-Delivery", UUID.randomUUID().toString())
                        .header("X-Hub-Signature-256", "sha256=" + FakeTracker.sign(secret, body.getBytes()))
                        .POST(BodyPublishers.ofString(body)))
                .status();
    }

    @Test
    void anOldSha1SignatureAloneIsRefused() {
        var answer = send(to(ROUTE)
                .header("X-Hub-Signature", "sha1=" + FakeTracker.sign(WEBHOOK_SECRET, "{}".getBytes()))
                .POST(BodyPublishers.ofString("{}")));
        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void unusualSpacesAndLettersStillVerifyAndAreKeptAsTheyCame() {
        var body = "\r\n{ \"title\"\t:  \"Grüße 😀 \\ud83d\" ,\n\"x\":1.0e0 }  \n";
        assertThat(deliver(body, "issues", "d-unusual").status()).isEqualTo(202);
        assertThat(body("d-unusual")).isEqualTo(body);
    }

    @Test
    void whileTheDatabaseRefusesNothingIsAcknowledgedAndTheRedeliveryIsTaken() {
        rename("delivery", "delivery_out_of_reach");
        try {
            var answer = deliver("{\"action\":\"closed\"}", "issues", "d-refused");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.text("code")).isEqualTo("database_unavailable");
            assertThat(answer.body()).doesNotContain("delivery_out_of_reach", "SQL", "Exception");
        } finally {
            rename("delivery_out_of_reach", "delivery");
        }
        assertThat(stored()).isEqualTo(before);
        assertThat(deliver("{\"action\":\"closed\"}", "issues", "d-refused").status())
                .isEqualTo(202);
        assertThat(stored()).isEqualTo(before + 1);
    }

    private void rename(String table, String name) {
        database.write(
                () -> jdbc.sql("alter table " + table + " rename to " + name).update());
    }

    @Test
    void fiveMegabytesAreAccepted() {
        var body = "{\"body\":\"" + "x".repeat(5 * 1024 * 1024) + "\"}";
        assertThat(deliver(body, "issues", "d-large").status()).isEqualTo(202);
        assertThat(body("d-large")).hasSize(body.length());
    }

    @Test
    void moreThanTwentyFiveMegabytesAreAProblemAlsoWhenTheLengthIsNotTold() {
        var body = new byte[RawBody.MAX_BYTES + 1];
        var told = send(to(ROUTE).POST(BodyPublishers.ofByteArray(body)));
        assertThat(told.status()).isEqualTo(413);
        var streamed = send(to(ROUTE).POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body))));
        assertThat(streamed.status()).isEqualTo(413);
        assertThat(streamed.text("code")).isEqualTo("body_too_large");
    }

    @Test
    void aFormIsUnwrappedAfterItsRawBytesWereVerified() {
        var json = "{\"action\":\"opened\",\"title\":\"a & b = ü\"}";
        var form = "payload=" + URLEncoder.encode(json, StandardCharsets.UTF_8);
        var answer = send(to(ROUTE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-GitHub-Event", "issues")
                .header("X-GitHub-Delivery", "d-form")
                .header("X-Hub-Signature-256", "sha256=" + FakeTracker.sign(WEBHOOK_SECRET, form.getBytes()))
                .POST(BodyPublishers.ofString(form)));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(body("d-form")).isEqualTo(json);
    }

    @Test
    void planesDeliveriesComeToTheirConnectionsOwnAddress() {
        var plane = save("plane-hooks", "plane-secret");
        var body = "{\"event\":\"issue\",\"n\":\"" + UUID.randomUUID() + "\"}";
        for (int i = 0; i < 2; i++) {
            var answer = send(to("/webhooks/" + plane.id())
                    .header("X-Plane-Event", "issue")
                    .header("X-Plane-Delivery", UUID.randomUUID().toString())
                    .header("X-Plane-Signature", FakeTracker.sign("plane-secret", body.getBytes()))
                    .POST(BodyPublishers.ofString(body)));
            assertThat(answer.status()).isEqualTo(202);
        }
        assertThat(stored()).isEqualTo(before + 1);
    }

    @Test
    void anUnknownAddressAnUnsignedOneAndAWrongSignatureAnswerAlike() {
        var known = save("signed", "secret");
        var unsigned = save("unsigned", null);
        var answers = java.util.stream.Stream.of(
                        known.id().toString(),
                        unsigned.id().toString(),
                        UUID.randomUUID().toString(),
                        "nonsense")
                .map(id -> send(
                        to("/webhooks/" + id).header("X-Plane-Signature", "00").POST(BodyPublishers.ofString("{}"))))
                .toList();
        assertThat(answers).allMatch(answer -> answer.status() == 401);
        assertThat(answers)
                .extracting(answer -> answer.body().replaceAll("\"instance\":\"[^\"]*\"", ""))
                .containsOnly(answers.getFirst().body().replaceAll("\"instance\":\"[^\"]*\"", ""));
        assertThat(stored()).isEqualTo(before);
    }

    private Answer deliver(String body, String event, String guid) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return send(to(ROUTE)
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", event)
                .header("X-GitHub-Delivery", guid)
                .header("X-Hub-Signature-256", "sha256=" + FakeTracker.sign(WEBHOOK_SECRET, bytes))
                .POST(BodyPublishers.ofByteArray(bytes)));
    }

    private Connection save(String name, String secret) {
        return connections.save(
                Tracker.PLANE,
                name,
                URI.create("http://plane.test"),
                new Connection.Credential.Token(new Secret("t")),
                secret == null ? null : new Secret(secret));
    }

    private long stored() {
        return jdbc.sql("select count(*) from delivery").query(Long.class).single();
    }

    private String body(String guid) {
        return jdbc.sql("select body from delivery where guid = ?")
                .param(guid)
                .query(String.class)
                .single();
    }
}
