package dev.lockstep.connector.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.base.Secret;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.DeliveryNews;
import dev.lockstep.connector.FakeServer;
import dev.lockstep.connector.FakeServer.Says;
import dev.lockstep.connector.Hub;
import dev.lockstep.connector.IssueDraft;
import dev.lockstep.connector.RemoteRef;
import dev.lockstep.connector.StateKind;
import dev.lockstep.connector.Tracker;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class GitHubFaultTableTest {
    private static final Container REPOSITORY = new Container("acme/tracker");
    private static final String TOKEN = "ghp_canary";
    private static final IssueDraft DRAFT = new IssueDraft("m", "t", "", StateKind.TODO, Set.of(), null);
    private static final String ISSUE = """
            {"id": 7, "number": 3, "title": "t", "body": null, "state": "open", "labels": [], "assignees": [],
             "user": {"id": 1, "login": "ann"}, "created_at": "2026-01-02T03:04:05Z", "updated_at": "2026-01-02T03:04:05Z",
             "html_url": "http://x/3"}""";

    private static GitHubConnector connector(Hub hub) {
        var credentials = new GitHubCredentials(hub.http, hub.governors, InstantSource.system());
        return new GitHubConnector(hub.http, hub.governors, credentials, TestGitHub.withoutStore(), hub.key);
    }

    private static ConnectorException failure(Says says) throws IOException {
        try (var server = new FakeServer(got -> says);
                var hub = Hub.at(InstantSource.system())) {
            var connection = Hub.connection(Tracker.GITHUB, server.uri(), TOKEN);
            var session = connector(hub).open(connection, REPOSITORY);
            var thrown = catchThrowableOfType(ConnectorException.class, () -> session.createIssue(DRAFT));
            var trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            assertThat(trace.toString() + thrown.fault()).doesNotContain("canary");
            return thrown;
        }
    }

    private static ConnectorFault fault(int status, String body, String... headers) throws IOException {
        var all = new HashMap<String, String>();
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return failure(new Says(status, all, body)).fault();
    }

    @Test
    void everyStatusHasItsMeaning() throws IOException {
        var later = String.valueOf(Instant.now().plusSeconds(600).getEpochSecond());
        assertThat(fault(401, "{\"message\":\"Bad credentials\"}")).isInstanceOf(ConnectorFault.Unauthorized.class);
        assertThat(fault(403, "{\"message\":\"Resource not accessible\"}"))
                .isInstanceOf(ConnectorFault.Forbidden.class);
        assertThat(fault(
                        403,
                        "{\"message\":\"API rate limit exceeded\"}",
                        "X-RateLimit-Remaining",
                        "0",
                        "X-RateLimit-Reset",
                        later))
                .isInstanceOfSatisfying(
                        ConnectorFault.RateLimited.class,
                        limited -> assertThat(limited.until())
                                .isAfter(Instant.now().plusSeconds(590)));
        assertThat(fault(403, "{\"message\":\"You have exceeded a secondary rate limit.\"}"))
                .isInstanceOfSatisfying(
                        ConnectorFault.RateLimited.class,
                        limited -> assertThat(limited.until())
                                .isAfter(Instant.now().plusSeconds(50)));
        assertThat(fault(429, "{}", "Retry-After", "7"))
                .isInstanceOfSatisfying(
                        ConnectorFault.RateLimited.class,
                        limited -> assertThat(limited.until())
                                .isBefore(Instant.now().plusSeconds(8)));
        assertThat(fault(404, "{\"message\":\"Not Found\"}")).isInstanceOf(ConnectorFault.NotFound.class);
        assertThat(fault(404, "<html>no such page</html>")).isInstanceOf(ConnectorFault.Malformed.class);
        assertThat(fault(
                        422,
                        "{\"message\":\"Validation Failed\",\"errors\":[{\"field\":\"title\",\"code\":\"missing\"}]}"))
                .isEqualTo(new ConnectorFault.Invalid(
                        "GitHub refuses the content in title (422: Validation Failed).", "title"));
        assertThat(fault(503, "<html>")).isInstanceOf(ConnectorFault.Unavailable.class);
        assertThat(fault(200, "<html>welcome</html>")).isInstanceOf(ConnectorFault.Malformed.class);
        assertThat(fault(302, "", "Location", "http://elsewhere.invalid/login"))
                .isInstanceOf(ConnectorFault.Malformed.class);
        assertThat(fault(302, "", "Location", "/again")).isInstanceOf(ConnectorFault.Malformed.class);
        assertThat(fault(200, "[1".repeat(6 * 1024 * 1024))).isInstanceOf(ConnectorFault.Malformed.class);
    }

    @Test
    void anAnswerCutAnywhereIsMalformed() throws IOException {
        for (int length = 0; length < ISSUE.length(); length += 7) {
            assertThat(fault(201, ISSUE.substring(0, length)))
                    .as("cut at " + length)
                    .isEqualTo(new ConnectorFault.Malformed(
                            "GitHub's answer cannot be used: the answer is not complete JSON.", true));
        }
    }

    @Test
    void anAppSignsForAnInstallationTokenOnceAndUsesItUntilItNearlyExpires() throws Exception {
        var expires = Instant.now().plusSeconds(3600).toString();
        try (var server = new FakeServer(got -> switch (got.path()) {
                    case "/repos/acme/tracker/installation" -> Says.of(200, "{\"id\": 5}");
                    case "/app/installations/5/access_tokens" ->
                        Says.of(201, "{\"token\": \"ghs_1\", \"expires_at\": \"" + expires + "\"}");
                    default -> Says.of(200, ISSUE);
                });
                var hub = Hub.at(InstantSource.system())) {
            var credential = new Connection.Credential.App("42", new Secret(pem()));
            var connection =
                    new Connection(UUID.randomUUID(), Tracker.GITHUB, "app", server.uri(), credential, null, 1);
            var connector = connector(hub);
            for (int i = 0; i < 3; i++) {
                connector.open(connection, REPOSITORY).readIssue(new RemoteRef("7", "3"));
            }
            assertThat(server.requests()).hasSize(5);
            assertThat(server.requests().getLast().authorization()).isEqualTo("Bearer ghs_1");
            var claims = claims(server.requests().getFirst().authorization());
            assertThat(claims).contains("\"iss\":\"42\"");
        }
    }

    private static String claims(String authorization) {
        return new String(Base64.getUrlDecoder().decode(authorization.split("\\.")[1]), UTF_8);
    }

    @Test
    void theKeyIsReadInEveryFormThatGitHubUsersHave() throws Exception {
        var pkcs8 = pem();
        var der = Base64.getMimeDecoder().decode(pkcs8.replaceAll("-----[A-Z ]+-----", ""));
        // Version, algorithm and the header of the octets take 26 bytes for a key of this size.
        var pkcs1 = Arrays.copyOfRange(der, 26, der.length);
        var github = "-----BEGIN RSA PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pkcs1) + "\n-----END RSA PRIVATE KEY-----\n";
        assertThat(AppKey.parse(github)).isEqualTo(AppKey.parse(pkcs8));
        assertThat(AppKey.parse(Base64.getEncoder().encodeToString(github.getBytes(UTF_8))))
                .isEqualTo(AppKey.parse(pkcs8));
        assertThatThrownBy(() -> AppKey.parse("c2VjcmV0")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String pem() throws NoSuchAlgorithmException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var key = Base64.getMimeEncoder()
                .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n";
    }

    @Test
    void aSignatureCountsOnlyAsSha256OverTheRawBytes() throws Exception {
        try (var hub = Hub.at(InstantSource.system())) {
            var connector = connector(hub);
            var body = "{\"a\":1}".getBytes(UTF_8);
            var good = "sha256=" + "5a0a"; // too short
            assertThat(connector.verifies("s", body, name -> good)).isFalse();
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("s".getBytes(UTF_8), "HmacSHA256"));
            var hex = HexFormat.of().formatHex(mac.doFinal(body));
            assertThat(connector.verifies("s", body, Map.of("X-Hub-Signature-256", "sha256=" + hex)::get))
                    .isTrue();
            assertThat(connector.verifies("s", body, Map.of("X-Hub-Signature", "sha256=" + hex)::get))
                    .isFalse();
            assertThat(connector.verifies("t", body, Map.of("X-Hub-Signature-256", "sha256=" + hex)::get))
                    .isFalse();
            assertThat(connector.verifies("s", body, Map.of("X-Hub-Signature-256", "sha1=" + hex)::get))
                    .isFalse();
            assertThat(connector.verifies("s", body, name -> null)).isFalse();
        }
    }

    @Test
    void deliveriesAreReadAndStrangeOnesAreOfNoConsequence() {
        var news = GitHubDeliveries.read("issue_comment", """
                {"action": "deleted", "repository": {"full_name": "acme/tracker"},
                 "issue": {"id": 7, "number": 3, "pull_request": {}}, "comment": {"id": 9, "updated_at": "2026-01-02T03:04:05Z"},
                 "sender": {"login": "gwen"}}""");
        assertThat(news)
                .containsExactly(new DeliveryNews.CommentTouched(
                        REPOSITORY,
                        new RemoteRef("7", "3"),
                        new RemoteRef("9", "9"),
                        "deleted",
                        true,
                        true,
                        Instant.parse("2026-01-02T03:04:05Z"),
                        "gwen"));
        var nobodys = GitHubDeliveries.read("issues", """
                {"action": "edited", "sender": "gwen", "issue": {"id": 7, "number": 3}}""");
        assertThat(((DeliveryNews.IssueTouched) nobodys.getFirst()).by()).isNull();
        assertThat(GitHubDeliveries.read("issues", "nonsense").getFirst()).isInstanceOf(DeliveryNews.Unreadable.class);
        assertThat(GitHubDeliveries.read("ping", "{}").getFirst()).isInstanceOf(DeliveryNews.None.class);
    }
}
