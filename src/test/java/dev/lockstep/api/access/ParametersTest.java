package dev.lockstep.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Lockstep;
import dev.lockstep.base.Json;
import dev.lockstep.base.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Every parameter of every route that reads, with what would mean something to a database, a shell, a file or a header; the whole product. */
@SpringBootTest(
        classes = Lockstep.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"lockstep.env-file=none", "LOCKSTEP_API_TOKEN=" + ParametersTest.TOKEN})
class ParametersTest {
    static final String TOKEN = "parameters-api-token-0123456789";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final List<String> ODD = List.of(
            "' or '1'='1' --",
            "\"; drop table issue; --",
            "1) union select password_hash from person --",
            "a\u0000b",
            "%",
            "-1",
            "9".repeat(40),
            "../../etc/passwd",
            "a\r\nX-Evil: 1",
            "${7*7}",
            "\ud83d\ude00".repeat(50));

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void dataFolder(DynamicPropertyRegistry registry) throws IOException {
        Path folder = Files.createTempDirectory("lockstep-parameters");
        folder.toFile().deleteOnExit();
        registry.add("lockstep.data-dir", folder::toString);
        registry.add("lockstep.database.url", () -> TestDatabase.url(folder));
    }

    @Test
    void nothingThatIsAskedForIsTakenForSomethingElse() throws Exception {
        int tried = 0;
        for (var path : Json.tree(get("/openapi.json").body()).path("paths").properties()) {
            for (var parameter : path.getValue().path("get").path("parameters")) {
                for (var odd : ODD) {
                    tried++;
                    assertHarmless(OddAddress.of(path.getKey(), path.getValue().path("get"), parameter, odd));
                }
            }
        }
        assertThat(tried).isGreaterThan(1_000);
        assertThat(get("/api/v1/issues").statusCode()).isEqualTo(200);
    }

    private void assertHarmless(String at) throws Exception {
        var answer = get(at);
        assertThat(answer.statusCode()).as("%s %s", at, answer.body()).isIn(200, 400, 403, 404);
        assertThat(answer.body()).as(at).doesNotContainIgnoringCase("sqlstate", "exception", "syntax error", "argon2");
        assertThat(answer.headers().firstValue("X-Evil")).isEmpty();
    }

    private HttpResponse<String> get(String at) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + at))
                .header("Authorization", "Bearer " + TOKEN)
                .GET();
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
