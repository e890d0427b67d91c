package dev.lockstep.api;

import dev.lockstep.Lockstep;
import dev.lockstep.account.Sessions;
import dev.lockstep.base.Json;
import dev.lockstep.base.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** A running Lockstep on a port of its own, and a client for it. */
@SpringBootTest(
        classes = Lockstep.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "lockstep.env-file=none",
            "LOCKSTEP_API_TOKEN=" + Surface.TOKEN,
            "LOCKSTEP_BASE_URL=https://hub.example.test",
            "GITHUB_API_URL=http://127.0.0.1:9",
            "GITHUB_API_TOKEN=" + Surface.GITHUB_CANARY,
            "GITHUB_OWNER=acme",
            "GITHUB_REPOSITORY=app",
            "GITHUB_WEBHOOK_SECRET=" + Surface.WEBHOOK_SECRET,
            "PLANE_API_URL=http://127.0.0.1:9/api/v1",
            "PLANE_API_KEY=canary-plane-key",
            "PLANE_WORKSPACE_SLUG=crew",
            "PLANE_PROJECT_ID=7b1c",
        })
@Import(Fakes.class)
public abstract class Surface {
    protected static final String TOKEN = "canary-api-token-0123456789";
    protected static final String GITHUB_CANARY = "canary-github-token";
    protected static final String WEBHOOK_SECRET = "canary-webhook-secret";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    protected int port;

    @Autowired
    protected FakeJobs jobs;

    @Autowired
    protected Sessions sessions;

    @DynamicPropertySource
    static void dataFolder(DynamicPropertyRegistry registry) throws IOException {
        Path folder = Files.createTempDirectory("lockstep-surface");
        folder.toFile().deleteOnExit();
        registry.add("lockstep.data-dir", folder::toString);
        registry.add("lockstep.database.url", () -> TestDatabase.url(folder));
    }

    protected HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    protected HttpRequest.Builder signed(String path) {
        return to(path).header("Authorization", "Bearer " + TOKEN);
    }

    protected Answer get(String path) {
        return send(signed(path).GET());
    }

    /** As GitHub sends it. */
    protected Answer signedDelivery(String id, String body) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(WEBHOOK_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var signature = HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        return send(to("/api/sync/github-webhook")
                .header("X-Hub-Signature-256", "sha256=" + signature)
                .header("X-GitHub-Event", "issues")
                .header("X-GitHub-Delivery", id)
                .POST(BodyPublishers.ofString(body)));
    }

    protected Answer post(String path, String json) {
        return send(signed(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    protected Answer send(String method, String path, String json) {
        return send(
                signed(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(json)));
    }

    protected static Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    protected record Answer(HttpResponse<String> raw) {
        public int status() {
            return raw.statusCode();
        }

        public String body() {
            return raw.body();
        }

        public JsonNode json() {
            return Json.tree(raw.body());
        }

        public String text(String member) {
            return json().path(member).asString();
        }

        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }
}
