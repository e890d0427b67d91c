package dev.lockstep.operate;

import dev.lockstep.base.Json;
import dev.lockstep.command.ExitCode;
import dev.lockstep.command.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The API of a running Lockstep. What it refuses is a {@link Failure} with its own words. */
final class Hub implements AutoCloseable {
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MOST_BYTES = 16 * 1024 * 1024;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int BAD = 400;
    private static final int REDIRECT = 300;

    private final Address address;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TO_CONNECT).build();

    Hub(Address address) {
        this.address = address;
    }

    JsonNode get(String path) {
        return json(send(path, "GET", BodyPublishers.noBody()));
    }

    JsonNode post(String path, Object body) {
        return json(send(path, "POST", BodyPublishers.ofString(Json.write(body))));
    }

    JsonNode post(String path, BodyPublisher body) {
        return json(send(path, "POST", body));
    }

    void delete(String path) {
        json(send(path, "DELETE", BodyPublishers.noBody()));
    }

    /** As it comes, however long. */
    InputStream stream(String path) {
        return send(path, "GET", BodyPublishers.noBody()).body();
    }

    private HttpResponse<InputStream> send(String path, String method, BodyPublisher body) {
        var request = HttpRequest.newBuilder(address.base().resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + address.token().reveal())
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
        try {
            var answer = client.send(request, BodyHandlers.ofInputStream());
            if (answer.statusCode() >= REDIRECT) {
                throw refused(answer);
            }
            return answer;
        } catch (IOException nobody) {
            throw new Failure(
                    ExitCode.ABSENT,
                    "No Lockstep answers at " + address.base()
                            + ". Start it (lockstep serve), or say with LOCKSTEP_URL where it runs.");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Failure(ExitCode.FAILED, "Stopped.");
        }
    }

    private Failure refused(HttpResponse<InputStream> answer) {
        int status = answer.statusCode();
        if (status == UNAUTHORIZED) {
            return new Failure(
                    ExitCode.REFUSED,
                    "The Lockstep at " + address.base()
                            + " does not accept the token. Set LOCKSTEP_TOKEN to one of it; people make theirs on the page of"
                            + " their settings.");
        }
        return new Failure(status == FORBIDDEN ? ExitCode.REFUSED : ExitCode.FAILED, detail(answer));
    }

    private String detail(HttpResponse<InputStream> answer) {
        var problem = answer.statusCode() < BAD ? Json.tree("{}") : json(answer);
        var detail = problem.path("detail").asString("");
        return detail.isEmpty() ? strange() : detail;
    }

    private JsonNode json(HttpResponse<InputStream> answer) {
        try (var body = answer.body()) {
            var text = new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            return Json.tree(text.isBlank() ? "{}" : text);
        } catch (JacksonException noJson) {
            throw new Failure(ExitCode.FAILED, strange());
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    private String strange() {
        return "What answers at " + address.base() + " is no Lockstep. Say with LOCKSTEP_URL where it runs.";
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
