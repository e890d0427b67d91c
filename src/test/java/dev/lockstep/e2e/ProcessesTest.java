package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.TestPostgres;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Three processes with a role each, on one PostgreSQL and one Redis, one of which is killed while the other is flushed. */
@Timeout(600)
class ProcessesTest {
    private static final int ISSUES = 60;

    @Test
    void whatHappensHasItsEffectOnceWhoeverIsKilled(@TempDir Path folder) throws Exception {
        var redis = RoleProcess.redis();
        var url = "redis://127.0.0.1:" + redis.ports().getFirst();
        var client = RedisClient.create(url);
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
            var rows = JdbcClient.create(TestPostgres.source(folder));
            var project = world.post("/api/v1/projects", "{\"name\":\"Team\"}")
                    .get("id")
                    .asString();
            world.post("/api/v1/subscriptions", "{\"url\":\"https://127.0.0.1/hook\",\"events\":[\"newCard\"]}");
            for (int issue = 0; issue < ISSUES; issue++) {
                var body = "{\"projectId\":\"%s\",\"title\":\"Issue %d\"}".formatted(project, issue);
                world.post("/api/v1/issues", body);
                if (issue == ISSUES / 3) {
                    worker.kill();
                }
                if (issue == ISSUES / 2) {
                    try (var connection = client.connect()) {
                        connection.sync().flushall();
                    }
                    worker.start();
                }
            }
            world.await("everything had its effect", () -> count(rows, "posting") >= ISSUES ? true : null);
            world.await("the worker is ready again", worker::address);
            world.await(
                    "what nobody may be told of was tried",
                    () -> count(rows, "posting where attempts > 0") > 0 ? true : null);
            assertThat(count(rows, "posting")).isEqualTo(ISSUES);
            assertThat(rows.sql("select subject from event where name = 'newCard' order by seq")
                            .query(String.class)
                            .list())
                    .containsExactlyElementsOf(rows.sql("""
                            select e.subject from posting p join event e on e.id = p.event_id order by p.seq
                            """).query(String.class).list());
            assertThatTheStreamIsInOrderToItsEnd(world, client, rows);
        } finally {
            client.shutdown();
            redis.stop();
        }
    }

    private static void assertThatTheStreamIsInOrderToItsEnd(World world, RedisClient client, JdbcClient rows)
            throws Exception {
        try (var connection = client.connect()) {
            var key = connection.sync().keys("lockstep:*:events").getFirst();
            var last = rows.sql("select max(seq) from event where name = 'newCard'")
                    .query(Long.class)
                    .single();
            world.await(
                    "the newest is there",
                    () -> connection.sync().xrevrange(key, Range.unbounded(), Limit.from(1)).stream()
                                    .anyMatch(each ->
                                            Long.parseLong(each.getBody().get("seq")) >= last)
                            ? true
                            : null);
            assertThat(connection.sync().xrange(key, Range.unbounded()))
                    .extracting(each -> Long.parseLong(each.getBody().get("seq")))
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }

    private static long count(JdbcClient rows, String what) {
        return rows.sql("select count(*) from " + what).query(Long.class).single();
    }
}
