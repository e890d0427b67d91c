package dev.lockstep.bench;

import dev.lockstep.Lockstep;
import dev.lockstep.base.Database;
import dev.lockstep.base.Folders;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The graph over HTTP: {@code ./lockstep bench graphql [--write]}. A page of a hundred issues with a hundred timeline items each. */
public final class GraphqlBench {
    private static final String TITLE = "## The graph";
    private static final String TOKEN = "a-token-for-benchmarks-only";
    private static final int ISSUES = 10_000;
    private static final int ITEMS = 100;
    private static final int WARM_UP = 200;
    private static final int ROUNDS = 500;
    private static final int GOAL_MILLIS = 150;

    private GraphqlBench() {}

    public static void main(String[] arguments) throws Exception {
        var scratch = Files.createTempDirectory("lockstep-graph");
        try (var product = SpringApplication.run(
                Lockstep.class,
                "--lockstep.env-file=none",
                "--LOCKSTEP_DATA_DIR=" + scratch,
                "--LOCKSTEP_API_TOKEN=" + TOKEN,
                "--PORT=0")) {
            var jdbc = product.getBean(JdbcClient.class);
            var project = product.getBean(Database.class).write(() -> fill(jdbc));
            var text = page(measure(product, project));
            System.out.println("\n" + text);
            if (List.of(arguments).contains("--write")) {
                BenchReport.replace(TITLE, text);
            }
        } finally {
            Folders.forget(scratch);
        }
        System.exit(0);
    }

    /** Straight into the tables: this is about reading. */
    private static String fill(JdbcClient jdbc) {
        var project = Ids.next().toString();
        jdbc.sql("insert into project (id, name, name_key, created_at) values (?, 'Bench', 'bench', 0)")
                .param(project)
                .update();
        jdbc.sql("""
                with recursive n (n) as (select 1 union all select n + 1 from n where n < %d)
                insert into issue (id, project_id, number, title, body, state, labels, assignees, priority, version, created_at, modified_at)
                select printf('01900000-0000-7000-8000-%%012x', n), ?, n, 'Issue ' || n, 'Text', 'todo', '[]', '[]', 'none', 1, n, n from n
                """.formatted(ISSUES)).param(project).update();
        jdbc.sql("""
                with recursive n (n) as (select 1 union all select n + 1 from n where n < %d)
                insert into change (id, issue_id, kind, detail, origin, at)
                select printf('01910000-0000-7000-%%04x-%%012x', n, i.number), i.id, 'title_changed',
                  '{"kind":"title_changed","before":"Before ' || n || '","after":"After"}',
                  '{"place":"lockstep","by":{"place":"lockstep","id":"admin","name":"admin"},"backfill":false}', n
                from issue i, n
                """.formatted(ITEMS)).update();
        return project;
    }

    private static double[] measure(ConfigurableApplicationContext product, String project) throws Exception {
        var address = URI.create("http://127.0.0.1:"
                + ((WebServerApplicationContext) product).getWebServer().getPort() + "/graphql");
        var query = """
                query($id: ID!, $skip: Int) { node(id: $id) { ... on Project { name issues(first: 100, skip: $skip) {
                  nodes { title timelineItems(last: 100) { nodes { __typename } } } } } } }
                """;
        var client = HttpClient.newHttpClient();
        var millis = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            int skip = Math.floorMod(round * 100, ISSUES);
            var body = Json.write(Map.of("query", query, "variables", Map.of("id", project, "skip", skip)));
            var request = HttpRequest.newBuilder(address)
                    .header("Authorization", "Bearer " + TOKEN)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body))
                    .build();
            long begun = System.nanoTime();
            var answer = client.send(request, BodyHandlers.ofString()).body();
            if (round >= 0) {
                millis[round] = (System.nanoTime() - begun) / 1e6;
            }
            check(answer);
        }
        Arrays.sort(millis);
        return millis;
    }

    private static void check(String answer) {
        int items = answer.split("TitleChangedEvent", -1).length - 1;
        if (items != 100 * ITEMS) {
            throw new IllegalStateException(items + " items: " + answer.substring(0, Math.min(500, answer.length())));
        }
    }

    private static String page(double[] millis) throws IOException {
        double p99 = millis[ROUNDS * 99 / 100];
        return String.format(
                Locale.ROOT,
                """
                %s

                A page of 100 of 10,000 issues with the last 100 timeline items of each, over HTTP and SQLite, one request after the other: \
                10,000 items an answer. The statements for it are counted in `StatementCountTest`.

                %s

                - p50 %.0f ms, p99 %.0f ms, most %.0f ms of %d requests (goal: p99 below %d ms): %s
                """,
                TITLE,
                BenchReport.where("graphql"),
                millis[ROUNDS / 2],
                p99,
                millis[ROUNDS - 1],
                ROUNDS,
                GOAL_MILLIS,
                BenchReport.reached(p99 < GOAL_MILLIS));
    }
}
