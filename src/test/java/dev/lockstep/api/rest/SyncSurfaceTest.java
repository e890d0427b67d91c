package dev.lockstep.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Surface;
import dev.lockstep.sync.Job;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The documented surface of the old service: routes, words and fields, literally. */
class SyncSurfaceTest extends Surface {
    @BeforeEach
    void nothingRuns() {
        jobs.endAll();
    }

    @Test
    void aSyncStartsAndItsIdIsUsable() {
        for (String path : List.of("/api/sync", "/api/sync/start")) {
            var started = send(signed(path).POST(BodyPublishers.noBody()));
            assertThat(started.status()).isEqualTo(200);
            assertThat(started.text("message")).isEqualTo("Sync job started");
            var status = get("/api/sync/status/" + started.text("jobId"));
            assertThat(status.status()).isEqualTo(200);
            assertThat(status.text("jobId")).isEqualTo(started.text("jobId"));
            assertThat(status.text("status")).isEqualTo("pending");
            assertThat(status.json().path("progress").isInt()).isTrue();
            jobs.endAll();
        }
    }

    @Test
    void clientsThatSendAnEmptyFormAreUnderstood() {
        var started = send(signed("/api/sync")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.noBody()));
        assertThat(started.text("message")).isEqualTo("Sync job started");
    }

    @Test
    void twentyPostsAtOnceMakeOneJob() throws Exception {
        int before = jobs.size();
        List<Answer> answers = new ArrayList<>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> posts = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                posts.add(pool.submit(
                        () -> post("/api/sync", "{\"githubRepo\":\"acme/parallel\",\"planeProjectId\":\"p2\"}")));
            }
            for (Future<Answer> post : posts) {
                answers.add(post.get());
            }
        }
        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(answers)
                .extracting(answer -> answer.text("jobId"))
                .containsOnly(answers.getFirst().text("jobId"));
        assertThat(answers)
                .extracting(answer -> answer.text("message"))
                .containsOnlyOnce("Sync job started")
                .contains("Sync already in progress");
        assertThat(jobs.size()).isEqualTo(before + 1);
    }

    @Test
    void statusTakesTheDocumentedWordsAndTellsWhatFailed() {
        var id = UUID.fromString(post("/api/sync", "{}").text("jobId"));
        jobs.advance(id, Job.Status.IN_PROGRESS, 40, null);
        assertThat(get("/api/sync/status/" + id).text("status")).isEqualTo("in-progress");
        jobs.advance(id, Job.Status.FAILED, 40, "GitHub answered 500.");
        var failed = get("/api/sync/status/" + id);
        assertThat(failed.text("status")).isEqualTo("failed");
        assertThat(failed.text("errorMessage")).isEqualTo("GitHub answered 500.");
        assertThat(failed.text("completedAt")).endsWith("Z");
        assertThat(failed.text("githubRepo")).isEqualTo("acme/app");
        assertThat(failed.text("planeWorkspace")).isEqualTo("crew");
    }

    @Test
    void anUnknownJobIsAProblemWithAMessage() {
        for (String id : List.of(UUID.randomUUID().toString(), "1716900000000")) {
            var answer = get("/api/sync/status/" + id);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text("message")).isEqualTo("Sync job not found");
            assertThat(answer.text("code")).isEqualTo("job_not_found");
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        }
    }

    @Test
    void aMalformedBodyNamesItsField() {
        var answer = post("/api/sync", "{\"githubRepo\":\"https://github.com/acme/app\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("field")).isEqualTo("githubRepo");
        assertThat(post("/api/sync", "{\"githubRepo\":").text("code")).isEqualTo("malformed_body");
        assertThat(post("/api/sync", "{\"planeProjectId\":\"a/b\"}").text("field"))
                .isEqualTo("planeProjectId");
    }

    @Test
    void aPlaneProjectCannotBeLinkedToTwoRepositories() {
        assertThat(post("/api/sync", "{}").status()).isEqualTo(200);
        var answer = post("/api/sync", "{\"githubRepo\":\"acme/other\"}");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("code")).isEqualTo("container_linked_elsewhere");
    }

    @Test
    void aLinkCanBeSyncedByItself() {
        var link = get("/api/v1/links").json().path("items").get(0).path("id").asString();
        var started = post("/api/v1/links/" + link + "/sync", "");
        assertThat(started.text("message")).isEqualTo("Sync job started");
        var listed = get("/api/v1/jobs?link=" + link + "&status=pending&limit=1")
                .json()
                .path("items");
        assertThat(listed.get(0).path("id").asString()).isEqualTo(started.text("jobId"));
        assertThat(listed.get(0).path("kind").asString()).isEqualTo("first-import");
        assertThat(listed.get(0).path("counts").has("skipped")).isTrue();
    }
}
