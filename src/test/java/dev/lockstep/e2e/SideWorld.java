package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.port.Ports;
import dev.lockstep.api.port.SidePort;
import dev.lockstep.simulator.jira.JiraEdition;
import dev.lockstep.simulator.jira.JiraWorkflow;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;

/** An empty hub that somebody develops against, with all its ports, and a Jira of which no setting says where it is. */
final class SideWorld implements AutoCloseable {
    static final String INTERNAL_TOKEN = "internal-token-of-the-tests-0123456789";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final World world;

    SideWorld(Path folder) {
        world = new World(folder).withJira(JiraEdition.CLOUD, JiraWorkflow.simple());
        world.jira.limits(false);
        for (var name : new String[] {"token", "owner", "repository"}) {
            world.without("lockstep.github." + name);
        }
        for (var name : new String[] {"token", "workspace", "project-id"}) {
            world.without("lockstep.plane." + name);
        }
        for (var name : new String[] {"api-url", "token", "email", "project"}) {
            world.without("lockstep.jira." + name);
        }
        var reader = world.jira.addUser("Reader", ZoneOffset.UTC);
        world.jira.addToken("dummy-token", reader);
        world.with("lockstep.egress.allow=127.0.0.0/8")
                .with("lockstep.dev.login=true")
                .with("lockstep.dev.port=0")
                .with("lockstep.dev.jira-email=" + reader.email())
                .with("lockstep.dev.jira-token=dummy-token")
                .with("lockstep.internal.token=" + INTERNAL_TOKEN)
                .with("lockstep.internal.port=0")
                .with("lockstep.extra-ports=0,0");
    }

    SideWorld start() {
        world.start();
        return this;
    }

    URI side(SidePort side, String path) {
        return local(world.bean(Ports.class).open(side).orElseThrow(), path);
    }

    static URI local(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** As the form of the page sends it. */
    HttpResponse<String> newUser(Map<String, String> form) throws Exception {
        var body = form.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(side(SidePort.DEVELOPMENT, "/newUser"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> development(String path) throws Exception {
        return send(HttpRequest.newBuilder(side(SidePort.DEVELOPMENT, path)));
    }

    /** Of somebody new, whom the page has made. */
    Graph graph(String username, boolean admin) throws Exception {
        var made = newUser(Map.of("username", username, "displayName", username, "isAdmin", admin ? "true" : "false"));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        var token = development("/token?username=" + username);
        assertThat(token.statusCode()).as(token.body()).isEqualTo(200);
        return new Graph(world.address("/graphql"), token.body());
    }

    Graph internal() {
        return new Graph(side(SidePort.INTERNAL, "/graphql"), INTERNAL_TOKEN);
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        world.close();
    }
}
