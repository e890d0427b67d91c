package dev.lockstep.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlaneSimulatorTest {
    private final TestClock clock = new TestClock();
    private final PlaneSimulator plane = PlaneSimulator.start(0, clock, 1);
    private final Api api = Api.plane(plane, "key");
    private UUID project;
    private String items;

    @BeforeEach
    void fill() {
        plane.addKey("key", "Robot").limitPerMinute(0);
        project = plane.addProject("acme", "WEB", "Web");
        items = "/workspaces/acme/projects/" + project + "/work-items/";
    }

    @AfterEach
    void stop() {
        plane.close();
    }

    @Test
    void anItemComesBackAsTheServerKeepsIt() throws Exception {
        var made = api.post(items, "{\"name\":\" One \",\"description_html\":\"<p>a</p><p onclick='x()'>b</p>\"}");
        assertThat(made.status()).isEqualTo(201);
        var item = made.json();
        assertThat(item.get("name").asString()).isEqualTo("One");
        assertThat(item.get("description_html").asString()).isEqualTo("<div><p>a</p><p>b</p></div>");
        assertThat(item.get("priority").asString()).isEqualTo("none");
        assertThat(item.get("sequence_id").asInt()).isEqualTo(1);
        assertThat(item.get("state").asString())
                .isEqualTo(plane.states(project).getFirst().id().toString());
        assertThat(item.get("created_at").asString()).isEqualTo("2026-03-01T10:00:00.123456Z");
    }

    @Test
    void theTimeOfChangeMovesOnceMoreAfterAWriteAndAfterAComment() throws Exception {
        var id = made("One");
        assertThat(updatedAt(id)).isEqualTo("2026-03-01T10:00:00.123456Z");
        clock.forward(Duration.ofMillis(30));
        assertThat(updatedAt(id)).isEqualTo("2026-03-01T10:00:00.148456Z");
        clock.forward(Duration.ofSeconds(1));
        api.post(items + id + "/comments/", "{\"comment_html\":\"<b onclick='x'>as given\"}");
        clock.forward(Duration.ofSeconds(1));
        assertThat(updatedAt(id)).isEqualTo("2026-03-01T10:00:01.178456Z");
    }

    @Test
    void commentsAreKeptAsGiven() throws Exception {
        var id = made("One");
        var html = "<b onclick='x'>as given";
        var body = Json.object()
                .put("comment_html", html)
                .put("external_source", "s")
                .put("external_id", "1");
        var comment = api.post(items + id + "/comments/", body.toString());
        assertThat(comment.json().get("comment_html").asString()).isEqualTo(html);
        var again = api.post(items + id + "/comments/", body.toString());
        assertThat(again.status()).isEqualTo(409);
        var commentId = comment.json().get("id").asString();
        assertThat(again.json().get("id").asString()).isEqualTo(commentId);
        var edited = api.patch(items + id + "/comments/" + commentId + "/", "{\"comment_html\":\"<p>x</p>\"}");
        assertThat(edited.json().get("comment_html").asString()).isEqualTo("<p>x</p>");
        assertThat(api.get(items + id + "/comments/").json().get("results")).hasSize(1);
        assertThat(api.delete(items + id + "/comments/" + commentId + "/").status())
                .isEqualTo(204);
        assertThat(plane.comments(project, UUID.fromString(id))).isEmpty();
    }

    @Test
    void pagesAreFollowedByTheirCursor() throws Exception {
        for (int i = 0; i < 7; i++) {
            clock.forward(Duration.ofSeconds(1));
            made("Item " + i);
        }
        var names = new ArrayList<String>();
        var cursor = "3:0:0";
        boolean more = true;
        while (more) {
            var page = api.get(items + "?per_page=3&order_by=updated_at&cursor=" + cursor)
                    .json();
            assertThat(page.get("total_count").asInt()).isEqualTo(7);
            page.get("results")
                    .values()
                    .forEach(item -> names.add(item.get("name").asString()));
            cursor = page.get("next_cursor").asString();
            more = page.get("next_page_results").asBoolean();
        }
        assertThat(names).hasSize(7).isSorted();
        assertThat(api.get(items + "?per_page=101").status()).isEqualTo(400);
        assertThat(api.get(items).json().at("/results/0/name").asString()).isEqualTo("Item 6");
    }

    @Test
    void aKnownExternalIdIsAnsweredWithTheItemThatHasIt() throws Exception {
        var body = "{\"name\":\"x\",\"external_source\":\"lockstep\",\"external_id\":\"7\"}";
        var id = api.post(items, body).json().get("id").asString();
        var again = api.post(items, body);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().get("id").asString()).isEqualTo(id);
        assertThat(plane.issues(project)).hasSize(1);
        var found = api.get(items + "?external_id=7&external_source=lockstep");
        assertThat(found.json().get("id").asString()).isEqualTo(id);
        assertThat(api.get(items + "?external_id=8&external_source=lockstep").status())
                .isEqualTo(404);
    }

    @Test
    void twoCreatesAtOnceBothGetInAndThenNeitherIsFound() throws Exception {
        plane.raceWindow(Duration.ofMillis(300));
        var body = "{\"name\":\"x\",\"external_source\":\"lockstep\",\"external_id\":\"7\"}";
        var together = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2; i++) {
                threads.submit(() -> {
                    together.await();
                    return api.post(items, body);
                });
            }
        }
        assertThat(plane.issues(project)).hasSize(2);
        assertThat(api.get(items + "?external_id=7&external_source=lockstep").status())
                .isEqualTo(500);
    }

    @Test
    void refusalsSayWhatPlaneSays() throws Exception {
        assertThat(Api.plane(plane, "wrong").get(items).status()).isEqualTo(403);
        assertThat(api.get("/workspaces/acme/projects/" + UUID.randomUUID() + "/work-items/")
                        .status())
                .isEqualTo(403);
        assertThat(api.get(items + UUID.randomUUID() + "/").status()).isEqualTo(404);
        assertThat(api.post(items, "{}").json().at("/name/0").asString()).isEqualTo("This field is required.");
        assertThat(api.post(items, "{\"name\":\"" + "n".repeat(256) + "\"}").status())
                .isEqualTo(400);
        assertThat(api.post(items, "{\"name\":\"" + "n".repeat(255) + "\"}").status())
                .isEqualTo(201);
        assertThat(api.post(items, "{\"name\":\"a\\u0000b\"}").status()).isEqualTo(400);
        assertThat(api.post(items, "{\"name\":\"x\",\"description_html\":\" \"}")
                        .status())
                .isEqualTo(400);
        assertThat(api.post(items, "{\"name\":\"x\",\"priority\":\"huge\"}").status())
                .isEqualTo(400);
    }

    @Test
    void theTrailingSlashIsRequired() throws Exception {
        var bare = items.substring(0, items.length() - 1);
        assertThat(api.get(bare).status()).isEqualTo(301);
        assertThat(api.get(bare).header("Location")).endsWith("/work-items/");
        assertThat(api.post(bare, "{\"name\":\"x\"}").status()).isEqualTo(404);
    }

    @Test
    void olderAndNewerServersHaveOneNameEach() throws Exception {
        var old = items.replace("work-items", "issues");
        assertThat(api.get(old).status()).isEqualTo(200);
        plane.edition(PlaneEdition.OLD);
        assertThat(api.get(items).status()).isEqualTo(404);
        assertThat(api.get(old).status()).isEqualTo(200);
        plane.edition(PlaneEdition.NEW);
        assertThat(api.get(items).status()).isEqualTo(200);
        assertThat(api.get(old).status()).isEqualTo(404);
    }

    @Test
    void theAddressForPeopleShowsTheItemAndRunsNothing() throws Exception {
        var gwen = plane.person("Gwen", project);
        var id = gwen.open("<i>One</i>", "<p>text</p>");
        gwen.label(id, "bug");
        gwen.move(id, "Done");
        gwen.comment(id, "<script>alert(1)</script><p>said</p>");
        var page = new Api(plane.baseUri(), List.of()).get("/acme/projects/" + project + "/issues/" + id);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.response().body())
                .contains("WEB-1", "Done · bug", "<p>text</p>", "Gwen", "<p>said</p>")
                .doesNotContain("<script>", "<i>");
    }

    @Test
    void labelsAndStatesHaveNamesOfTheirOwn() throws Exception {
        var base = "/workspaces/acme/projects/" + project;
        var label = api.post(base + "/labels/", "{\"name\":\"bug\"}")
                .json()
                .get("id")
                .asString();
        var again = api.post(base + "/labels/", "{\"name\":\"bug\"}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().get("id").asString()).isEqualTo(label);
        assertThat(api.get(base + "/states/").json().get("results")).hasSize(5);
        var done = plane.states(project).get(3).id();
        var item = api.post(items, "{\"name\":\"x\",\"labels\":[\"" + label + "\",\"" + UUID.randomUUID() + "\"]}")
                .json();
        assertThat(item.get("labels")).hasSize(1);
        var moved = api.patch(items + item.get("id").asString() + "/", "{\"state\":\"" + done + "\"}")
                .json();
        assertThat(moved.get("completed_at").asString()).startsWith("2026-03-01T10:00:00");
    }

    @Test
    void sixtyRequestsAMinuteAreEnough() throws Exception {
        plane.limitPerMinute(60);
        for (int left = 59; left >= 0; left--) {
            assertThat(api.get("/users/me/").header("X-RateLimit-Remaining")).isEqualTo("" + left);
        }
        var refused = api.get("/users/me/");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Long.parseLong(refused.header("X-RateLimit-Reset")))
                .isGreaterThan(clock.instant().getEpochSecond());
        assertThat(plane.log().limited()).isEqualTo(1);
        clock.forward(Duration.ofSeconds(61));
        assertThat(api.get("/users/me/").status()).isEqualTo(200);
    }

    @Test
    void eachChangedFieldIsToldByItself() throws Exception {
        try (var inbox = new HookInbox()) {
            plane.addHook("acme", inbox.url(), "s3");
            inbox.status = 500;
            var id = made("One");
            api.patch(items + id + "/", "{\"name\":\"Two\",\"priority\":\"high\"}");
            api.post(items + id + "/comments/", "{\"comment_html\":\"x\"}");
            api.delete(items + id + "/");
            assertThat(plane.awaitQuietHooks(Duration.ofSeconds(10))).isTrue();
            var told = new ArrayList<String>();
            for (var letter : inbox.letters) {
                assertThat(letter.header("X-Plane-Signature")).isEqualTo(Hmac.hex("s3", letter.body()));
                var json = letter.json();
                assertThat(json.get("event").asString()).isEqualTo(letter.header("X-Plane-Event"));
                told.add(json.get("event").asString() + " " + json.get("action").asString() + " "
                        + Json.string(json.get("activity"), "field"));
            }
            assertThat(told)
                    .containsExactlyInAnyOrder(
                            "issue created null",
                            "issue updated name",
                            "issue updated priority",
                            "issue_comment created null");
        }
    }

    @Test
    void aHookThatNobodyAnswersIsSwitchedOff() throws Exception {
        var inbox = new HookInbox();
        plane.retryHooksAfter(Duration.ZERO);
        var hook = plane.addHook("acme", inbox.url(), "s3");
        inbox.close();
        made("One");
        assertThat(plane.awaitQuietHooks(Duration.ofSeconds(20))).isTrue();
        assertThat(plane.hooks("acme")).extracting(PlaneHook::active).isEqualTo(List.of(false));
        plane.reactivateHook("acme", hook.id());
        assertThat(plane.hooks("acme").getFirst().active()).isTrue();
    }

    private String made(String name) throws Exception {
        return api.post(items, Json.object().put("name", name).toString())
                .json()
                .get("id")
                .asString();
    }

    private String updatedAt(String id) throws Exception {
        return api.get(items + id + "/").json().get("updated_at").asString();
    }
}
