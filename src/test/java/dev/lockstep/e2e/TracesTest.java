package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.e2e.SpanReceiver.Received;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class TracesTest {
    private static final String WEBHOOK = "POST /api/sync/github-webhook";
    private static final String TRACED =
            "select count(*) from (select trace from operation union all select trace from delivery) t where trace is not null";

    @Test
    void oneTraceLeadsFromADeliveryThroughItsOperationsToWhatIsAskedOfTheOtherTracker(@TempDir Path folder)
            throws Exception {
        try (var receiver = new SpanReceiver()) {
            try (var world = new World(folder)
                    .with("lockstep.traces.endpoint=" + receiver.address())
                    .start()) {
                tellOfAnIssue(world);
            } // what was not sent yet is sent at its end
            var posts = receiver.spans().stream()
                    .filter(span -> span.name().equals("POST"))
                    .filter(span -> span.attributes().get("url.path").contains("/work-items/"))
                    .toList();
            assertThat(posts).hasSize(1);
            var way = way(posts.getFirst(), receiver);
            assertThat(way)
                    .extracting(Received::name)
                    .containsExactly("POST", "operation", "operation", "take", "delivery", WEBHOOK);
            assertThat(way.getFirst().attributes()).containsEntry("http.response.status_code", "201");
            assertThat(way.get(1).attributes())
                    .containsEntry("lockstep.outcome", "Completed")
                    .containsKey("lockstep.operation");
            assertThat(way.get(4).attributes()).containsEntry("lockstep.event", "issues");
            assertThat(way.getLast().attributes()).containsEntry("http.response.status_code", "202");
            assertThat(way.getLast().parent()).isEmpty();
            assertThat(receiver.spans().toString())
                    .doesNotContain("gh-token", "plane-key", World.TOKEN, World.HOOK_SECRET, "Nobody else's words");
        }
    }

    @Test
    void anEditInTheHubLeadsToWhatIsWrittenAtTheTrackersAndItsQueryIsNotTold(@TempDir Path folder) throws Exception {
        try (var receiver = new SpanReceiver()) {
            try (var world = new World(folder)
                    .with("lockstep.traces.endpoint=" + receiver.address())
                    .start()) {
                tellOfAnIssue(world);
                world.get("/api/v1/find?url=canary-of-a-query");
                var issue = "/api/v1/issues/" + world.issue("Traced");
                assertThat(world.edit(issue, Map.of("title", "Renamed here")).statusCode())
                        .isEqualTo(200);
                world.await(
                        "it is there",
                        () -> world.github.issues(World.REPOSITORY).stream()
                                .filter(each -> each.title().equals("Renamed here"))
                                .findFirst()
                                .orElse(null));
                world.awaitQuiet();
            }
            var patches = receiver.spans().stream()
                    .filter(span -> span.name().equals("PATCH"))
                    .filter(span -> span.attributes().get("url.path").startsWith("/repos/"))
                    .toList();
            assertThat(patches).isNotEmpty();
            assertThat(way(patches.getLast(), receiver))
                    .extracting(Received::name)
                    .containsExactly("PATCH", "operation", "PATCH /api/v1/issues/{id}");
            assertThat(receiver.spans()).extracting(Received::name).contains("GET /api/v1/find");
            assertThat(receiver.spans().toString()).doesNotContain("canary", World.TOKEN, "Renamed here");
        }
    }

    @Test
    void withoutTheSettingNothingIsStartedAndNothingKept(@TempDir Path folder) throws Exception {
        try (var world = new World(folder).start()) {
            tellOfAnIssue(world);
            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().startsWith("BatchSpanProcessor"));
            assertThat(world.bean(JdbcClient.class)
                            .sql(TRACED)
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    private static void tellOfAnIssue(World world) throws Exception {
        world.sync();
        world.registerWebhooks();
        world.github.person("ann", World.REPOSITORY).open("Traced", "Nobody else's words");
        world.await("it is there", () -> world.plane.issues(world.planeProject).isEmpty() ? null : true);
        world.awaitQuiet();
    }

    private static List<Received> way(Received last, SpanReceiver receiver) {
        var way = new ArrayList<Received>();
        for (var span = Optional.of(last); span.isPresent(); span = receiver.parent(span.get())) {
            way.add(span.get());
        }
        return way;
    }
}
