package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.simulator.Fault;
import dev.lockstep.simulator.GitHubComment;
import dev.lockstep.simulator.PlaneComment;
import dev.lockstep.simulator.jira.JiraComment;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What a connected person writes in the hub stands at each tracker as written by the person's own account, once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OwnWordsTest {
    private static final String LINE = "wrote in Lockstep";
    private static final List<String> TRACKERS = List.of("github", "plane", "jira");

    private World world;
    private Trio trio;
    private Someone ann;
    private String path;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        world = Trio.world(folder);
        world.github.addToken("anns-token", "ann");
        world.plane.addKey("anns-key", "Ann");
        world.jira.addToken("anns-jira", world.jira.addUser("Ann", ZoneId.of("Europe/Berlin")));
        world.start();
        world.sync();
        world.registerWebhooks();
        world.registerJiraWebhook();
        trio = Trio.open(world, "Ours", "Words");
        path = "/api/v1/issues/" + world.issue("Ours");
        ann = Someone.named(world, "Ann", world.get(path).get("projectId").asString());
        connect();
    }

    private void connect() throws Exception {
        ann.connect("github", Map.of("token", "anns-token"));
        ann.connect("plane", Map.of("token", "anns-key"));
        ann.connect("jira", Map.of("token", "anns-jira", "email", "ann@example.org"));
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    @Order(1)
    void aCommentIsMadeAndEditedInOnesOwnNameAndComesBackAsOnesOwn() throws Exception {
        var comment = comment("First of mine");
        untilWritten("First of mine");
        ann.ask("PATCH", "/api/v1/comments/" + comment, Map.of("body", "First of mine, better"));
        untilWritten("First of mine, better");
        world.awaitQuiet();
        assertThat(writers("First of mine")).containsExactly("github ann", "plane Ann", "jira Ann by Ann");
        assertThat(texts()).noneMatch(text -> text.contains(LINE));
        assertThat(world.get(path).path("comments").size()).isEqualTo(1);
        world.assertThatNothingIsWrittenAnyMore();
    }

    @Test
    @Order(2)
    void anAnswerThatIsLostMakesNoSecondOne() throws Exception {
        world.github.faults().once(Fault.RESET_AFTER_COMMIT, request -> isComment(request.method(), request.path()));
        world.plane.faults().once(Fault.RESET_AFTER_COMMIT, request -> isComment(request.method(), request.path()));
        world.jira.faults().once(Fault.RESET_AFTER_COMMIT, request -> isComment(request.method(), request.path()));
        comment("Lost on the way");
        untilWritten("Lost on the way");
        world.awaitQuiet();
        assertThat(writers("Lost on the way")).containsExactly("github ann", "plane Ann", "jira Ann by Ann");
        assertThat(world.get(path).path("comments").size()).isEqualTo(2);
    }

    private static boolean isComment(String method, String path) {
        return method.equals("POST") && path.contains("/comment");
    }

    @Test
    @Order(3)
    void aTokenThatIsRefusedLosesNothingAndItsPersonSeesWhy() throws Exception {
        var health = world.linkTo("github").path("health").asString();
        world.github.revokeToken("anns-token");
        comment("After the token");
        untilWritten("After the token");
        world.awaitQuiet();
        assertThat(writers("After the token")).containsExactly("github lockstep-bot", "plane Ann", "jira Ann by Ann");
        assertThat(atGitHub("After the token").body()).contains("Ann " + LINE);
        var refused =
                ann.get("/api/v1/people/me/identities").findValues("refusals").getFirst();
        assertThat(refused.toString()).contains("Give a new one").doesNotContain("anns-token");
        assertThat(world.linkTo("github").path("health").asString()).isEqualTo(health);
        world.github.addToken("anns-token", "ann");
        connect();
    }

    @Test
    @Order(4)
    void whoDisconnectsWritesThereNoMore() throws Exception {
        world.post("/api/v1/pauses", "{\"scope\":\"all\"}");
        comment("Queued before");
        for (var tracker : TRACKERS) {
            ann.disconnect(tracker);
        }
        world.send("DELETE", "/api/v1/pauses/all", Map.of());
        untilWritten("Queued before");
        comment("Made after");
        untilWritten("Made after");
        world.awaitQuiet();
        for (var text : List.of("Queued before", "Made after")) {
            assertThat(writers(text))
                    .containsExactly("github lockstep-bot", "plane Lockstep Bot", "jira Lockstep Bot by Lockstep Bot");
            assertThat(texts().stream().filter(each -> each.contains(text)))
                    .hasSize(3)
                    .allMatch(each -> each.contains(LINE));
        }
    }

    private String comment(String body) throws Exception {
        return ann.post(path + "/comments", Map.of("body", body)).get("id").asString();
    }

    /** At all three. */
    private void untilWritten(String text) throws Exception {
        world.until(
                text + " stands at all trackers",
                () -> texts().stream().filter(each -> each.contains(text)).count() >= 3);
    }

    private List<String> texts() {
        var all = new ArrayList<>(trio.commentsAtGitHub());
        all.addAll(trio.commentsInPlane());
        all.addAll(trio.commentsInJira());
        return all;
    }

    private GitHubComment atGitHub(String text) {
        return world.github.comments(World.REPOSITORY, trio.number()).stream()
                .filter(each -> each.body().contains(text))
                .findFirst()
                .orElseThrow();
    }

    /** Who wrote what has this text, by tracker. */
    private List<String> writers(String text) {
        var all = new ArrayList<String>();
        Predicate<Object> fits = body -> body.toString().contains(text);
        world.github.comments(World.REPOSITORY, trio.number()).stream()
                .filter(each -> fits.test(each.body()))
                .forEach(each -> all.add("github " + each.author()));
        world.plane.comments(world.planeProject, trio.item()).stream()
                .filter(each -> fits.test(each.commentHtml()))
                .forEach(each -> all.add("plane " + nameInPlane(each)));
        world.jira.comments(trio.id()).stream()
                .filter(each -> fits.test(each.body()))
                .forEach(each -> all.add("jira " + namesInJira(each)));
        return all;
    }

    private String nameInPlane(PlaneComment comment) {
        for (var name : List.of("Ann", "Lockstep Bot")) {
            if (world.plane.addUser(name).id().equals(comment.actor())) {
                return name;
            }
        }
        return "somebody else";
    }

    private static String namesInJira(JiraComment comment) {
        return comment.author().displayName() + " by " + comment.updateAuthor().displayName();
    }
}
