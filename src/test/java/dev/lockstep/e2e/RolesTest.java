package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import dev.lockstep.base.TestPostgres;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Three processes with a role each, on one PostgreSQL and one Redis: each does its part and nobody else's. */
@Timeout(600)
class RolesTest {
    private static final String GOOD = "a long enough password";

    @Test
    void anIssueMadeAtTheApiGoesOutAtTheWorkerAndIsToldByTheNotifier(@TempDir Path folder) throws Exception {
        var redis = RoleProcess.redis();
        var url = "redis://127.0.0.1:" + redis.ports().getFirst();
        try (var world = new World(folder)
                        .with(RoleProcess.KEY)
                        .with("lockstep.base-url=http://127.0.0.1:7")
                        .with("lockstep.open-registration=true");
                var api = RoleProcess.of(world, folder, "api", url);
                var worker = RoleProcess.of(world, folder, "worker,scheduler", url);
                var notifier = RoleProcess.of(world, folder, "notify", url)) {
            api.start();
            world.at(world.await("the api is ready", api::address));
            worker.start();
            world.await("the worker is ready", worker::address);
            world.sync();
            var project =
                    world.get("/api/v1/projects").get("items").get(0).get("id").asString();
            var bob = bob(world);
            world.post(
                    "/api/v1/projects/" + project + "/members", Json.write(Map.of("personId", bob, "role", "editor")));
            var issue = Map.of("projectId", project, "title", "It crashes", "assignees", List.of("lockstep:Bob"));
            var id = world.post("/api/v1/issues", Json.write(issue)).get("id").asString();
            world.until(
                    "the worker sends it out",
                    () -> world.plane.issues(world.planeProject).stream()
                            .anyMatch(each -> each.name().equals("It crashes")));

            var rows = JdbcClient.create(TestPostgres.source(folder));
            assertThat(told(rows)).as("nobody is there who tells").isEmpty();
            assertThat(mails(folder.resolve("worker,scheduler"))).isEmpty();
            notifier.start();
            world.await("the notifier is ready", notifier::address);
            world.await("Bob is told", () -> told(rows).contains("assigned") ? true : null);
            assertThat(told(rows)).containsExactly("welcome", "member-added", "assigned");
            assertThat(unread(world)).isEqualTo(3);
            var mail = world.await(
                    "and by mail",
                    () -> mails(folder.resolve("notify")).stream()
                            .filter(each -> each.contains("It crashes"))
                            .findFirst()
                            .orElse(null));
            assertThat(mail)
                    .contains("To: bob@example.org")
                    .contains("http://127.0.0.1:7/issues/" + id)
                    .contains("http://127.0.0.1:7/projects/" + project)
                    .contains("switch it off here: http://127.0.0.1:7/settings");
            assertThat(mails(folder.resolve("worker,scheduler"))).isEmpty();
            assertThat(mails(folder.resolve("api"))).noneMatch(each -> each.contains("It crashes"));
        } finally {
            redis.stop();
        }
    }

    private static List<String> told(JdbcClient rows) {
        return rows.sql("select kind from notification order by id")
                .query(String.class)
                .list();
    }

    /** As he does it himself: by invitation. */
    private static String bob(World world) throws Exception {
        var link = world.post("/api/v1/people/invitations", "{\"email\":\"bob@example.org\"}")
                .get("link")
                .asString();
        var account = Map.of(
                "word", link.replaceFirst(".*=", ""), "name", "Bob", "email", "bob@example.org", "password", GOOD);
        return world.post("/api/v1/people", Json.write(account)).get("id").asString();
    }

    private static int unread(World world) throws IOException, InterruptedException {
        var login = Map.of("email", "bob@example.org", "password", GOOD);
        var token = world.post("/api/v1/login/token", Json.write(login))
                .get("accessToken")
                .asString();
        var request = HttpRequest.newBuilder(world.address("/api/v1/notifications"))
                .header("Authorization", "Bearer " + token)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return Json.tree(answer.body()).path("unread").asInt();
        }
    }

    private static List<String> mails(Path node) throws IOException {
        var folder = node.resolve("data/mail");
        List<String> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (var files = Files.list(folder)) {
                for (var file : files.toList()) {
                    found.add(Files.readString(file));
                }
            }
        }
        return found;
    }
}
