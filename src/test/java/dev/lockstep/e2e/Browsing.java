package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.base.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Map;

/** A browser in which a person is logged in. It follows redirects only when it is told to. */
final class Browsing {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final World world;
    private final String cookie;

    Browsing(World world, String name) throws Exception {
        this.world = world;
        var email = name.toLowerCase(Locale.ROOT) + "@example.org";
        var login = HTTP.send(
                HttpRequest.newBuilder(world.address("/api/v1/login"))
                        .header("Content-Type", "application/json")
                        .header("Origin", world.address("/").toString().replaceFirst("/$", ""))
                        .POST(BodyPublishers.ofString(Json.write(Map.of("email", email, "password", Someone.PASSWORD))))
                        .build(),
                BodyHandlers.ofString());
        assertThat(login.statusCode()).as(login.body()).isEqualTo(200);
        cookie = login.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    }

    HttpResponse<String> post(String path, Object body) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(world.address(path))
                        .header("Cookie", cookie)
                        .header("Content-Type", "application/json")
                        .header("Origin", world.address("/").toString().replaceFirst("/$", ""))
                        .POST(BodyPublishers.ofString(Json.write(body)))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Where it is sent from there. */
    String redirect(String address) throws Exception {
        var answer = HTTP.send(
                HttpRequest.newBuilder(world.address("/").resolve(address))
                        .header("Cookie", cookie)
                        .GET()
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** From the hub to the tracker's page, whose answer is where it sends the browser back to. */
    String wayBack(String connection, Map<String, ?> wish) throws Exception {
        var path = "/api/v1/people/me/identities/" + world.connection(connection) + "/oauth";
        var begun = post(path, wish);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
        var page = URI.create(Json.tree(begun.body()).path("address").asString());
        var answer = HTTP.send(HttpRequest.newBuilder(page).GET().build(), BodyHandlers.ofString());
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** All of it: where the person ends. */
    String consent(String connection) throws Exception {
        return redirect(wayBack(connection, Map.of("back", "/settings?tab=accounts")));
    }
}
