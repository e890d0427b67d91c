package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.simulator.Fault;
import dev.lockstep.simulator.ReceivedRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What one person changes of an issue is written at each tracker in that person's name; what several change, by the connection. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnEditsTest {
    private static final String HUB = "hub";

    private World world;
    private String project;
    private Someone ann;
    private Someone bob;
    private final Map<String, String> names = new HashMap<>();
    /** {@code tracker who}, one for each change of an issue's fields that was asked for. */
    private final List<String> edits = new CopyOnWriteArrayList<>();

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        world = Trio.world(folder);
        world.readAlong(this::heard);
        world.github.addToken("anns-token", "ann").addToken("bobs-token", "bob");
        world.github.addToken("carls-token", "carl", Set.of(World.REPOSITORY), false);
        world.github.addToken("doras-token", "dora", Set.of(World.REPOSITORY), false);
        world.plane.addKey("anns-key", "Ann");
        var jira = world.jira.addUser("Ann", ZoneOffset.UTC);
        world.jira.addToken("anns-jira", jira);
        names.putAll(Map.of("Bearer anns-token", "ann", "Bearer bobs-token", "bob", "Bearer carls-token", "carl"));
        names.putAll(
                Map.of("Bearer doras-token", "dora", "anns-key", "ann", basic(jira.email() + ":anns-jira"), "ann"));
        world.start();
        world.sync();
        world.registerWebhooks();
        world.registerJiraWebhook();
        project = world.get("/api/v1/projects").path("items").path(0).path("id").asString();
        ann = Someone.named(world, "Ann", project);
        bob = Someone.named(world, "Bob", project);
        ann.connect("github", Map.of("token", "anns-token"));
        ann.connect("plane", Map.of("token", "anns-key"));
        ann.connect("jira", Map.of("token", "anns-jira", "email", jira.email()));
        bob.connect("github", Map.of("token", "bobs-token"));
    }

    @AfterAll
    void stop() {
        world.close();
    }

    private static String basic(String proof) {
        return "Basic " + Base64.getEncoder().encodeToString(proof.getBytes(StandardCharsets.UTF_8));
    }

    private void heard(ReceivedRequest request) {
        boolean github = request.method().equals("PATCH") && request.path().matches("/rep.*/issues/\\d+");
        boolean plane = request.method().equals("PATCH") && request.path().matches(".*/(issues|work-items)/[^/]+/");
        boolean jira = request.method().equals("PUT") && request.path().matches("/rest/api/3/issue/[^/]+")
                || request.method().equals("POST") && request.path().endsWith("/transitions");
        if (github || plane || jira) {
            var proof = request.headers()
                    .getOrDefault("Authorization", request.headers().get("X-API-Key"));
            edits.add((github ? "github " : plane ? "plane " : "jira ") + names.getOrDefault(proof, HUB));
        }
    }

    private Trio open(String title) throws Exception {
        var trio = Trio.open(world, title, "Words");
        world.awaitQuiet();
        edits.clear();
        return trio;
    }

    private void edit(Someone who, String title, Map<String, ?> change) throws Exception {
        var path = "/api/v1/issues/" + world.issue(title);
        assertThat(who.edit(path, change).statusCode()).isEqualTo(200);
    }

    private List<String> reasons(String title) throws Exception {
        var issue = world.issue(title);
        return world.operations("").stream()
                .filter(each -> each.path("issueId").asString().equals(issue))
                .map(each -> each.path("reason").asString())
                .toList();
    }

    @Test
    void allFieldsThatOnePersonChangesAreWrittenInHerNameAndComeBackAsNoEdit() throws Exception {
        var trio = open("Hers");
        edit(ann, "Hers", Map.of("title", "Hers, better", "labels", List.of("bug"), "state", "done"));
        world.awaitQuiet();
        assertThat(trio.atGitHub().title()).isEqualTo("Hers, better");
        assertThat(trio.atGitHub().labels()).containsExactly("bug");
        assertThat(trio.inPlane().name()).isEqualTo("Hers, better");
        assertThat(trio.inJira().summary()).isEqualTo("Hers, better");
        assertThat(edits).contains("github ann", "plane ann", "jira ann").noneMatch(edit -> edit.endsWith(HUB));
        assertThat(reasons("Hers, better")).contains("sent_by_person").doesNotContain("sent_instead");
        assertThat(world.jira.histories(trio.id()).getLast().author().displayName())
                .isEqualTo("Ann");
        int before = edits.size();
        world.assertThatNothingIsWrittenAnyMore();
        assertThat(edits).as("nothing comes back as an edit").hasSize(before);
    }

    @Test
    void whatTwoPeopleChangedTogetherIsWrittenByTheConnection() throws Exception {
        var trio = open("Ours");
        world.post("/api/v1/pauses", "{\"scope\":\"all\"}");
        edit(ann, "Ours", Map.of("title", "Ours, by Ann"));
        edit(bob, "Ours, by Ann", Map.of("labels", List.of("bobs")));
        world.send("DELETE", "/api/v1/pauses/all", Map.of());
        world.until("both are there", () -> trio.atGitHub().title().equals("Ours, by Ann"));
        world.awaitQuiet();
        assertThat(trio.atGitHub().labels()).containsExactly("bobs");
        assertThat(edits).contains("github " + HUB).doesNotContain("github ann", "github bob");
        edits.clear();
        edit(bob, "Ours, by Ann", Map.of("title", "Ours, by Bob"));
        world.awaitQuiet();
        assertThat(edits).contains("github bob", "plane " + HUB);
    }

    @Test
    void whoMayCommentAndNotEditIsWrittenForOnceAndGoesOnCommenting() throws Exception {
        var trio = open("Theirs");
        var carl = Someone.named(world, "Carl", project);
        carl.connect("github", Map.of("token", "carls-token"));
        edit(carl, "Theirs", Map.of("title", "Theirs, by Carl"));
        world.awaitQuiet();
        assertThat(trio.atGitHub().title()).isEqualTo("Theirs, by Carl");
        assertThat(edits.stream().filter(each -> each.startsWith("github")))
                .containsExactly("github carl", "github " + HUB);
        assertThat(reasons("Theirs, by Carl")).contains("sent_instead");
        var refusals = refusals(carl);
        assertThat(refusals).hasSize(1);
        assertThat(refusals.getFirst().path("of").asString()).isEqualTo("fields");
        assertThat(refusals.getFirst().path("reason").asString()).contains("may not be changed");

        edit(carl, "Theirs, by Carl", Map.of("title", "Theirs, again"));
        carl.post("/api/v1/issues/" + world.issue("Theirs, again") + "/comments", Map.of("body", "Carl's word"));
        world.awaitQuiet();
        assertThat(edits.stream().filter(each -> each.startsWith("github")))
                .as("not tried again")
                .containsExactly("github carl", "github " + HUB, "github " + HUB);
        assertThat(world.github
                        .comments(World.REPOSITORY, trio.number())
                        .getLast()
                        .author())
                .isEqualTo("carl");
    }

    private static List<JsonNode> refusals(Someone person) throws Exception {
        return person.get("/api/v1/people/me/identities").findValues("refusals").stream()
                .flatMap(JsonNode::valueStream)
                .toList();
    }

    @Test
    void whatATrackerLeavesOutInSilenceTheConnectionAdds() throws Exception {
        var dora = Someone.named(world, "Dora", project);
        dora.connect("github", Map.of("token", "doras-token"));
        long number = world.github.person("dora", World.REPOSITORY).open("Doras", "Words");
        world.issue("Doras");
        world.awaitQuiet();
        edits.clear();
        edit(dora, "Doras", Map.of("title", "Doras, better", "labels", List.of("wanted")));
        world.awaitQuiet();
        var issue = world.github.issues(World.REPOSITORY).stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow();
        assertThat(issue.title()).isEqualTo("Doras, better");
        assertThat(issue.labels()).containsExactly("wanted");
        assertThat(edits.stream().filter(each -> each.startsWith("github")))
                .containsExactly("github dora", "github " + HUB);
        assertThat(world.get("/api/v1/issues/" + world.issue("Doras, better"))
                        .path("labels")
                        .toString())
                .contains("wanted");
    }

    @Test
    void anOwnEditWithoutAnAnswerIsKnownAgainAlthoughAnotherAccountMadeIt() throws Exception {
        var trio = open("Lost");
        world.github
                .faults()
                .once(
                        Fault.RESET_AFTER_COMMIT,
                        request -> request.method().equals("PATCH")
                                && request.path().endsWith("/" + trio.number()));
        edit(ann, "Lost", Map.of("title", "Lost on the way"));
        world.until("it was made", () -> trio.atGitHub().title().equals("Lost on the way"));
        edit(bob, "Lost on the way", Map.of("title", "Found by Bob"));
        world.until("the newer one is there", () -> trio.atGitHub().title().equals("Found by Bob"));
        world.awaitQuiet();
        assertThat(world.get("/api/v1/issues/" + world.issue("Found by Bob"))
                        .path("title")
                        .asString())
                .isEqualTo("Found by Bob");
        assertThat(world.get("/api/v1/conflicts?project=" + project)
                        .path("items")
                        .toString())
                .doesNotContain("Lost on the way");
        world.assertThatNothingIsWrittenAnyMore();
    }

    @Test
    void whoDisconnectsWritesNothingAnyMore() throws Exception {
        var trio = open("Late");
        var eva = Someone.named(world, "Eva", project);
        world.github.addToken("evas-token", "eva");
        names.put("Bearer evas-token", "eva");
        eva.connect("github", Map.of("token", "evas-token"));
        world.post("/api/v1/pauses", "{\"scope\":\"all\"}");
        edit(eva, "Late", Map.of("title", "Too late"));
        eva.disconnect("github");
        world.send("DELETE", "/api/v1/pauses/all", Map.of());
        world.until("it is there", () -> trio.atGitHub().title().equals("Too late"));
        assertThat(edits).contains("github " + HUB).doesNotContain("github eva");
    }
}
