package dev.lockstep.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Lockstep;
import dev.lockstep.base.Json;
import dev.lockstep.base.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * What a scanner for SQL injections sends, to every parameter of every route and every text of every body: conditions, unions, further
 * statements, errors and waiting, as SQLite and PostgreSQL know them. The whole product.
 */
@SpringBootTest(
        classes = Lockstep.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"lockstep.env-file=none", "LOCKSTEP_API_TOKEN=" + InjectionTest.TOKEN})
class InjectionTest {
    static final String TOKEN = "injection-api-token-0123456789";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    /** What waits, waits for longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private static final String CANARY = "canary-fingerprint-0123456789";
    private static final List<String> PAYLOADS = List.of(
            "x'",
            "x\"",
            "x') or ('1'='1",
            "x%' or 1=1 or title like '%",
            "1 or 1=1",
            "x' union select fingerprint from repeatable --",
            "x') union all select id, fingerprint, null, null from repeatable --",
            "(select fingerprint from repeatable limit 1)",
            "x'; update project set name = 'taken' --",
            "x'); delete from issue; --",
            "x'; drop table repeatable; --",
            "x' || cast((select fingerprint from repeatable limit 1) as integer) || '",
            "x' and 1 = (select 1 from pg_sleep(90)) --",
            "x'; select pg_sleep(90); --",
            "x' and length(randomblob(2000000000)) > 1 --",
            "desc, (select fingerprint from repeatable)",
            "x\\' or 1=1 --",
            "$1",
            "?",
            ":id");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private JsonNode routes;

    @DynamicPropertySource
    static void dataFolder(DynamicPropertyRegistry registry) throws IOException {
        Path folder = Files.createTempDirectory("lockstep-injection");
        folder.toFile().deleteOnExit();
        registry.add("lockstep.data-dir", folder::toString);
        registry.add("lockstep.database.url", () -> TestDatabase.url(folder));
    }

    @BeforeEach
    void somethingIsThere() throws Exception {
        routes = Json.tree(send("GET", "/openapi.json", "").body());
        var project = Json.tree(send("POST", "/api/v1/projects", "{\"name\":\"%s\"}".formatted(UUID.randomUUID()))
                        .body())
                .path("id")
                .asString();
        send(
                "POST",
                "/api/v1/issues",
                Json.write(Map.of("projectId", project, "title", "There", "labels", List.of("a"))));
        jdbc.sql("insert into repeatable (id, fingerprint, begun_at) values (?, ?, 1)")
                .params(UUID.randomUUID().toString(), CANARY)
                .update();
    }

    @Test
    void noParameterOfAnyRouteIsPartOfAStatement() throws Exception {
        int tried = 0;
        for (var path : routes.path("paths").properties()) {
            for (var route : path.getValue().properties()) {
                for (var parameter : route.getValue().path("parameters")) {
                    for (var payload : PAYLOADS) {
                        tried++;
                        var at = OddAddress.of(path.getKey(), route.getValue(), parameter, payload);
                        assertHarmless(
                                route.getKey() + " " + at, send(route.getKey().toUpperCase(), at, "{}"));
                    }
                }
            }
        }
        assertThat(tried).isGreaterThan(4_000);
        assertNothingIsGone();
    }

    @Test
    void aConditionThatHoldsFindsNoMoreThanOneThatDoesNot() throws Exception {
        int compared = 0;
        for (var path : routes.path("paths").properties()) {
            var get = path.getValue().path("get");
            for (var parameter : get.path("parameters")) {
                for (var quote : List.of("'", "\"", "')", "%'", "")) {
                    compared++;
                    var open = quote.endsWith(")") ? " or ('1'='1" : " or " + "1=1 --";
                    var shut = quote.endsWith(")") ? " and ('1'='2" : " and " + "1=2 --";
                    var all = send("GET", OddAddress.of(path.getKey(), get, parameter, "zz" + quote + open), "");
                    var none = send("GET", OddAddress.of(path.getKey(), get, parameter, "zz" + quote + shut), "");
                    assertThat(all.statusCode()).as(all.uri().toString()).isEqualTo(none.statusCode());
                    if (all.statusCode() == 200 && all.body().contains("\"items\"")) {
                        assertThat(Json.tree(all.body()).path("items").size())
                                .as(all.uri().toString())
                                .isEqualTo(Json.tree(none.body()).path("items").size());
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(500);
    }

    @Test
    void noTextOfAnyBodyIsPartOfAStatement() throws Exception {
        int tried = 0;
        for (var path : routes.path("paths").properties()) {
            for (var route : path.getValue().properties()) {
                for (var member : texts(route.getValue())) {
                    for (var payload : PAYLOADS) {
                        tried++;
                        var at = path.getKey()
                                .replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
                        var body = Json.write(Map.of(member, payload));
                        assertHarmless(
                                route.getKey() + " " + at + " " + body,
                                send(route.getKey().toUpperCase(), at, body));
                    }
                }
            }
        }
        assertThat(tried).isGreaterThan(2_000);
        assertNothingIsGone();
    }

    private List<String> texts(JsonNode route) {
        var reference = route.path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema")
                .path("$ref")
                .asString("");
        return routes
                .path("components")
                .path("schemas")
                .path(reference.substring(reference.lastIndexOf('/') + 1))
                .path("properties")
                .properties()
                .stream()
                .filter(member -> member.getValue().path("type").toString().contains("string"))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static void assertHarmless(String what, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as("%s %s", what, answer.body()).isNotEqualTo(500);
        assertThat(answer.body())
                .as(what)
                .doesNotContainIgnoringCase("sqlstate", "sqlite", "syntax error", "exception", CANARY);
    }

    private void assertNothingIsGone() {
        assertThat(count("select count(*) from issue where title = 'There' and deleted_at is null"))
                .isPositive();
        assertThat(count("select count(*) from repeatable where fingerprint = '" + CANARY + "'"))
                .isPositive();
        assertThat(count("select count(*) from project where name = 'taken'")).isZero();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private HttpResponse<String> send(String method, String at, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + at))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + TOKEN)
                .header("If-Match", "*")
                .header("Content-Type", "application/json")
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
