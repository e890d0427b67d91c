package dev.lockstep.connector;

import dev.lockstep.base.Database;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * One request, one answer, whatever its status: the ground that the connectors stand on. It refuses to run inside a
 * unit of work, follows no redirect, and logs nothing, because headers and bodies hold secrets and people's words.
 * Blocks the calling (virtual) thread until the whole body is there or the deadline has passed. Thread-safe.
 */
@Component
public final class RemoteHttp implements DisposableBean {
    static final int MAX_BODY_BYTES = 10 * 1024 * 1024;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final String USER_AGENT = "Lockstep";
    private static final String TOO_SLOW = "gave no complete answer in time";

    private final Database database;
    private final InstantSource clock;
    private final Duration deadline;
    private final HttpClient client;

    @Autowired
    RemoteHttp(Database database, InstantSource clock) {
        this(database, clock, Duration.ofSeconds(RemoteSession.DEADLINE_SECONDS));
    }

    RemoteHttp(Database database, InstantSource clock, Duration deadline) {
        this.database = database;
        this.clock = clock;
        this.deadline = deadline;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /** @param body JSON, null for none */
    public record Ask(
            String method,
            URI uri,
            Map<String, String> headers,
            @Nullable String body) {
        /** True when the request may change something at the tracker. */
        public boolean writes() {
            return !method.equals("GET");
        }

        public Ask to(URI other) {
            return new Ask(method, other, headers, body);
        }

        @Override
        public String toString() {
            return method + " " + uri.getPath();
        }
    }

    /** @param at when its last byte came, by our clock */
    public record Answer(int status, HttpHeaders headers, String body, Instant at) {
        public @Nullable String header(String name) {
            return headers.firstValue(name).orElse(null);
        }

        public boolean ok() {
            return status >= 200 && status < 300;
        }

        @Override
        public String toString() {
            return "answer " + status;
        }
    }

    /** @throws ConnectorException with {@link ConnectorFault.Unavailable} or {@link ConnectorFault.Malformed} */
    public Answer send(Ask ask) {
        database.assertOutside();
        var answer = client.sendAsync(request(ask), ignored -> new CappedBody(MAX_BODY_BYTES));
        try {
            HttpResponse<byte[]> response = answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            var text = new String(response.body(), StandardCharsets.UTF_8);
            return new Answer(response.statusCode(), response.headers(), text, clock.instant());
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw noAnswer(ask, TOO_SLOW, ask.writes());
        } catch (InterruptedException stopping) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw noAnswer(ask, "was not waited for, because Lockstep is stopping", ask.writes());
        } catch (ExecutionException failure) {
            throw failed(ask, failure.getCause());
        }
    }

    private HttpRequest request(Ask ask) {
        var body = ask.body();
        var request = HttpRequest.newBuilder(ask.uri())
                .timeout(deadline)
                .method(ask.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        request.setHeader("User-Agent", USER_AGENT);
        if (body != null) {
            request.setHeader("Content-Type", "application/json");
        }
        ask.headers().forEach(request::setHeader);
        return request.build();
    }

    private static ConnectorException failed(Ask ask, @Nullable Throwable cause) {
        for (var each = cause; each != null; each = each.getCause()) {
            if (each instanceof CappedBody.TooLong) {
                var text = host(ask) + " sent more than " + (MAX_BODY_BYTES >> 20) + " MB in one answer.";
                return new ConnectorException(new ConnectorFault.Malformed(text, ask.writes()));
            }
            if (each instanceof ConnectException
                    || each instanceof HttpConnectTimeoutException
                    || each instanceof UnresolvedAddressException) {
                return noAnswer(ask, "cannot be reached; check the address and the network", false);
            }
            if (each instanceof HttpTimeoutException) {
                return noAnswer(ask, TOO_SLOW, ask.writes());
            }
            if (each instanceof SSLHandshakeException) {
                return noAnswer(ask, "has a certificate that is not trusted here", false);
            }
        }
        var how = cause instanceof IOException ? "broke the connection off" : "could not be asked";
        return noAnswer(ask, how, ask.writes());
    }

    private static ConnectorException noAnswer(Ask ask, String what, boolean maybeDone) {
        return new ConnectorException(new ConnectorFault.Unavailable(host(ask) + " " + what + ".", maybeDone, false));
    }

    private static String host(Ask ask) {
        return ask.uri().getAuthority();
    }

    @Override
    public void destroy() {
        client.shutdownNow();
    }
}
