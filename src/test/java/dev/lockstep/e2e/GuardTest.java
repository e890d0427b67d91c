package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.simulator.GitHubPerson;
import dev.lockstep.simulator.PlaneIssue;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A cycle that finds more than the link allows sends nothing until a person says so. */
class GuardTest {
    private static final int LIMIT = 10;

    /** Eleven issues in step, then all edited at GitHub while no webhook tells of it. */
    private static World edited(Path folder, int edits) throws Exception {
        var world = new World(folder).with("lockstep.max-mutations=" + LIMIT);
        var alice = world.github.person("alice", World.REPOSITORY);
        var numbers = IntStream.rangeClosed(1, LIMIT + 1)
                .mapToLong(at -> alice.open("issue " + at, "text " + at))
                .toArray();
        world.start();
        world.sync();
        edit(alice, numbers, edits);
        return world;
    }

    private static void edit(GitHubPerson alice, long[] numbers, int edits) {
        IntStream.range(0, edits).forEach(at -> alice.editTitle(numbers[at], "edited " + numbers[at]));
    }

    @Test
    void asManyAsTheLimitGoOutByThemselves(@TempDir Path folder) throws Exception {
        try (var world = edited(folder, LIMIT)) {
            world.cycle();
            world.awaitQuiet();
            assertThat(edited(world)).isEqualTo(LIMIT);
            assertThat(guard(world).get("waiting")).isEmpty();
        }
    }

    @Test
    void oneMoreThanTheLimitSendsNoneUntilAPersonApprovesAndThenAllOnce(@TempDir Path folder) throws Exception {
        try (var world = edited(folder, LIMIT + 1)) {
            long written = writes(world);
            world.cycle();
            var plan = held(world);
            assertThat(plan.get("changes").asLong()).isEqualTo(LIMIT + 1);
            assertThat(plan.get("edits").asLong()).isEqualTo(LIMIT + 1);
            assertThat(plan.get("danger").asString()).isEqualTo("too_many_changes");
            assertThat(plan.get("reason").asString()).contains("11 changes", "may write 10");
            assertThat(plan.get("sample").get(0).get("title").asString()).startsWith("edited ");
            assertThat(plan.get("sample").get(0).get("fields").toString()).isEqualTo("[\"title\"]");
            assertThat(guard(world).get("stopped").asBoolean()).isTrue();
            assertThat(world.linkTo("plane").get("health").asString()).isEqualTo("needs-you");
            assertThat(world.linkTo("plane").get("reason").asString())
                    .contains("11 changes", "/api/v1/links/", "/guard");
            assertThat(events(world)).contains("guard.held");
            world.cycle();
            assertThat(writes(world)).isEqualTo(written);

            var none = Map.of("plan", "00000000-0000-7000-8000-000000000000");
            assertThat(answer(world, "approve", none).statusCode()).isEqualTo(404);
            assertThat(answer(world, "approve", Map.of()).body()).contains("\"field\":\"plan\"");
            assertThat(answer(world, "approve", Map.of("plan", id(plan))).statusCode())
                    .isEqualTo(200);
            world.awaitQuiet();
            assertThat(edited(world)).isEqualTo(LIMIT + 1);
            assertThat(writes(world)).isEqualTo(written + LIMIT + 1);
            assertThat(answer(world, "reject", Map.of("plan", id(plan))).statusCode())
                    .isEqualTo(422);
            assertThat(guard(world).get("stopped").asBoolean()).isFalse();
        }
    }

    @Test
    void whatIsRejectedIsNeverSentAndWhatComesLaterIs(@TempDir Path folder) throws Exception {
        try (var world = edited(folder, LIMIT + 1)) {
            world.cycle();
            var plan = held(world);
            var alice = world.github.person("alice", World.REPOSITORY);
            // A person's own edit in the hub waits as well, and is not part of what is rejected.
            var mine = world.issue("edited 1");
            world.edit("/api/v1/issues/" + mine, Map.of("body", "my own words"));
            assertThat(answer(world, "reject", Map.of("plan", id(plan))).statusCode())
                    .isEqualTo(200);
            world.awaitQuiet();
            assertThat(edited(world)).isZero();
            assertThat(bodies(world)).anyMatch(body -> body.endsWith("my own words"));

            world.cycle();
            world.awaitQuiet();
            assertThat(edited(world)).isZero();
            assertThat(guard(world).get("waiting")).isEmpty();
            alice.editTitle(2, "edited once more");
            world.cycle();
            world.awaitQuiet();
            assertThat(names(world)).contains("edited once more");
            assertThat(edited(world)).isEqualTo(1);
            world.sync();
            assertThat(edited(world)).isEqualTo(1);
        }
    }

    @Test
    void itWaitsOverARestartAndAnApprovalDoesNotCoverWhatCameAfterIt(@TempDir Path folder) throws Exception {
        try (var world = edited(folder, LIMIT + 1)) {
            world.cycle();
            var plan = held(world);
            world.stop();
            world.start();
            var alice = world.github.person("alice", World.REPOSITORY);
            var more = IntStream.rangeClosed(1, LIMIT + 1)
                    .mapToLong(at -> alice.open("new " + at, "text"))
                    .toArray();
            world.await("the new ones are here", () -> {
                world.cycle(); // right after a start one may find the budget in other hands
                return world.get("/api/v1/issues?limit=200").toString().contains("new " + more.length) ? true : null;
            });
            assertThat(id(held(world))).isEqualTo(id(plan));
            assertThat(answer(world, "approve", Map.of("plan", id(plan))).statusCode())
                    .isEqualTo(200);
            var next = world.await("the next plan waits", () -> {
                var waiting = guard(world).get("waiting");
                return waiting.isEmpty() || id(waiting.get(0)).equals(id(plan)) ? null : waiting.get(0);
            });
            assertThat(next.get("creates").asLong()).isEqualTo(LIMIT + 1);
            world.await("what was approved is there", () -> edited(world) == LIMIT + 1 ? true : null);
            assertThat(names(world)).noneMatch(name -> name.startsWith("new "));
            assertThat(answer(world, "reject", Map.of("plan", id(next))).statusCode())
                    .isEqualTo(200);
            world.awaitQuiet();
            world.cycle();
            world.sync();
            assertThat(names(world)).noneMatch(name -> name.startsWith("new "));
        }
    }

    @Test
    void fromTheEleventhDeletionOnAPersonIsAskedAndEditsStillWaitWithThem(@TempDir Path folder) throws Exception {
        try (var world = new World(folder)) {
            var alice = world.github.person("alice", World.REPOSITORY);
            long number = alice.open("issue", "text");
            IntStream.rangeClosed(1, 12).forEach(at -> alice.comment(number, "comment " + at));
            world.start();
            world.sync();
            var path = "/api/v1/issues/" + world.issue("issue");
            for (var comment : world.get(path).get("comments")) {
                world.ask(HttpRequest.newBuilder(world.address("/api/v1/comments/" + id(comment)))
                        .DELETE());
            }
            var plan = held(world);
            assertThat(plan.get("danger").asString()).isEqualTo("mass_deletion");
            assertThat(plan.get("deletes").asLong()).isEqualTo(2);
            world.await("ten are gone", () -> comments(world) == 2 ? true : null);
            world.edit(path, Map.of("title", "edited"));
            answer(world, "reject", Map.of("plan", id(plan)));
            world.await("the edit is there", () -> names(world).contains("edited") ? true : null);
            assertThat(comments(world)).isEqualTo(2);
            world.cycle();
            assertThat(comments(world)).isEqualTo(2);
        }
    }

    private static int comments(World world) {
        var item = world.plane.issues(world.planeProject).getFirst().id();
        return world.plane.comments(world.planeProject, item).size();
    }

    @Test
    void aSideThatIsSuddenlyEmptyDeletesNothingAndStaysAQuestion(@TempDir Path folder) throws Exception {
        try (var world = edited(folder, 0)) {
            world.plane
                    .issues(world.planeProject)
                    .forEach(item ->
                            world.plane.person("Gwen", world.planeProject).delete(item.id()));
            var job = world.post("/api/sync", "").get("jobId").asString();
            var plan = held(world);
            assertThat(plan.get("kind").asString()).isEqualTo("absent");
            assertThat(plan.get("danger").asString()).isEqualTo("empty_side");
            world.awaitJob(job);
            world.cycle();
            assertThat(id(held(world))).isEqualTo(id(plan));
            assertThat(world.linkTo("plane").get("twins").asLong()).isEqualTo(LIMIT + 1);
            answer(world, "approve", Map.of("plan", id(plan)));
            world.await(
                    "they are known to be gone",
                    () -> world.linkTo("plane").get("twins").asLong() == 0 ? true : null);
        }
    }

    private static JsonNode held(World world) throws Exception {
        return world.await("a plan waits", () -> {
            var waiting = guard(world).get("waiting");
            return waiting.isEmpty() ? null : waiting.get(0);
        });
    }

    private static long writes(World world) {
        return world.plane.log().writes();
    }

    private static String id(JsonNode plan) {
        return plan.get("id").asString();
    }

    private static JsonNode guard(World world) throws Exception {
        return world.get("/api/v1/links/" + id(world.linkTo("plane")) + "/guard");
    }

    private static HttpResponse<String> answer(World world, String word, Map<String, ?> body) throws Exception {
        return world.send("POST", "/api/v1/links/" + id(world.linkTo("plane")) + "/guard/" + word, body);
    }

    private static long edited(World world) {
        return names(world).stream().filter(name -> name.startsWith("edited")).count();
    }

    private static List<String> names(World world) {
        return world.plane.issues(world.planeProject).stream()
                .map(PlaneIssue::name)
                .toList();
    }

    private static List<String> bodies(World world) {
        return world.plane.issues(world.planeProject).stream()
                .map(item -> item.descriptionHtml().replaceAll("<[^>]*>", ""))
                .toList();
    }

    private static String events(World world) {
        return world.bean(dev.lockstep.event.Events.class).after(0, 10_000).toString();
    }
}
