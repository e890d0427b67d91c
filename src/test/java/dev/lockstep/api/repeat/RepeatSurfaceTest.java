package dev.lockstep.api.repeat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.People;
import dev.lockstep.account.Person;
import dev.lockstep.api.Surface;
import dev.lockstep.base.Ids;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class RepeatSurfaceTest extends Surface {
    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aRepetitionIsAnsweredAsTheFirstWasAndNotDoneAgain() {
        var project = project();
        var key = UUID.randomUUID().toString();
        var body = "{\"projectId\":\"%s\",\"title\":\"Once\"}".formatted(project);
        var first = post("/api/v1/issues", key, body);
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header(RepeatKey.REPLAYED)).isEmpty();
        for (var again : List.of(key, "\"" + key + "\"")) {
            var repeated = post("/api/v1/issues", again, body);
            assertThat(repeated.status()).isEqualTo(201);
            assertThat(repeated.body()).isEqualTo(first.body());
            assertThat(repeated.header("Location")).isEqualTo(first.header("Location"));
            assertThat(repeated.header("Content-Type")).isEqualTo(first.header("Content-Type"));
            assertThat(repeated.header(RepeatKey.REPLAYED)).isEqualTo("true");
        }
        assertThat(issues(project)).isEqualTo(1);

        assertThat(post("/api/v1/issues", key, body.replace("Once", "Twice")).text("code"))
                .isEqualTo("idempotency_key_reused");
        assertThat(post("/api/v1/issues?x=y", key, body).status()).isEqualTo(422);
        assertThat(post("/api/v1/projects", key, body).status()).isEqualTo(422);
        assertThat(issues(project)).isEqualTo(1);
        assertThat(post("/api/v1/issues", UUID.randomUUID().toString(), body).status())
                .isEqualTo(201);
        assertThat(issues(project)).isEqualTo(2);
    }

    @Test
    void manyAtTheSameMomentHaveOneEffect() throws Exception {
        var project = project();
        var key = UUID.randomUUID().toString();
        var body = "{\"projectId\":\"%s\",\"title\":\"Once\"}".formatted(project);
        List<Callable<Answer>> all = new ArrayList<>();
        for (int each = 0; each < 12; each++) {
            all.add(() -> post("/api/v1/issues", key, body));
        }
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : callers.invokeAll(all)) {
                var answer = done.get();
                assertThat(answer.status() == 201 || answer.text("code").equals("idempotency_running"))
                        .as(answer.body())
                        .isTrue();
            }
        }
        assertThat(issues(project)).isEqualTo(1);
    }

    @Test
    void whatWasRefusedMayBeCorrectedUnderTheSameKey() {
        var project = project();
        var key = UUID.randomUUID().toString();
        var wrong = "{\"projectId\":\"%s\",\"title\":\" \"}".formatted(project);
        assertThat(post("/api/v1/issues", key, wrong).text("field")).isEqualTo("title");
        assertThat(post("/api/v1/issues", key, wrong.replace("\" \"", "\"Right\""))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aSecretThatIsShownOnceIsShownAgainToWhoAskedAndStoredForNobodyToRead() {
        var ann = person();
        var key = UUID.randomUUID().toString();
        var body = "{\"name\":\"ci\",\"scopes\":[\"read\"]}";
        var made = as(ann, "/api/v1/people/me/tokens", key, body);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body()).contains("lsp_");
        assertThat(as(ann, "/api/v1/people/me/tokens", key, body).body()).isEqualTo(made.body());
        var tokens = send(to("/api/v1/people/me/tokens").header("Cookie", ann).GET());
        assertThat(tokens.json().path("items").size()).isEqualTo(1);
        var stored = jdbc.sql("select answer from repeatable where answer is not null")
                .query(String.class)
                .list();
        assertThat(stored).isNotEmpty().noneMatch(answer -> answer.contains("lsp_") || answer.contains("scopes"));

        var other = as(person(), "/api/v1/people/me/tokens", key, body);
        assertThat(other.status()).isEqualTo(201);
        assertThat(other.body()).isNotEqualTo(made.body());
        assertThat(send(to("/api/v1/people/me/tokens")
                                .header("Content-Type", "application/json")
                                .header(RepeatKey.HEADER, key)
                                .POST(BodyPublishers.ofString(body)))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aCookieIsNotHandedOutAgain() {
        var ann = person();
        var key = UUID.randomUUID().toString();
        assertThat(as(ann, "/api/v1/logout", key, "").status()).isLessThan(300);
        assertThat(as(ann, "/api/v1/logout", key, "").status()).isEqualTo(401);
    }

    @Test
    void aKeyThatIsNoneIsRefused() {
        for (var wrong : List.of("\"\"", "a b", "\"a\"b\"", "k".repeat(256))) {
            var refused = post("/api/v1/projects", wrong, "{\"name\":\"%s\"}".formatted(UUID.randomUUID()));
            assertThat(refused.status()).as(wrong).isEqualTo(400);
            assertThat(refused.text("code")).isEqualTo("idempotency_key_invalid");
        }
    }

    @Test
    void theDescriptionTellsOfTheHeaderAtEveryPost() {
        var posts = get("/openapi.json").json().path("paths").properties().stream()
                .filter(path ->
                        path.getKey().startsWith("/api/v1/") && path.getValue().has("post"))
                .toList();
        assertThat(posts)
                .hasSizeGreaterThan(30)
                .allSatisfy(path -> assertThat(
                                path.getValue().path("post").path("parameters").findValuesAsString("name"))
                        .as(path.getKey())
                        .contains(RepeatKey.HEADER));
    }

    private Answer post(String path, String key, String json) {
        return send(signed(path)
                .header("Content-Type", "application/json")
                .header(RepeatKey.HEADER, key)
                .POST(BodyPublishers.ofString(json)));
    }

    private Answer as(String cookie, String path, String key, String json) {
        return send(to(path).header("Content-Type", "application/json")
                .header("Cookie", cookie)
                .header("Sec-Fetch-Site", "same-origin")
                .header(RepeatKey.HEADER, key)
                .POST(BodyPublishers.ofString(json)));
    }

    private String person() {
        var id = Ids.next();
        people.add(new Person(id, "Ann", id + "@example.org", false, true, Instant.EPOCH), "no password");
        return "lockstep_session=" + sessions.begin(id).reveal();
    }

    private int issues(String project) {
        return get("/api/v1/issues?project=" + project).json().path("items").size();
    }

    private String project() {
        return post("/api/v1/projects", "{\"name\":\"%s\"}".formatted(UUID.randomUUID()))
                .text("id");
    }
}
