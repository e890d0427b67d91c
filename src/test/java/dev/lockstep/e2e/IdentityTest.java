package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import dev.lockstep.connector.Connections;
import dev.lockstep.identity.Identities;
import dev.lockstep.identity.Identity.Consent;
import dev.lockstep.identity.OwnTokens;
import dev.lockstep.identity.OwnTokens.Doing;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A person connects an account of a tracker: what it wrote there is the person's, for as long as it is connected. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentityTest {
    private static final String CANARY = "canary-own-token-0123456789";

    private World world;
    private String project;
    private long number;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        world = new World(folder).start();
        world.github.addToken(CANARY, "ann").addToken("bob-token", "bob");
        world.github.addToken("robot-again", "lockstep-bot");
        world.plane.addKey("gwens-key", "Gwen");
        var ann = world.github.person("ann", World.REPOSITORY);
        number = ann.open("Hers", "Words");
        ann.comment(number, "A word of mine");
        world.sync();
        world.awaitQuiet();
        project = world.get("/api/v1/issues/" + world.issue("Hers"))
                .get("projectId")
                .asString();
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    void whatTheAccountWroteIsThePersonsUntilItIsDisconnected() throws Exception {
        var anna = Someone.named(world, "Anna", project);
        var path = "/api/v1/issues/" + world.issue("Hers");
        assertThat(anna.get(path).path("author").path("accountId").isNull()).isTrue();

        var connected = anna.connect("github", Map.of("token", CANARY));
        assertThat(connected.path("connected").path("name").asString()).isEqualTo("ann");
        assertThat(connected.path("connected").path("syncSelf").asBoolean()).isTrue();
        assertThat(connected.path("connected").path("syncOthers").asBoolean()).isFalse();

        assertIsHers(anna, anna.get(path).path("author"));
        assertIsHers(anna, anna.get(path).path("comments").path(0).path("author"));
        assertIsHers(anna, anna.get(path + "/timeline").path("items").path(0).path("by"));
        assertIsHers(anna, anna.get(path + "/comments").path("items").path(0).path("author"));
        assertIsHers(
                anna,
                anna.get("/api/v1/issues?project=" + project)
                        .path("items")
                        .path(0)
                        .path("author"));
        var comment = anna.get(path).path("comments").path(0).path("id").asString();
        assertThat(anna.ask("PATCH", "/api/v1/comments/" + comment, Map.of("body", "A word of mine, edited"))
                        .statusCode())
                .as("one's own comment may be edited")
                .isEqualTo(200);

        anna.disconnect("github");
        var author = anna.get(path).path("author");
        assertThat(author.path("accountId").isNull()).isTrue();
        assertThat(author.path("name").asString()).isEqualTo("ann");
        assertThat(anna.ask("DELETE", anna.identity("github"), null).statusCode())
                .isEqualTo(404);
    }

    private static void assertIsHers(Someone anna, JsonNode author) {
        assertThat(author.path("accountId").asString()).isEqualTo(anna.id());
        assertThat(author.path("name").asString()).isEqualTo("Anna");
        assertThat(author.path("place").asString()).isEqualTo("github");
    }

    @Test
    void theGraphTellsWhoseItIsAndWhoMayBeWrittenForIsSaidThere() throws Exception {
        world.github.addToken("olgas-token", "ann");
        var olga = Someone.named(world, "Olga", project);
        var graph = new Graph(world.address("/graphql"), olga.accessToken());
        var connection = world.connection("github");
        var link = world.link("github");
        var permit =
                "mutation($id: ID!, $self: Boolean) { updateSyncPermissions(input: {id: $id, canSyncSelf: $self}) { syncPermissionTarget { id isSyncSelfAllowed isSyncOthersAllowed } } }";
        assertThat(graph.refusal(permit, Map.of("id", connection, "self", true)))
                .isEqualTo("identity_not_found id");
        var written = """
                query($id: ID!) { node(id: $id) { ... on Issue { createdBy { __typename displayName ... on GropiusUser { email } }
                  body { createdBy { displayName } lastModifiedBy { displayName } }
                  issueComments { nodes { createdBy { __typename displayName } lastModifiedBy { displayName } } } } }
                  currentUser { imsUsers { nodes { displayName ims { id } gropiusUser { id } } } } }
                """;
        var issue = Map.of("id", world.issue("Hers"));
        assertThat(graph.data(written, issue)
                        .path("node")
                        .path("createdBy")
                        .path("__typename")
                        .asString())
                .isEqualTo("IMSUser");
        olga.connect("github", Map.of("token", "olgas-token", "syncSelf", false));
        var told = graph.data(written, issue);
        assertThat(told.path("node").path("createdBy").path("displayName").asString())
                .isEqualTo("Olga");
        assertThat(told.path("node").path("createdBy").path("email").asString()).isEqualTo("olga@example.org");
        assertThat(told.path("node")
                        .path("body")
                        .path("lastModifiedBy")
                        .path("displayName")
                        .asString())
                .isEqualTo("Olga");
        assertThat(told.path("node")
                        .path("issueComments")
                        .path("nodes")
                        .path(0)
                        .path("createdBy")
                        .path("displayName")
                        .asString())
                .isEqualTo("Olga");
        assertThat(told.path("currentUser").toString()).contains(olga.id(), connection, "\"displayName\":\"ann\"");

        var onLink = graph.data(permit, Map.of("id", link, "self", true)).toString();
        assertThat(onLink).contains("\"isSyncSelfAllowed\":true", "\"isSyncOthersAllowed\":false");
        assertThat(own(olga)).as("over the one link").isPresent();
        assertThat(graph.data(
                                "query($id: ID!) { node(id: $id) { ... on IMS { isSyncSelfAllowed } } }",
                                Map.of("id", connection))
                        .toString())
                .contains("false");
        graph.data(permit, Map.of("id", link, "self", false));
        assertThat(own(olga)).isEmpty();
        graph.data(permit, Map.of("id", connection, "self", true));
        assertThat(own(olga)).as("over all of it").isPresent();
        assertThat(new Graph(world.address("/graphql"), World.TOKEN).refusal(permit, Map.of("id", link, "self", true)))
                .as("whoever runs the hub is no person")
                .startsWith("no_account");
        olga.disconnect("github");
    }

    @Test
    void anAccountBelongsToOnePersonAndAWrongTokenSaysWhichIsNeeded() throws Exception {
        var bob = Someone.named(world, "Bob", project);
        var eve = Someone.named(world, "Eve", project);
        bob.connect("github", Map.of("token", "bob-token"));
        var second = eve.ask("PUT", eve.identity("github"), Map.of("token", "bob-token"));
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("identity_taken", "bob");
        var wrong = eve.ask("PUT", eve.identity("github"), Map.of("token", "nobodys-token"));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body())
                .contains("token_refused", "\"field\":\"token\"", "scope repo")
                .doesNotContain("nobodys");
        var missing = eve.ask("PUT", eve.identity("github"), Map.of());
        assertThat(missing.body()).contains("field_missing", "\"field\":\"token\"");
        var split = eve.ask("PUT", eve.identity("github"), Map.of("token", "a\nX-Other: b"));
        assertThat(split.body()).contains("token_malformed");
        var mail = eve.ask("PUT", eve.identity("github"), Map.of("token", "t", "email", "e@example.org"));
        assertThat(mail.body()).contains("email_unwanted", "\"field\":\"email\"");
        assertThat(bob.get("/api/v1/people/me/identities").path("items").findValuesAsString("name"))
                .contains("bob");
    }

    @Test
    void whoTriesTokensWithoutEndIsStopped() throws Exception {
        var zed = Someone.named(world, "Zed", project);
        for (int i = 0; i < 10; i++) {
            var wrong = zed.ask("PUT", zed.identity("plane"), Map.of("token", "guess-" + i));
            assertThat(wrong.statusCode()).isEqualTo(400);
        }
        var stopped = zed.ask("PUT", zed.identity("plane"), Map.of("token", "guess-more"));
        assertThat(stopped.statusCode()).isEqualTo(429);
        assertThat(stopped.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void onlyConnectionsOfOnesProjectsAreThere() throws Exception {
        var stranger = Someone.named(world, "Stranger", null);
        assertThat(stranger.get("/api/v1/people/me/identities").path("items").size())
                .isZero();
        var refused = stranger.ask("PUT", stranger.identity("github"), Map.of("token", CANARY));
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.body()).contains("connection_not_found");
        var admin = world.send("GET", "/api/v1/people/me/identities", Map.of());
        assertThat(admin.statusCode()).as("whoever runs the hub is no person").isEqualTo(403);
    }

    @Test
    void consentIsChangedAndWhoIsShutOutIsDisconnected() throws Exception {
        var gwen = Someone.named(world, "Gwen", project);
        gwen.connect("plane", Map.of("token", "gwens-key", "syncSelf", false));
        var changed = gwen.ask("PATCH", gwen.identity("plane"), Map.of("syncOthers", true));
        var consent = Json.tree(changed.body()).path("connected");
        assertThat(consent.path("syncSelf").asBoolean()).isFalse();
        assertThat(consent.path("syncOthers").asBoolean()).isTrue();
        world.post("/api/v1/people/" + gwen.id() + "/deactivate", "");
        world.post("/api/v1/people/" + gwen.id() + "/activate", "");
        var hana = Someone.named(world, "Hana", project);
        hana.connect("plane", Map.of("token", "gwens-key"));
    }

    @Test
    void aBudgetIsOnesOwnUnlessTheAccountIsTheConnections() throws Exception {
        var rob = Someone.named(world, "Rob", project);
        rob.connect("github", Map.of("token", "robot-again"));
        assertThat(lanes(rob)).containsExactly(world.connection("github"));
        rob.disconnect("github");
        assertThat(world.get("/api/v1/connections").toString()).contains("\"remaining\"");
        world.github.addToken("kims-token", "kim");
        rob.connect("github", Map.of("token", "kims-token"));
        var lane = lanes(rob).getFirst();
        assertThat(lane).isNotEqualTo(world.connection("github"));
        rob.disconnect("github");
        assertThat(sql("select id from lane where id = '" + lane + "'")).isEmpty();
    }

    private List<String> lanes(Someone person) {
        return sql("select lane_id from identity where person_id = '" + person.id() + "'");
    }

    private List<String> sql(String query) {
        return world.bean(JdbcClient.class).sql(query).query(String.class).list();
    }

    @Test
    void aTokenIsUsedOnlyWhereItWasGivenForAndOnlyWithConsent() throws Exception {
        world.github.addToken("moes-token", "moe");
        var moe = Someone.named(world, "Moe", project);
        moe.connect("github", Map.of("token", "moes-token"));
        assertThat(own(moe)).isPresent();
        moe.ask("PATCH", moe.identity("github"), Map.of("syncSelf", false));
        assertThat(own(moe)).isEmpty();
        moe.ask("PATCH", moe.identity("github"), Map.of("syncSelf", true));
        var connections = world.bean(Connections.class);
        var known = connections.findByName("github").orElseThrow();
        var elsewhere = URI.create("http://127.0.0.1:9");
        connections.save(known.tracker(), "github", elsewhere, known.credential(), known.webhookSecret());
        assertThat(own(moe)).isEmpty();
        connections.save(known.tracker(), "github", known.baseUrl(), known.credential(), known.webhookSecret());
        assertThat(own(moe)).isPresent();
        var id = own(moe).orElseThrow().identityId();
        world.bean(OwnTokens.class).refused(id, UUID.fromString(world.link("github")), Doing.COMMENTS, "May not.");
        assertThat(own(moe)).isEmpty();
        moe.connect("github", Map.of("token", "moes-token"));
        assertThat(own(moe)).as("given anew it is tried again").isPresent();
        assertThat(own(moe).orElseThrow().toString()).doesNotContain("moes-token");
        world.post("/api/v1/people/" + moe.id() + "/deactivate", "");
        assertThat(own(moe)).isEmpty();
    }

    @Test
    void whoAllowsOneLinkAloneIsWrittenForThereAndNowhereElse() throws Exception {
        world.github.addToken("nils-token", "nils");
        var nils = Someone.named(world, "Nils", project);
        nils.connect("github", Map.of("token", "nils-token", "syncSelf", false));
        var connection = UUID.fromString(world.connection("github"));
        var link = UUID.fromString(world.link("github"));
        assertThat(own(nils)).isEmpty();
        var identities = world.bean(Identities.class);
        identities.allow(UUID.fromString(nils.id()), connection, link, new Consent(true, false));
        assertThat(own(nils)).isPresent();
        var tokens = world.bean(OwnTokens.class);
        assertThat(tokens.of(UUID.fromString(nils.id()), connection, UUID.randomUUID(), Doing.FIELDS))
                .isEmpty();
        identities.allow(UUID.fromString(nils.id()), connection, link, Consent.NONE);
        assertThat(own(nils)).isEmpty();
        assertThat(sql("select link_id from identity_consent")).isEmpty();
    }

    private Optional<OwnTokens.Own> own(Someone person) throws Exception {
        return world.bean(OwnTokens.class)
                .of(
                        UUID.fromString(person.id()),
                        UUID.fromString(world.connection("github")),
                        UUID.fromString(world.link("github")),
                        Doing.COMMENTS);
    }

    @Test
    void noAnswerAndNoLogOfActsShowsTheToken() throws Exception {
        var ida = Someone.named(world, "Ida", project);
        world.github.addToken(CANARY + "-ida", "ida");
        var answer = ida.ask("PUT", ida.identity("github"), Map.of("token", CANARY + "-ida"));
        assertThat(answer.statusCode()).isEqualTo(200);
        var audit = world.get("/api/v1/audit?limit=200").toString();
        assertThat(audit).contains("identity.connect", "github ida ");
        for (var shown : new String[] {
            answer.body(),
            audit,
            ida.get("/api/v1/people/me/identities").toString(),
            world.get("/api/v1/events/aside").toString(),
            world.get("/api/v1/connections").toString()
        }) {
            assertThat(shown).doesNotContain(CANARY);
        }
        assertThat(sql("select credential from identity")).isNotEmpty().noneMatch(cipher -> cipher.contains("canary"));
    }
}
