package dev.lockstep.connector;

import dev.lockstep.base.Database;
import dev.lockstep.trail.Trail;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
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
 * {@link RemoteHttp} with the JDK's client. Refuses to run inside a unit of work, follows no redirect, and logs nothing,
 * because headers and bodies hold secrets and people's words.
 */
@Component
final class HttpRemote implements RemoteHttp, DisposableBean {
    static final int MAX_BODY_BYTES = 10 * 1024 * 1024;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final String USER_AGENT = "Lockstep";
    private static final String TOO_SLOW = "gave no complete answer in time";

    private final Database database;
    private final InstantSource clock;
    private final Duration deadline;
    private final Reach reach;
    private final MeterRegistry meters;
    private final HttpClient client;

    @Autowired
    HttpRemote(Database database, InstantSource clock, Reach reach, MeterRegistry meters) {
        this(database, clock, reach, meters, Duration.ofSeconds(RemoteSession.DEADLINE_SECONDS));
    }

    HttpRemote(Database database, InstantSource clock, Reach reach, MeterRegistry meters, Duration deadline) {
        this.meters = meters;
        this.reach = reach;
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

    @Override
    public Answer send(Ask ask) {
        database.assertOutside();
        reach.admit(ask.uri());
        RemoteHttp.checkInTime(ask);
        var begun = clock.instant();
        var timed = Timer.start(meters);
        var status = "none";
        try (var step = Trail.call(ask.method(), attributes(ask))) {
            var answer = exchange(ask);
            status = answer.status() / 100 + "xx";
            told(ask, begun, answer, null);
            step.tell("http.response.status_code", String.valueOf(answer.status()));
            return answer;
        } catch (ConnectorException failure) {
            told(ask, begun, null, failure.fault().message());
            throw failure;
        } finally {
            timed.stop(meters.timer("lockstep.remote", "method", ask.method(), "status", status));
        }
    }

    private void told(Ask ask, Instant begun, @Nullable Answer answer, @Nullable String failure) {
        if (HEARD.isBound()) {
            var took = Duration.between(begun, clock.instant());
            HEARD.get().accept(new Sent(ask, begun, took, answer, failure));
        }
    }

    /** Without the query, which may hold a secret. */
    private static Map<String, String> attributes(Ask ask) {
        return Map.of(
                "http.request.method",
                ask.method(),
                "server.address",
                host(ask),
                "url.path",
                ask.uri().getPath());
    }

    private Answer exchange(Ask ask) {
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
