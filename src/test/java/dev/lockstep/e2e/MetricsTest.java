package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import dev.lockstep.simulator.Fault;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A hub that has worked, seen through its metrics. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsTest {
    private static final Map<String, String> NONE = Map.of();
    private static final int ISSUES = 5;

    private World world;
    private Scrape scrape;

    @BeforeAll
    void work(@TempDir Path folder) throws Exception {
        world = new World(folder).start();
        var ann = world.github.person("ann", World.REPOSITORY);
        for (int i = 1; i < ISSUES; i++) {
            ann.open("Issue " + i, "A text");
        }
        world.sync();
        world.registerWebhooks();
        long last = ann.open("Told by a webhook", "A text");
        world.github.awaitQuietHooks(Duration.ofSeconds(10));
        world.await(
                "all are there", () -> world.plane.issues(world.planeProject).size() == ISSUES ? true : null);
        world.awaitQuiet();
        world.plane
                .faults()
                .once(Fault.SERVER_ERROR, request -> request.method().equals("PATCH"));
        ann.editTitle(last, "Told again");
        world.await(
                "the edit is there",
                () -> world.plane.issues(world.planeProject).stream()
                                .anyMatch(issue -> issue.name().equals("Told again"))
                        ? true
                        : null);
        world.bean(JdbcClient.class).sql("""
                        insert into event_aside (id, consumer, event_id, seq, type, name, subject, payload, at, reason, aside_at)
                        values ('a', 'postings', 'e', 1, 'issue.created', 'x', 's', '{}', 1, 'It broke.', 1)
                        """).update();
        world.post(
                "/api/v1/pauses",
                Json.write(Map.of("scope", "link", "target", link("plane"), "reason", "The fair is on")));
        scrape = world.await("it is counted anew", () -> {
            var now = Scrape.of(world);
            boolean budgets = now.of("lockstep_budget_remaining").stream().anyMatch(each -> each.value() > 0);
            return budgets && now.sum("lockstep_events_aside", NONE) == 1 ? now : null;
        });
    }

    @AfterAll
    void close() {
        world.close();
    }

    private String link(String tracker) throws Exception {
        for (var link : world.get("/api/v1/links").get("items")) {
            if (link.get("tracker").asString().equals(tracker)) {
                return link.get("id").asString();
            }
        }
        throw new AssertionError("no link");
    }

    @Test
    void whatWasDoneIsCounted() {
        assertThat(scrape.sum("lockstep_operations_processed_total", Map.of("outcome", "completed")))
                .isGreaterThanOrEqualTo(2.0 * ISSUES);
        assertThat(scrape.sum("lockstep_operations_lag_seconds_count", Map.of("priority", "backfill")))
                .isGreaterThanOrEqualTo(ISSUES);
        assertThat(scrape.sum(
                        "lockstep_operations_lag_seconds_count", Map.of("priority", "live", "direction", "outbound")))
                .isPositive();
        assertThat(scrape.sum("lockstep_jobs_ended", Map.of("status", "completed")))
                .isEqualTo(1);
        assertThat(scrape.sum("lockstep_jobs_ended", Map.of("status", "failed")))
                .isZero();
    }

    @Test
    void whatFailedIsCountedByItsClass() {
        assertThat(scrape.sum("lockstep_operations_failed_total", Map.of("class", "unavailable", "ended", "false")))
                .isEqualTo(1);
        assertThat(scrape.sum("lockstep_remote_seconds_count", Map.of("method", "PATCH", "status", "5xx")))
                .isEqualTo(1);
        assertThat(scrape.sum("lockstep_remote_seconds_count", Map.of("method", "POST", "status", "2xx")))
                .isGreaterThanOrEqualTo(ISSUES);
    }

    @Test
    void theQueueIsShownByStateWithTheAgeOfItsOldest() {
        assertThat(scrape.sum("lockstep_operations", Map.of("state", "completed")))
                .isPositive();
        assertThat(scrape.sum("lockstep_operations", Map.of("state", "queued"))).isZero();
        assertThat(scrape.of("lockstep_operations")).hasSize(8);
        assertThat(scrape.sum("lockstep_operations_since_seconds", Map.of("state", "queued")))
                .isZero();
        assertThat(scrape.sum("lockstep_operations_since_seconds", Map.of("state", "errored")))
                .isZero();
    }

    @Test
    void deliveriesAndEventsTellHowLongTheyWaited() {
        assertThat(scrape.sum("lockstep_deliveries_lag_seconds_count", Map.of("status", "processed")))
                .isPositive();
        assertThat(scrape.sum("lockstep_deliveries_waiting", NONE)).isZero();
        assertThat(scrape.of("lockstep_events_lag"))
                .isNotEmpty()
                .allMatch(sample -> sample.labels().containsKey("consumer"));
        assertThat(scrape.sum("lockstep_events_oldest_seconds", NONE)).isPositive();
    }

    @Test
    void budgetsLinksDeadLettersAndTheArchiveAreShown() {
        assertThat(scrape.sum("lockstep_budget_remaining", Map.of("connection", "github")))
                .isPositive();
        assertThat(scrape.sum("lockstep_links", Map.of("state", "paused"))).isEqualTo(1);
        assertThat(scrape.sum("lockstep_links", Map.of("state", "active"))).isEqualTo(1);
        assertThat(scrape.sum("lockstep_links", Map.of("state", "held"))).isZero();
        assertThat(scrape.sum("lockstep_pauses", Map.of("scope", "link"))).isEqualTo(1);
        assertThat(scrape.sum("lockstep_drift", NONE)).isZero();
        assertThat(scrape.sum("lockstep_archive_bytes", NONE)).isZero();
    }

    @Test
    void healthShowsAdministratorsTheQueueAndTheBudgetsAndOthersNothing() throws Exception {
        var health = world.get("/actuator/health/hub").get("details");
        assertThat(health.get("operations").get("queued").asLong()).isZero();
        assertThat(health.get("oldestSeconds").get("queued").asDouble()).isZero();
        assertThat(health.get("budgetRemaining").get("github").asDouble()).isPositive();
        try (var stranger = HttpClient.newHttpClient()) {
            var ask = HttpRequest.newBuilder(world.address("/actuator/health/hub"))
                    .build();
            assertThat(stranger.send(ask, BodyHandlers.ofString()).body()).doesNotContain("operations");
            var metrics = HttpRequest.newBuilder(world.address("/actuator/prometheus"))
                    .build();
            assertThat(stranger.send(metrics, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void thePageNamesEveryMetricOfOursWithItsLabelsAndNoOther() throws Exception {
        var rows = Pattern.compile("(?m)^\\| `(lockstep_\\w+)` \\| ([^|]*?) ?\\|")
                .matcher(Files.readString(Path.of("docs/metrics.md")))
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1),
                        row -> row.group(2).replace("`", "").strip()));
        var shown = scrape.types().keySet().stream()
                .filter(name -> name.startsWith("lockstep_") && !name.endsWith("_max"))
                .collect(Collectors.toMap(name -> name, this::labels));
        assertThat(rows).isEqualTo(shown);
    }

    private String labels(String name) {
        var labels = new TreeSet<String>();
        scrape.samples().stream()
                .filter(sample -> sample.name().equals(name)
                        || sample.name().matches(Pattern.quote(name) + "_(count|sum|bucket)"))
                .forEach(sample -> labels.addAll(sample.labels().keySet()));
        labels.remove("le");
        return String.join(", ", labels);
    }

    @Test
    void theDashboardAndTheAlertsAskOnlyForWhatIsThere() throws Exception {
        var expressions = Ops.expressions();
        assertThat(expressions).hasSizeGreaterThan(30);
        assertThat(expressions.stream().flatMap(each -> Promql.faults(each, scrape).stream()))
                .isEmpty();
    }

    @Test
    void aWrongNameOrLabelIsFound() {
        assertThat(Promql.faults("max(lockstep_operation{state=\"queued\"})", scrape))
                .hasSize(1);
        assertThat(Promql.faults("max(lockstep_operations{status=\"queued\"})", scrape))
                .hasSize(1);
        assertThat(Promql.faults("max(lockstep_operations{state=\"waiting\"})", scrape))
                .hasSize(1);
        assertThat(Promql.faults("sum by (consumer) (rate(lockstep_operations_failed_total[5m]))", scrape))
                .hasSize(1);
        assertThat(Promql.faults("sum by (class) (rate(lockstep_operations_failed_total[5m])) > 0.2", scrape))
                .isEmpty();
    }

    @Test
    void everyAlertHasItsPlaceInTheRunbook() throws Exception {
        var headings = Files.readAllLines(Path.of("docs/operations.md")).stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "")
                        .toLowerCase()
                        .replaceAll("[^a-z0-9 -]", "")
                        .replace(' ', '-'))
                .toList();
        for (var alert : Ops.alerts()) {
            assertThat(alert.runbook()).startsWith("docs/operations.md#");
            assertThat(headings).as(alert.name()).contains(alert.runbook().replaceFirst(".*#", ""));
        }
    }
}
