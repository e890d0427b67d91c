package dev.lockstep.api.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Surface;
import dev.lockstep.base.Json;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import redis.embedded.RedisServer;
import tools.jackson.databind.JsonNode;

/** What the bug tracker on Redis Streams could do, done by one person over one port with one token, and what its stream then holds. */
@TestPropertySource(properties = "LOCKSTEP_OPEN_REGISTRATION=true")
@DirtiesContext // its Redis is gone afterwards
class TrackerWalkTest extends Surface {
    /** By name, what each has besides it (table 2.7 of the old system's description). */
    private static final Map<String, List<String>> FIELDS = Map.ofEntries(
            Map.entry("newUser", List.of("id", "username", "email", "title", "status")),
            Map.entry("newNotif", List.of("fromUserId", "targetUserId", "type", "content", "createdAt")),
            Map.entry("newProject", List.of("id", "title", "description", "creatorId")),
            Map.entry("updateProject", List.of("id", "title", "description")),
            Map.entry("deleteProject", List.of("id", "title", "creatorId")),
            Map.entry("newCard", List.of("id", "name", "content", "projectId", "userId")),
            Map.entry("updateCard", List.of("id", "name", "content")),
            Map.entry("changeCardStatus", List.of("id", "status", "userId")),
            Map.entry("deleteCard", List.of("id")),
            Map.entry("newComment", List.of("id", "userId", "cardId", "content", "totalComment")),
            Map.entry("deleteComment", List.of("id", "cardId", "totalComment")));

    private static final String PASSWORD = "correct horse battery staple";
    private static RedisServer redis;
    private static int redisPort;

    @BeforeAll
    static void startRedis() throws IOException {
        try (var free = new ServerSocket(0)) {
            redisPort = free.getLocalPort();
        }
        redis = RedisServer.newRedisServer()
                .port(redisPort)
                .setting("bind 127.0.0.1")
                .setting("save \"\"")
                .build();
        redis.start();
    }

    @AfterAll
    static void stopRedis() throws IOException {
        redis.stop();
    }

    @Value("${lockstep.data-dir}")
    private Path folder;

    @DynamicPropertySource
    static void overRedis(DynamicPropertyRegistry registry) {
        registry.add("lockstep.redis.url", () -> "redis://127.0.0.1:" + redisPort);
    }

    @Test
    void everyNameIsOnTheStreamOnceItHappenedWithTheFieldsThatItsReadersKnow() {
        var walk = new Walk();
        walk.aProjectFromItsBeginningToItsEnd();
        var told = told(walk);
        FIELDS.forEach((name, fields) ->
                assertThat(told.get(name).path("data").propertyNames()).as(name).containsAll(fields));
        assertThat(told.get("newCard").path("data").path("userId").asString()).isEqualTo(walk.id);
        assertThat(told.get("changeCardStatus").path("data").path("status").asBoolean(true))
                .isFalse();
        assertThat(told.get("deleteComment").path("data").path("totalComment").asInt(-1))
                .isZero();
    }

    @Test
    void whatOpensStandsInNoFileNoEventAndNoMetric() throws IOException {
        var walk = new Walk();
        walk.aProjectFromItsBeginningToItsEnd();
        var seen = new StringBuilder(get("/actuator/prometheus").body());
        seen.append(get("/api/v1/audit/export").body()).append(told(walk));
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                seen.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(seen.toString()).contains("It hangs").doesNotContain(PASSWORD, walk.token, GITHUB_CANARY);
    }

    /** What the stream holds of this walk, by name, once it is all there. */
    private static Map<String, JsonNode> told(Walk walk) {
        Map<String, JsonNode> told = new HashMap<>();
        try (var client = RedisClient.create("redis://127.0.0.1:" + redisPort);
                var connection = client.connect()) {
            var redis = connection.sync();
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
                redis.keys("lockstep:*:events").stream()
                        .flatMap(key -> redis.xrange(key, Range.unbounded()).stream())
                        .map(entry -> entry.getBody().get("data"))
                        .filter(event -> event.contains(walk.id))
                        .map(Json::tree)
                        .forEach(event -> told.put(event.path("name").asString(""), event));
                return told.keySet().containsAll(FIELDS.keySet());
            });
        }
        return told;
    }

    /** Each step must succeed: the port and the token are the same from the first to the last. */
    private final class Walk {
        private final String email = UUID.randomUUID() + "@example.org";
        private final String token;
        private final String id;

        Walk() {
            var made = "{'name':'Ann','email':'%s','password':'%s'}".formatted(email, PASSWORD);
            assertThat(TrackerWalkTest.this
                            .ask("", "POST", "/api/v1/people", made)
                            .status())
                    .isEqualTo(201);
            var login = "{'email':'%s','password':'%s'}".formatted(email, PASSWORD);
            token = TrackerWalkTest.this
                    .ask("", "POST", "/api/v1/login/token", login)
                    .text("accessToken");
            id = ask("GET", "/api/v1/people/me", "").text("id");
        }

        void aProjectFromItsBeginningToItsEnd() {
            ask("GET", "/api/v1/people?name=an", "");
            ask("GET", "/api/v1/people/" + id, "");
            var project = ask("POST", "/api/v1/projects", "{'name':'%s'}".formatted(UUID.randomUUID()));
            var path = project.header("Location");
            ask("PATCH", path, "{'description':'Ours'}");
            ask("GET", path, "");
            ask("GET", "/api/v1/projects?page=1", "");
            anIssue(project.text("id"));
            ask("GET", "/api/v1/notifications?page=1", "");
            ask("DELETE", path, "");
        }

        private void anIssue(String project) {
            var body = "{'projectId':'%s','title':'It crashes','body':'On Tuesdays'}".formatted(project);
            var issue = ask("POST", "/api/v1/issues", body).header("Location");
            ask("PATCH", issue, "{'title':'It hangs'}");
            ask("GET", "/api/v1/issues?project=" + project + "&state=todo", "");
            var comment = ask("POST", issue + "/comments", "{'body':'Me too'}").text("id");
            var shown = ask("GET", "/api/v1/comments/" + comment, "").json();
            assertThat(shown.path("body").asString()).isEqualTo("Me too");
            assertThat(shown.path("author").path("name").asString()).isEqualTo("Ann");
            assertThat(shown.path("issue").path("title").asString()).isEqualTo("It hangs");
            ask("GET", issue + "/comments?newest=true", "");
            ask("DELETE", "/api/v1/comments/" + comment, "");
            ask("PATCH", issue, "{'state':'done'}");
            assertThat(ask("GET", issue, "").json().path("author").path("name").asString())
                    .isEqualTo("Ann");
            ask("DELETE", issue + "?confirm=1", "");
        }

        private Answer ask(String method, String path, String json) {
            var answer = TrackerWalkTest.this.ask(token, method, path, json);
            assertThat(answer.status())
                    .as("%s %s: %s", method, path, answer.body())
                    .isBetween(200, 299);
            return answer;
        }
    }

    private Answer ask(String token, String method, String path, String json) {
        var request = to(path).header("Content-Type", "application/json").header("If-Match", "*");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request.method(method, BodyPublishers.ofString(json.replace('\'', '"'))));
    }
}
