package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import dev.lockstep.connector.jira.text.JiraText;
import dev.lockstep.simulator.Fault;
import dev.lockstep.simulator.Faults;
import dev.lockstep.simulator.GitHubComment;
import dev.lockstep.simulator.jira.JiraComment;
import dev.lockstep.simulator.jira.JiraEdition;
import dev.lockstep.simulator.jira.JiraPerson;
import dev.lockstep.simulator.jira.JiraWorkflow;
import dev.lockstep.text.LongText;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A comment longer than Jira and GitHub take continues in more comments there, and is one everywhere else. */
class LongCommentTest {
    private static final String JIRA_PARTS = "%d parts in Jira";

    @ParameterizedTest
    @EnumSource(JiraEdition.class)
    void oneCommentHereIsAsManyThereAsItNeeds(JiraEdition edition, @TempDir Path folder) throws Exception {
        var workflow = edition == JiraEdition.CLOUD ? JiraWorkflow.simple() : JiraWorkflow.strict();
        try (var world = new World(folder).withJira(edition, workflow).start()) {
            commented(world, text());

            assertThat(joined(texts(world))).isEqualTo(text());
            assertThat(joined(atGitHub(world))).isEqualTo(text());
            assertThat(atGitHub(world)).hasSize(2);
            nothingIsWrittenAnyMore(world);

            anEditOfAPartIsAnEditOfTheComment(world);
            whatIsWrittenBelowTheLineOfAPartIsItsLastParagraph(world);
            aPartThatIsDeletedIsWrittenAgain(world);
            aPartThatStandsThereTwiceIsTakenAway(world);
            nothingIsWrittenAnyMore(world);

            edit(world, "Short now");
            until(
                    world,
                    "one comment everywhere",
                    () -> texts(world).equals(List.of("Short now"))
                            && atGitHub(world).size() == 1);
            edit(world, text());
            until(world, "long again", () -> joined(texts(world)).equals(text()));
            world.awaitQuiet();
            nothingIsWrittenAnyMore(world);
        }
    }

    @Test
    void whoeverDeletesItsFirstCommentDeletesAllOfIt(@TempDir Path folder) throws Exception {
        try (var world = new World(folder)
                .withJira(JiraEdition.CLOUD, JiraWorkflow.simple())
                .start()) {
            commented(world, text());
            ann(world).deleteComment(jira(world), inJira(world).getFirst().id());
            look(world);
            until(
                    world,
                    "nothing is left",
                    () -> comments(world).isEmpty()
                            && inJira(world).isEmpty()
                            && atGitHub(world).isEmpty());

            comment(world, text());
            until(world, "it is there again", () -> joined(texts(world)).equals(text()));
            world.awaitQuiet();
            var id = comments(world).getFirst().get("id").asString();
            var answer = world.ask(HttpRequest.newBuilder(world.address("/api/v1/comments/" + id))
                    .DELETE());
            assertThat(answer.statusCode()).isEqualTo(204);
            until(
                    world,
                    "nothing is left",
                    () -> inJira(world).isEmpty() && atGitHub(world).isEmpty());
            nothingIsWrittenAnyMore(world);
        }
    }

    @Test
    void whatSomebodyPutsInItsPlaceIsItAndWhatHeWroteInAPartIsKept(@TempDir Path folder) throws Exception {
        try (var world = new World(folder)
                .withJira(JiraEdition.CLOUD, JiraWorkflow.simple())
                .start()) {
            commented(world, text());
            int parts = inJira(world).size();
            var first = inJira(world).getFirst();
            ann(world).editComment(jira(world), first.id(), withoutItsLine(read(first.body())));
            look(world);
            until(world, "the line is there again", () -> joined(texts(world)).equals(text()));
            world.awaitQuiet();
            assertThat(only(world)).isEqualTo(text());
            assertThat(inJira(world)).hasSize(parts);

            var third = inJira(world).get(2);
            ann(world).editComment(jira(world), third.id(), read(third.body()).replaceFirst("word end", "not lost"));
            ann(world).editComment(jira(world), first.id(), "Something else");
            look(world);
            until(world, "the hub has it", () -> only(world).equals("Something else"));
            world.awaitQuiet();
            assertThat(kept(world)).contains("parts_missing", "not lost");
            until(world, "GitHub as well", () -> atGitHub(world).equals(List.of("Something else")));
            nothingIsWrittenAnyMore(world);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatSomebodyWritesIntoAPartWhileTheyAreTakenAwayStays(boolean deleted, @TempDir Path folder) throws Exception {
        try (var world = new World(folder)
                .withJira(JiraEdition.CLOUD, JiraWorkflow.simple())
                .start()) {
            commented(world, text());
            var first = inJira(world).getFirst();
            var last = inJira(world).getLast();
            var written = new AtomicBoolean();
            world.jira.faults().onRequest(request -> {
                if (request.method().equals("DELETE") && written.compareAndSet(false, true)) {
                    ann(world)
                            .editComment(
                                    jira(world), last.id(), read(last.body()).replaceFirst("word end", "not lost"));
                }
            });
            if (deleted) {
                ann(world).deleteComment(jira(world), first.id());
            } else {
                ann(world).editComment(jira(world), first.id(), "Something else");
            }
            look(world);
            until(world, "it is kept", () -> kept(world).contains("not lost"));
            world.awaitQuiet();
            assertThat(written).isTrue();
            assertThat(kept(world)).contains("parts_missing");
            assertThat(inJira(world)).anySatisfy(part -> assertThat(part.id()).isEqualTo(last.id()));
            assertThat(read(inJira(world).getLast().body())).contains("not lost");
            assertThat(comments(world)).hasSize(deleted ? 0 : 1);
            nothingIsWrittenAnyMore(world);
        }
    }

    @Test
    void answersThatAreLostMakeNoneTwice(@TempDir Path folder) throws Exception {
        try (var world = new World(folder)
                .withJira(JiraEdition.CLOUD, JiraWorkflow.simple())
                .start()) {
            world.post("/api/v1/issues", Json.write(Map.of("projectId", project(world), "title", "Talk", "body", "")));
            world.awaitQuiet();
            loseAnswers(world.jira.faults(), 1, 2, 4);
            loseAnswers(world.github.faults(), 1, 2);
            comment(world, text());
            until(
                    world,
                    "all of it is there",
                    () -> joined(texts(world)).equals(text())
                            && joined(atGitHub(world)).equals(text()));
            world.awaitQuiet();
            assertThat(joined(texts(world))).isEqualTo(text());
            assertThat(atGitHub(world)).hasSize(2);
            assertThat(comments(world)).hasSize(1);
            nothingIsWrittenAnyMore(world);
        }
    }

    /** @param creates of comments, counted from 1 */
    private static void loseAnswers(Faults faults, Integer... creates) {
        Map<Long, Integer> seen = new ConcurrentHashMap<>();
        for (int i = 0; i < creates.length; i++) {
            faults.once(Fault.ERROR_AFTER_COMMIT, request -> {
                boolean create =
                        request.method().equals("POST") && request.route().matches(".*/comments?");
                return create
                        && List.of(creates)
                                .contains(seen.computeIfAbsent(request.ordinal(), ordinal -> seen.size() + 1));
            });
        }
    }

    private static void anEditOfAPartIsAnEditOfTheComment(World world) throws Exception {
        var second = inJira(world).get(1);
        ann(world).editComment(jira(world), second.id(), read(second.body()).replaceFirst("word end", "so Ann"));
        look(world);
        until(world, "the hub has it", () -> only(world).contains("so Ann"));
        until(world, "GitHub as well", () -> joined(atGitHub(world)).contains("so Ann"));
        world.awaitQuiet();
        assertThat(only(world).replace("so Ann", "word end")).isEqualTo(text());
    }

    private static void whatIsWrittenBelowTheLineOfAPartIsItsLastParagraph(World world) throws Exception {
        var first = inJira(world).getFirst();
        ann(world).editComment(jira(world), first.id(), read(first.body()) + "\n\nBelow, said Ann.");
        look(world);
        until(world, "the hub has it", () -> only(world).contains("Below, said Ann."));
        world.awaitQuiet();
        assertThat(only(world).replace("so Ann", "word end").replace("Below, said Ann.\n\n", ""))
                .isEqualTo(text());
    }

    private static void aPartThatIsDeletedIsWrittenAgain(World world) throws Exception {
        var before = only(world);
        int parts = inJira(world).size();
        ann(world).deleteComment(jira(world), inJira(world).get(1).id());
        var third = inJira(world).get(1);
        ann(world).editComment(jira(world), third.id(), read(third.body()).replaceFirst("word end", "not lost"));
        look(world);
        until(world, JIRA_PARTS.formatted(parts), () -> inJira(world).size() == parts);
        world.awaitQuiet();
        assertThat(only(world)).isEqualTo(before);
        assertThat(joined(texts(world))).isEqualTo(before);
        assertThat(kept(world)).contains("parts_missing", "not lost");
    }

    /** As when a request that was given up is carried out long after. */
    private static void aPartThatStandsThereTwiceIsTakenAway(World world) throws Exception {
        var second = github(world).getLast();
        world.github.person("ann", World.REPOSITORY).comment(number(world), second.body());
        assertThat(atGitHub(world)).hasSize(3);
        look(world);
        until(world, "it is there once", () -> atGitHub(world).size() == 2);
        world.awaitQuiet();
        assertThat(joined(atGitHub(world))).isEqualTo(only(world));
        assertThat(comments(world)).hasSize(1);
    }

    private static void commented(World world, String text) throws Exception {
        world.post("/api/v1/issues", Json.write(Map.of("projectId", project(world), "title", "Talk", "body", "")));
        world.awaitQuiet();
        comment(world, text);
        until(
                world,
                "it is in Jira and at GitHub",
                () -> joined(texts(world)).equals(text)
                        && joined(atGitHub(world)).equals(text));
        world.awaitQuiet();
        assertThat(world.plane.comments(
                        world.planeProject,
                        world.plane.issues(world.planeProject).getFirst().id()))
                .hasSize(1);
        assertThat(comments(world)).hasSize(1);
    }

    private static String project(World world) throws Exception {
        return world.get("/api/v1/projects").get("items").get(0).get("id").asString();
    }

    private static void comment(World world, String text) throws Exception {
        world.post("/api/v1/issues/" + world.issue("Talk") + "/comments", Json.write(Map.of("body", text)));
    }

    private static void edit(World world, String text) throws Exception {
        var id = comments(world).getFirst().get("id").asString();
        world.patch("/api/v1/comments/" + id, Map.of("body", text));
    }

    /** A job looks at everything. */
    private static void look(World world) throws Exception {
        assertThat(world.sync().get("status").asString()).isEqualTo("completed");
        world.cycle();
    }

    private static void nothingIsWrittenAnyMore(World world) throws Exception {
        look(world);
        world.awaitQuiet();
        int writes = world.writes();
        look(world);
        world.awaitQuiet();
        assertThat(world.writes()).as("nothing comes back").isEqualTo(writes);
    }

    private static void until(World world, String what, Callable<Boolean> holds) throws Exception {
        world.await(what, () -> holds.call() ? true : null);
    }

    private static String text() {
        return IntStream.rangeClosed(1, 1_000)
                .mapToObj(number -> "Paragraph %04d: ".formatted(number) + "word ".repeat(16) + "end.")
                .collect(Collectors.joining("\n\n"));
    }

    private static List<JsonNode> comments(World world) throws Exception {
        return world.get("/api/v1/issues/" + world.issue("Talk"))
                .get("comments")
                .valueStream()
                .toList();
    }

    private static String only(World world) throws Exception {
        return comments(world).getFirst().get("body").asString();
    }

    private static String kept(World world) throws Exception {
        return world.get("/api/v1/conflicts?state=decided").get("items").toString();
    }

    /** Of comments as they stand there: the one text that they are, or what is wrong with them. */
    private static String joined(List<String> comments) {
        // One that was deleted and written again stands behind the others.
        var parts = comments.stream()
                .flatMap(each -> LongText.part(each).stream())
                .sorted(Comparator.comparing(LongText.Part::number))
                .toList();
        for (int i = 0; i < comments.size(); i++) {
            boolean together = parts.size() == comments.size()
                    && parts.get(i).number() == i + 1
                    && parts.get(i).of() == comments.size()
                    && parts.get(i).revision() == parts.getFirst().revision();
            if (!together) {
                return comments.size() + " comments, not of one writing";
            }
        }
        return parts.isEmpty()
                ? "nothing"
                : LongText.join(parts.stream().map(LongText.Part::content).toList());
    }

    private static String withoutItsLine(String part) {
        return LongText.part(part).orElseThrow().content();
    }

    private static JiraPerson ann(World world) {
        return world.jira.person("Ann", World.JIRA_PROJECT);
    }

    private static String jira(World world) {
        return world.jira.issues(World.JIRA_PROJECT).getFirst().id();
    }

    private static List<JiraComment> inJira(World world) {
        return world.jira.comments(jira(world));
    }

    private static List<String> texts(World world) {
        return inJira(world).stream().map(comment -> read(comment.body())).toList();
    }

    private static String read(JsonNode body) {
        return body.isString() ? JiraText.fromWiki(body.stringValue()) : JiraText.fromAdf(body.toString());
    }

    private static long number(World world) {
        return world.github.issues(World.REPOSITORY).getFirst().number();
    }

    private static List<GitHubComment> github(World world) {
        return world.github.comments(World.REPOSITORY, number(world));
    }

    private static List<String> atGitHub(World world) {
        return github(world).stream()
                .map(comment -> comment.body().replaceFirst("\n\n<!-- lockstep:v1 [^>]*-->", ""))
                .toList();
    }
}
