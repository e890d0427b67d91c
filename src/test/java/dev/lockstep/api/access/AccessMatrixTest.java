package dev.lockstep.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Lockstep;
import dev.lockstep.account.People;
import dev.lockstep.account.Sessions;
import dev.lockstep.api.access.Crew.Somebody;
import dev.lockstep.base.Json;
import dev.lockstep.base.TestDatabase;
import dev.lockstep.member.Members;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/** Every route of the description, asked by every role, for a project that is theirs and for one that is not; the whole product. */
@SpringBootTest(
        classes = Lockstep.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "lockstep.env-file=none",
            "LOCKSTEP_API_TOKEN=" + AccessMatrixTest.TOKEN,
            "GITHUB_API_URL=http://127.0.0.1:9",
            "GITHUB_API_TOKEN=nothing-listens-there",
        })
class AccessMatrixTest {
    static final String TOKEN = "matrix-api-token-0123456789";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Set<String> REFUSALS =
            Set.of("unauthenticated", "admin_only", "role_too_low", "scope_missing", "cross_site_request");

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Members members;

    @Autowired
    private JdbcClient jdbc;

    private final Map<Crew, Somebody> crew = new EnumMap<>(Crew.class);
    private final Map<Of, String> shared = new EnumMap<>(Of.class);
    private final Map<Of, String> foreign = new EnumMap<>(Of.class);
    private List<Route> routes = List.of();

    @DynamicPropertySource
    static void dataFolder(DynamicPropertyRegistry registry) throws IOException {
        Path folder = Files.createTempDirectory("lockstep-matrix");
        folder.toFile().deleteOnExit();
        registry.add("lockstep.data-dir", folder::toString);
        registry.add("lockstep.database.url", () -> TestDatabase.url(folder));
    }

    @BeforeEach
    void gather() {
        for (var one : Crew.values()) {
            if (one.isPerson()) {
                crew.put(one, Somebody.of(people, sessions, one.name()));
            }
        }
        routes = Route.all(ask(Crew.ADMINISTRATOR, "GET", "/openapi.json", "").json());
        assertThat(routes).hasSizeGreaterThan(100);
        for (var of : Of.values()) {
            if (of != Of.NOTHING) {
                shared.put(of, made(of, true));
                foreign.put(of, made(of, false));
            }
        }
    }

    @Test
    void whatIsAboutNoProjectIsForWhomItSays() {
        for (var route : routes) {
            if (route.of() == null && route.least() != Least.OPEN) {
                assertThat(ask(Crew.NOBODY, route).status())
                        .as("nobody: %s", route)
                        .isEqualTo(401);
                if (route.least() != Least.SIGNED_IN) {
                    for (var one : crew.keySet()) {
                        var answer = ask(one, route);
                        assertThat(answer.status()).as("%s: %s", one, route).isEqualTo(403);
                        assertThat(answer.code()).as("%s: %s", one, route).isEqualTo("admin_only");
                    }
                }
            }
        }
    }

    @Test
    void aRoleIsEnoughInTheProjectThatGaveItAndNowhereElse() {
        var ofProjects = routes.stream().filter(route -> route.of() != null).toList();
        assertThat(ofProjects).hasSizeGreaterThan(50);
        for (var route : ofProjects) {
            assertThat(ask(Crew.NOBODY, route, shared).status())
                    .as("nobody: %s", route)
                    .isEqualTo(401);
            for (var one : crew.keySet()) {
                tried(route, one);
            }
            assertLetIn(route, Crew.ADMINISTRATOR);
        }
    }

    private void tried(Route route, Crew one) {
        var elsewhere = ask(one, route, foreign);
        assertThat(elsewhere.status()).as("%s, foreign: %s", one, route).isEqualTo(404);
        assertThat(elsewhere.code()).as("%s, foreign: %s", one, route).isEqualTo(word(route) + "_not_found");
        var missing = ask(one, route, UUID.randomUUID().toString());
        assertThat(missing.text("detail")).as("as if it did not exist").isEqualTo(elsewhere.text("detail"));
        switch (Verdict.of(route.least().role().orElseThrow(), one.role)) {
            case HIDDEN ->
                assertThat(ask(one, route, shared).status())
                        .as("%s: %s", one, route)
                        .isEqualTo(404);
            case ROLE_TOO_LOW -> {
                var refused = ask(one, route, shared);
                assertThat(refused.status()).as("%s: %s", one, route).isEqualTo(403);
                assertThat(refused.code()).isEqualTo("role_too_low");
                assertThat(refused.text("detail"))
                        .contains(route.least().role().orElseThrow().word());
            }
            case LET_IN -> assertLetIn(route, one);
        }
        if (route.byQuery()) {
            var all = ask(one, route.method(), route.path(), "{}");
            assertThat(all.status()).as("%s, of all: %s", one, route).isEqualTo(400);
            var two = route.at(shared.get(route.of()), UUID.randomUUID()) + "&" + route.by() + "="
                    + foreign.get(route.of());
            assertThat(ask(one, route.method(), two, "{}").status())
                    .as("%s, of two: %s", one, route)
                    .isEqualTo(400);
        }
    }

    /** What it says to an empty body is not of interest, only that it was asked; what it may have changed is made anew. */
    private void assertLetIn(Route route, Crew one) {
        var answer = route.reads() ? ask(one, route, shared) : ask(one, route, made(route.of(), true));
        assertThat(answer.status()).as("%s: %s %s", one, route, answer.body()).isNotIn(401, 405, 500);
        assertThat(answer.code()).as("%s: %s", one, route).isNotIn(REFUSALS).isNotEqualTo(word(route) + "_not_found");
    }

    private static String word(Route route) {
        return route.of() == null ? "" : route.of().word();
    }

    private Answer ask(Crew one, Route route) {
        return ask(one, route, UUID.randomUUID().toString());
    }

    private Answer ask(Crew one, Route route, Map<Of, String> where) {
        return ask(one, route, where.getOrDefault(route.of(), "none"));
    }

    private Answer ask(Crew one, Route route, String id) {
        var viewer = crew.containsKey(Crew.VIEWER) ? crew.get(Crew.VIEWER).id() : UUID.randomUUID();
        return ask(one, route.method(), route.at(id, viewer), route.body(id));
    }

    /** A record in a project of the crew, or in one that is nobody's. */
    private String made(Of of, boolean theirs) {
        var project = id(post("/api/v1/projects", "{\"name\":\"" + UUID.randomUUID() + "\"}"));
        if (theirs) {
            crew.forEach((one, somebody) -> somebody.joins(members, UUID.fromString(project), one.role));
        }
        if (of == Of.PROJECT) {
            return project;
        }
        var link = of == Of.ISSUE || of == Of.COMMENT
                ? ""
                : id(post("/api/v1/links", """
                {"projectId":"%s","connectionId":"%s","container":"acme/%s"}
                """.formatted(project, connection(), UUID.randomUUID())));
        var issue = id(post("/api/v1/issues", "{\"projectId\":\"%s\",\"title\":\"One\"}".formatted(project)));
        return switch (of) {
            case NOTHING, PROJECT -> project;
            case ISSUE -> issue;
            case COMMENT -> id(post("/api/v1/issues/" + issue + "/comments", "{\"body\":\"A word\"}"));
            case LINK -> link;
            case JOB -> post("/api/v1/links/" + link + "/sync", "").text("jobId");
            case PLAN -> id(post("/api/v1/links/" + link + "/plan", ""));
            case OPERATION -> first("/api/v1/operations?link=" + link);
            case CONFLICT -> conflict(project, issue, link);
        };
    }

    private String connection() {
        return first("/api/v1/connections");
    }

    private String conflict(String project, String issue, String link) {
        var id = UUID.randomUUID().toString();
        var seen = "{\"place\":\"github\",\"at\":\"2026-11-21T10:00:00Z\"}";
        jdbc.sql("""
                insert into conflict (id, project_id, issue_id, subject_id, link_id, field, policy, state, base_value,
                  hub_value, remote_value, remote_raw, hub_seen, remote_seen, carried_out, version, opened_at)
                values (?, ?, ?, ?, ?, 'title', 'ask', 'open', 'a', 'b', 'c', 'c', ?, ?, 0, 1, 1)
                """).params(id, project, issue, issue, link, seen, seen).update();
        return id;
    }

    private String first(String list) {
        return ask(Crew.ADMINISTRATOR, "GET", list, "")
                .json()
                .path("items")
                .path(0)
                .path("id")
                .asString();
    }

    private Answer post(String path, String json) {
        var answer = ask(Crew.ADMINISTRATOR, "POST", path, json);
        assertThat(answer.status()).as("%s %s", path, answer.body()).isBetween(200, 299);
        return answer;
    }

    private static String id(Answer answer) {
        return answer.text("id");
    }

    private Answer ask(Crew one, String method, String path, String json) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .header("Sec-Fetch-Site", "same-origin")
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (one == Crew.ADMINISTRATOR) {
            request.header("Authorization", "Bearer " + TOKEN);
        } else if (one.isPerson()) {
            request.header("Cookie", crew.get(one).cookie());
        }
        try {
            var raw = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(raw.statusCode(), raw.body());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private record Answer(int status, String body) {
        JsonNode json() {
            return Json.tree(body);
        }

        String text(String member) {
            return body.startsWith("{") ? json().path(member).asString("") : "";
        }

        String code() {
            return text("code");
        }
    }
}
