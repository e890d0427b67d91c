package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.lockstep.api.port.Ports;
import dev.lockstep.api.port.SidePort;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Ports beside the main one: a login for development, the internal part of the graph, and more of the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SidePortsTest {
    private static final String ME = "{ currentUser { id username isAdmin } }";

    private SideWorld side;

    @BeforeAll
    void start(@TempDir Path folder) {
        side = new SideWorld(folder).start();
    }

    @AfterAll
    void stop() {
        side.close();
    }

    @Test
    void aUserIsMadeAndTheTokenIsOneOfTheGraph() throws Exception {
        var made = side.newUser(Map.of("username", "grace", "displayName", "Grace", "email", "g@example.org"));
        assertThat(made.statusCode()).isEqualTo(200);
        for (var way : List.of("username=grace", "id=" + made.body())) {
            var token = side.development("/token?" + way);
            assertThat(token.statusCode()).isEqualTo(200);
            var claims = SignedJWT.parse(token.body()).getJWTClaimsSet();
            assertThat(claims.getSubject()).isEqualTo(made.body());
            assertThat(claims.getAudience()).contains("backend");
            var me = new Graph(side.world.address("/graphql"), token.body())
                    .data(ME)
                    .path("currentUser");
            assertThat(me.path("id").asString()).isEqualTo(made.body());
            assertThat(me.path("username").asString()).isEqualTo("grace");
            assertThat(me.path("isAdmin").asBoolean()).isFalse();
        }
        assertThat(side.graph("hedy", true)
                        .data(ME)
                        .path("currentUser")
                        .path("isAdmin")
                        .asBoolean())
                .isTrue();
        assertThat(side.world.get("/api/v1/audit?limit=50").toString()).contains("LOCKSTEP_DEV_LOGIN", "grace");
    }

    @Test
    void whatIsMissingOrUnknownIsRefused() throws Exception {
        assertThat(side.development("/token").statusCode()).isEqualTo(400);
        assertThat(side.development("/token?username=a&id=b").statusCode()).isEqualTo(400);
        assertThat(side.development("/token?username=nobody").statusCode()).isEqualTo(404);
        assertThat(side.development("/token?id=nobody").statusCode()).isEqualTo(404);
        assertThat(side.development("/token?id=" + java.util.UUID.randomUUID()).statusCode())
                .isEqualTo(404);
        assertThat(side.newUser(Map.of("displayName", "No name")).statusCode()).isEqualTo(400);
        assertThat(side.newUser(Map.of("username", "no-display")).statusCode()).isEqualTo(400);
        assertThat(side.newUser(Map.of("username", "two words", "displayName", "x"))
                        .statusCode())
                .isEqualTo(400);
        side.newUser(Map.of("username", "twice", "displayName", "Twice"));
        assertThat(side.newUser(Map.of("username", "twice", "displayName", "Again"))
                        .statusCode())
                .isEqualTo(409);
        var page = side.development("/");
        assertThat(page.body())
                .contains("action=\"/newUser\"", "action=\"/token\"")
                .doesNotContain("<script");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
        assertThat(side.development("/api/v1/projects").statusCode()).isEqualTo(404);
    }

    @Test
    void aPageOfAnotherSiteGetsNothingAndOtherPortsHaveNoSuchDoor() throws Exception {
        var token = "/token?username=ada";
        side.newUser(Map.of("username", "ada", "displayName", "Ada"));
        var foreign = SideWorld.send(HttpRequest.newBuilder(side.side(SidePort.DEVELOPMENT, token))
                .header("Origin", "https://evil.example"));
        assertThat(foreign.statusCode()).isEqualTo(403);
        var cross = SideWorld.send(
                HttpRequest.newBuilder(side.side(SidePort.DEVELOPMENT, token)).header("Sec-Fetch-Site", "cross-site"));
        assertThat(cross.statusCode()).isEqualTo(403);
        assertThat(rebound(token)).startsWith("HTTP/1.1 403");
        var main = side.world.ask(HttpRequest.newBuilder(side.world.address(token)));
        assertThat(main.body()).doesNotContain("ey");
        var made = side.world.ask(HttpRequest.newBuilder(side.world.address("/newUser"))
                .POST(BodyPublishers.ofString("username=x&displayName=x")));
        assertThat(made.statusCode()).isGreaterThanOrEqualTo(400);
    }

    /** By a name that somebody else has let lead to this machine. */
    private String rebound(String path) throws Exception {
        var address = side.side(SidePort.DEVELOPMENT, path);
        try (var socket = new java.net.Socket("127.0.0.1", address.getPort())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: evil.example:" + address.getPort()
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    @Test
    void theInternalPartIsThereWithItsOwnTokenAndNowhereElse() throws Exception {
        var admin = side.graph("alan", true);
        var ims = admin.data("""
                        mutation { createIMS(input: {name: "Inside", description: "", template: "template:ims:1jira",
                          templatedFields: [{name: "root-url", value: "%s"}]}) { ims { id } } }
                        """.formatted(side.world.jira.baseUri()))
                .path("createIMS")
                .path("ims")
                .path("id")
                .asString();
        var make =
                "mutation($input: CreateIMSUserInput!) { createIMSUser(input: $input) { imsUser { id displayName username gropiusUser { username } templatedFields { name value } } } }";
        var me = admin.data(ME).path("currentUser").path("id").asString();
        Map<String, Object> input = Map.of(
                "ims",
                ims,
                "displayName",
                "Test",
                "username",
                "test",
                "gropiusUser",
                me,
                "templatedFields",
                List.of(Map.of("name", "jira_id", "value", "557058:1")));
        var made = side.internal()
                .data(make, Map.of("input", input))
                .path("createIMSUser")
                .path("imsUser");
        assertThat(made.path("gropiusUser").path("username").asString()).isEqualTo("alan");
        assertThat(made.path("templatedFields").toString())
                .isEqualTo("[{\"name\":\"jira_id\",\"value\":\"557058:1\"}]");
        var changed = side.internal()
                .data(
                        "mutation($id: ID!) { updateIMSUser(input: {id: $id, displayName: \"Other\"}) { imsUser { displayName username templatedField(name: \"jira_id\") } } }",
                        Map.of("id", made.path("id").asString()))
                .path("updateIMSUser")
                .path("imsUser");
        assertThat(changed.toString())
                .isEqualTo("{\"displayName\":\"Other\",\"username\":\"test\",\"templatedField\":\"557058:1\"}");
        assertThat(admin.refusal(make, Map.of("input", input))).startsWith("query_invalid");
        assertThat(side.internal()
                        .data("{ gropiusUser(username: \"alan\") { id } gropiusUserIds }")
                        .toString())
                .contains(me);
        var wrong = new Graph(side.side(SidePort.INTERNAL, "/graphql"), World.TOKEN).ask(make, Map.of("input", input));
        assertThat(wrong.toString()).contains("unauthenticated", "\"status\":403");
        assertThat(new Graph(side.world.address("/graphql"), SideWorld.INTERNAL_TOKEN).refusal(ME, Map.of()))
                .startsWith("unauthenticated");
    }

    @Test
    void theSameApplicationAnswersOnMorePorts() throws Exception {
        var ports = side.world.bean(Ports.class).extra();
        assertThat(ports).hasSize(2).doesNotContain(side.world.address("/").getPort());
        for (var port : ports) {
            var health = SideWorld.send(HttpRequest.newBuilder(SideWorld.local(port, "/actuator/health")));
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(new Graph(SideWorld.local(port, "/graphql"), World.TOKEN).data("{ projects { totalCount } }"))
                    .isNotNull();
        }
    }

    @Test
    void withoutTheirSettingsThereAreNoSideDoors(@TempDir Path folder) throws Exception {
        try (var world = new World(folder)
                .without("lockstep.github.token")
                .without("lockstep.plane.token")
                .start()) {
            var ports = world.bean(Ports.class);
            assertThat(ports.open(SidePort.DEVELOPMENT)).isEmpty();
            assertThat(ports.open(SidePort.INTERNAL)).isEmpty();
            assertThat(ports.extra()).isEmpty();
            var made = world.ask(HttpRequest.newBuilder(world.address("/newUser"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("username=x&displayName=x")));
            assertThat(made.statusCode()).isGreaterThanOrEqualTo(400);
        }
    }
}
