package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import dev.lockstep.base.TestPostgres;
import java.io.IOException;
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
    @Test
    void anIssueMadeAtTheApiGoesOutAtTheWorkerAndIsToldByTheNotifier(@TempDir Path folder) throws Exception {
        var redis = RoleProcess.redis();
        var url = "redis://127.0.0.1:" + redis.ports().getFirst();
        try (var world = new World(folder).with(RoleProcess.KEY);
                var api = RoleProcess.of(world, folder, "api", url);
                var worker = RoleProcess.of(world, folder, "worker,scheduler", url);
                var notifier =
                        RoleProcess.of(world.with("lockstep.base-url=http://127.0.0.1:7"), folder, "notify", url)) {
            api.start();
            world.at(world.await("the api is ready", api::address));
            worker.start();
            var working = world.await("the worker is ready", worker::address);
            world.sync();
            var project =
                    world.get("/api/v1/projects").get("items").get(0).get("id").asString();
            var bob = Account.invited(world, "Bob").in(project, "editor");
            var issue = Map.of("projectId", project, "title", "It crashes", "assignees", List.of("lockstep:Bob"));
            var id = world.post("/api/v1/issues", Json.write(issue)).get("id").asString();
            world.until(
                    "the worker sends it out",
                    () -> world.plane.issues(world.planeProject).stream()
                            .anyMatch(each -> each.name().equals("It crashes")));
            assertThat(Scrape.of(world).names())
                    .as("the api shows the queue and has processed nothing")
                    .contains("lockstep_operations", "lockstep_links")
                    .doesNotContain("lockstep_operations_processed_total");
            assertThat(Scrape.at(world, working).names())
                    .as("the worker shows the queue and what it did itself")
                    .contains("lockstep_operations", "lockstep_links", "lockstep_operations_processed_total");

            var rows = JdbcClient.create(TestPostgres.source(folder));
            assertThat(told(rows)).as("nobody is there who tells").isEmpty();
            assertThat(mails(folder.resolve("worker,scheduler"))).isEmpty();
            notifier.start();
            world.await("the notifier is ready", notifier::address);
            world.await("Bob is told", () -> told(rows).contains("assigned") ? true : null);
            assertThat(told(rows)).containsExactly("welcome", "member-added", "assigned");
            assertThat(bob.told()).hasSize(3);
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

    @Test
    void aWorkerStandsWithoutASchedulerBesideItOrAnywhere(@TempDir Path folder) throws Exception {
        var redis = RoleProcess.redis();
        var url = "redis://127.0.0.1:" + redis.ports().getFirst();
        try (var world = new World(folder).with(RoleProcess.KEY);
                var api = RoleProcess.of(world, folder, "api", url);
                var worker = RoleProcess.of(world, folder, "worker", url);
                var scheduler = RoleProcess.of(world, folder, "scheduler", url)) {
            api.start();
            world.at(world.await("the api is ready", api::address));
            worker.start();
            scheduler.start();
            world.await("the worker is ready", worker::address);
            world.await("the scheduler is ready", scheduler::address);
            assertThat(world.sync().get("status").asString()).isEqualTo("completed");

            scheduler.kill();
            var project =
                    world.get("/api/v1/projects").get("items").get(0).get("id").asString();
            world.post("/api/v1/issues", Json.write(Map.of("projectId", project, "title", "Without a scheduler")));
            world.until(
                    "the worker sends it out alone",
                    () -> world.plane.issues(world.planeProject).stream()
                            .anyMatch(each -> each.name().equals("Without a scheduler")));
            world.awaitQuiet();
            assertThat(worker.log()).doesNotContain("This node does the scheduler's work", "ERROR");
        } finally {
            redis.stop();
        }
    }

    private static List<String> told(JdbcClient rows) {
        return rows.sql("select kind from notification order by id")
                .query(String.class)
                .list();
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
