package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import dev.lockstep.simulator.GitHubComment;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A person connects an account on the tracker's own page, and what he or she does here is written there in the person's name. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsentTest {
    private World world;
    private ConsentPages pages;
    private String project;
    private Trio trio;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        pages = new ConsentPages();
        world = Trio.world(folder)
                .with("lockstep.egress.allow=127.0.0.0/8")
                .with("lockstep.oauth.github.client-id=" + ConsentPages.CLIENT)
                .with("lockstep.oauth.github.client-secret=" + ConsentPages.SECRET)
                .with("lockstep.oauth.github.page=" + pages.address())
                .with("lockstep.oauth.jira.client-id=" + ConsentPages.CLIENT)
                .with("lockstep.oauth.jira.client-secret=" + ConsentPages.SECRET)
                .with("lockstep.oauth.jira.page=" + pages.address())
                .with("lockstep.oauth.jira.gateway=" + pages.address())
                .start();
        pages.github = (token, visitor) -> world.github.addToken(token, visitor);
        pages.site = world.jira.baseUri();
        var jane = world.jira.addUser("Jane", ZoneOffset.UTC);
        world.jira.addToken("janes-token", jane);
        var proof = (jane.email() + ":janes-token").getBytes(StandardCharsets.UTF_8);
        pages.proofs.put("jane", "Basic " + Base64.getEncoder().encodeToString(proof));
        world.sync();
        world.registerWebhooks();
        trio = Trio.open(world, "Shared", "Words");
        world.awaitQuiet();
        project = world.get("/api/v1/issues/" + world.issue("Shared"))
                .path("projectId")
                .asString();
    }

    @AfterAll
    void stop() {
        world.close();
        pages.close();
    }

    @BeforeEach
    void pagesThatBehave() {
        pages.denies = false;
        pages.seconds = null;
        pages.site = world.jira.baseUri();
    }

    private Someone someone(String name, String visitor) throws Exception {
        pages.visitor = visitor;
        return Someone.named(world, name, project);
    }

    private JsonNode identity(Someone person, String connection) throws Exception {
        for (var each : person.get("/api/v1/people/me/identities").path("items")) {
            if (each.path("connectionId").asString().equals(world.connection(connection))) {
                return each;
            }
        }
        throw new AssertionError("no " + connection);
    }

    private void comment(Someone person, String text) throws Exception {
        person.post("/api/v1/issues/" + world.issue("Shared") + "/comments", Map.of("body", text));
        world.awaitQuiet();
    }

    @Test
    void anAccountAtGitHubIsConnectedOnItsPageAndWritesInThePersonsName() throws Exception {
        var anna = someone("Anna", "ann");
        assertThat(identity(anna, "github").path("oauth").asBoolean()).isTrue();
        assertThat(identity(anna, "jira").path("oauth").asBoolean()).isTrue();
        assertThat(identity(anna, "plane").path("oauth").asBoolean()).isFalse();
        assertThat(new Browsing(world, "Anna").consent("github"))
                .isEqualTo("/settings?tab=accounts&identity=connected");
        var connected = identity(anna, "github").path("connected");
        assertThat(connected.path("name").asString()).isEqualTo("ann");
        comment(anna, "Allowed on its page");
        assertThat(author("Allowed on its page")).isEqualTo("ann");
        var audit = world.get("/api/v1/audit?limit=200").toString();
        assertThat(audit).contains("identity.connect", "ann ").doesNotContain(ConsentPages.SECRET, "consented-");
        assertThat(world.bean(JdbcClient.class)
                        .sql("select credential from identity")
                        .query(String.class)
                        .list())
                .noneMatch(cipher -> cipher.contains("consented"));
    }

    private String author(String text) {
        return world.github.comments(World.REPOSITORY, trio.number()).stream()
                .filter(each -> each.body().contains(text))
                .map(GitHubComment::author)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTokenThatEndsIsRenewedBeforeEachWriteAndARefreshTokenIsSentOnce() throws Exception {
        var rita = someone("Rita", "rita");
        pages.seconds = 30; // so short that each use renews it
        new Browsing(world, "Rita").consent("github");
        comment(rita, "First of Rita");
        comment(rita, "Second of Rita");
        assertThat(author("First of Rita")).isEqualTo("rita");
        assertThat(author("Second of Rita")).isEqualTo("rita");
        assertThat(pages.spent).hasSizeGreaterThan(1).doesNotHaveDuplicates();
        pages.takeBack();
        comment(rita, "Third of Rita");
        assertThat(author("Third of Rita")).as("nothing is lost").isEqualTo("lockstep-bot");
        assertThat(identity(rita, "github").path("connected").path("refusals").toString())
                .contains("Connect the account again");
    }

    @Test
    void anAccountAtJiraCloudIsConnectedOverTheGatewayOfItsSite() throws Exception {
        var jo = someone("Jo", "jane");
        pages.seconds = 30;
        assertThat(new Browsing(world, "Jo").consent("jira")).endsWith("identity=connected");
        assertThat(identity(jo, "jira").path("connected").path("name").asString())
                .isEqualTo("Jane");
        comment(jo, "Over the gateway");
        assertThat(world.jira.comments(trio.id()))
                .filteredOn(each -> each.body().toString().contains("Over the gateway"))
                .singleElement()
                .satisfies(each -> assertThat(each.author().displayName()).isEqualTo("Jane"));
    }

    @Test
    void aConsentForAnotherSiteConnectsNothing() throws Exception {
        var kay = someone("Kay", "jane");
        pages.site = URI.create("https://elsewhere.atlassian.net");
        assertThat(new Browsing(world, "Kay").consent("jira")).endsWith("identity=consent_elsewhere");
        assertThat(identity(kay, "jira").path("connected").isNull()).isTrue();
    }

    @Test
    void whatABrowserBringsBackIsGoodOnceAndOnlyInTheBrowserThatBegan() throws Exception {
        var mia = someone("Mia", "mia");
        var leo = someone("Leo", "leo");
        var leos = new Browsing(world, "Leo");
        var way = leos.wayBack("github", Map.of());
        assertThat(new Browsing(world, "Mia").redirect(way))
                .as("somebody else's")
                .endsWith("consent_not_begun");
        assertThat(new Browsing(world, "Leo").redirect(way))
                .as("another browser")
                .endsWith("consent_not_begun");
        assertThat(leos.redirect(way.replaceFirst("state=[^&]+", "state=forged")))
                .endsWith("consent_not_begun");
        assertThat(leos.redirect(way)).isEqualTo("/settings?identity=connected");
        assertThat(leos.redirect(way)).as("a second time").endsWith("consent_not_begun");
        assertThat(identity(mia, "github").path("connected").isNull()).isTrue();
        assertThat(identity(leo, "github").path("connected").path("name").asString())
                .isEqualTo("leo");
        assertThat(world.get("/api/v1/audit?limit=200").toString()).contains("refused");
    }

    @Test
    void whoDeniesItIsToldSoAndNothingIsConnected() throws Exception {
        var nia = someone("Nia", "nia");
        pages.denies = true;
        assertThat(new Browsing(world, "Nia").consent("github")).endsWith("identity=consent_denied");
        assertThat(identity(nia, "github").path("connected").isNull()).isTrue();
    }

    @Test
    void anAccountThatIsSomebodysIsNotConnectedAgain() throws Exception {
        someone("Otto", "otto");
        assertThat(new Browsing(world, "Otto").consent("github")).endsWith("identity=connected");
        var pia = someone("Pia", "otto");
        assertThat(new Browsing(world, "Pia").consent("github")).endsWith("identity=identity_taken");
        assertThat(identity(pia, "github").path("connected").isNull()).isTrue();
    }

    @Test
    void nobodyIsSentToAnotherSite() throws Exception {
        someone("Quin", "quin");
        for (var away : new String[] {"https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x"}) {
            var quins = new Browsing(world, "Quin");
            assertThat(quins.redirect(quins.wayBack("github", Map.of("back", away))))
                    .isEqualTo("/?identity=connected");
        }
    }

    @Test
    void onlyABrowserBeginsAndOnlyAtConnectionsOfOnesProjects() throws Exception {
        var ron = someone("Ron", "ron");
        var byToken = ron.ask("POST", ron.identity("github") + "/oauth", Map.of());
        assertThat(byToken.statusCode()).isEqualTo(403);
        assertThat(byToken.body()).contains("browser_required");
        Someone.named(world, "Sue", null);
        var path = "/api/v1/people/me/identities/" + world.connection("github") + "/oauth";
        assertThat(new Browsing(world, "Sue").post(path, Map.of()).statusCode()).isEqualTo(404);
        var tim = someone("Tim", "tim");
        var none = new Browsing(world, "Tim").post(tim.identity("plane") + "/oauth", Map.of());
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(Json.tree(none.body()).path("code").asString()).isEqualTo("consent_off");
    }
}
