package dev.lockstep.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** One HTTP server on the loopback: reads requests, lets faults strike, sends what the {@link Site} answers. */
final class SimulatedServer implements AutoCloseable {
    static {
        // Without it every answer waits for the client's delayed ACK (40 ms); read once when the server class loads.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.idleInterval", "300");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
    }

    private static final int BACKLOG_CONNECTIONS = 1024;
    private static final int DROPS_OF_A_SLOW_REPLY = 20;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Site site;
    private final Faults faults;
    private final InstantSource clock;
    private final RequestLog log = new RequestLog();

    SimulatedServer(int port, Site site, Faults faults, InstantSource clock) throws IOException {
        this.site = site;
        this.faults = faults;
        this.clock = clock;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG_CONNECTIONS);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
    }

    /** Apart from the constructor, so that no request meets half of a simulator. */
    void start() {
        server.start();
    }

    URI baseUri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    RequestLog log() {
        return log;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = Request.read(exchange);
            var seen =
                    new SimulatedRequest(log.nextOrdinal(), request.method(), request.path(), site.route(request), 0);
            faults.announce(seen);
            pause(faults.drawLatency());
            serve(exchange, request, seen);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(HttpExchange exchange, Request request, SimulatedRequest seen)
            throws IOException, InterruptedException {
        var fault = faults.draw(seen);
        var answer = fault != null && fault.beforeCommit() ? refused(fault) : site.answer(request);
        log.add(seen.answered(answer.status()), site.isLimit(answer));
        if (fault == null || !fault.beforeCommit()) {
            faults.announceCommitted(seen.answered(answer.status()));
        }
        send(exchange, answer, fault);
    }

    private Answer refused(Fault fault) {
        return fault == Fault.RATE_LIMITED ? site.rateLimited() : badGateway();
    }

    private void send(HttpExchange exchange, Answer answer, @Nullable Fault fault)
            throws IOException, InterruptedException {
        switch (fault) {
            case null -> write(exchange, answer);
            case SERVER_ERROR, RATE_LIMITED -> write(exchange, answer);
            case RESET_BEFORE_COMMIT, RESET_AFTER_COMMIT -> {
                // Closing the exchange without an answer ends the connection.
            }
            case ERROR_AFTER_COMMIT -> write(exchange, badGateway());
            case TRUNCATED_BODY -> {
                start(exchange, answer);
                exchange.getResponseBody().write(answer.body(), 0, answer.body().length / 2);
                exchange.getResponseBody().flush();
            }
            case HTML_INSTEAD_OF_JSON ->
                write(exchange, Answer.text(200, "text/html", "<html><body><h1>Be right back</h1></body></html>"));
            case WRONG_JSON_TYPE -> write(exchange, answer.withBody(Json.utf8("\"a text where there was none\"")));
            case SLOW_REPLY -> drip(exchange, answer);
        }
    }

    private void write(HttpExchange exchange, Answer answer) throws IOException {
        start(exchange, answer);
        exchange.getResponseBody().write(answer.body());
    }

    private void start(HttpExchange exchange, Answer answer) throws IOException {
        var headers = exchange.getResponseHeaders();
        answer.headers().forEach(headers::set);
        headers.set(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        clock.instant().plus(faults.clockSkew()).atZone(ZoneOffset.UTC)));
        int length = answer.body().length;
        exchange.sendResponseHeaders(answer.status(), length == 0 ? -1 : length);
    }

    private void drip(HttpExchange exchange, Answer answer) throws IOException, InterruptedException {
        start(exchange, answer);
        int size = Math.max(1, answer.body().length / DROPS_OF_A_SLOW_REPLY);
        for (int from = 0; from < answer.body().length; from += size) {
            pause(faults.slowReply().dividedBy(DROPS_OF_A_SLOW_REPLY));
            exchange.getResponseBody()
                    .write(Arrays.copyOfRange(answer.body(), from, Math.min(from + size, answer.body().length)));
            exchange.getResponseBody().flush();
        }
    }

    private static Answer badGateway() {
        return Answer.text(502, "text/html", "<html><body><h1>502 Bad Gateway</h1></body></html>");
    }

    private static void pause(Duration time) throws InterruptedException {
        if (time.isPositive()) {
            Thread.sleep(time);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
