package dev.lockstep.ui;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Serves the built page and as much state as its tests look at. It pushes nothing, so the page must poll. */
final class FakeLockstep implements AutoCloseable {
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self'; object-src 'none'; base-uri 'none'";
    private static final String COOKIE = "lockstep_session=signed-in";
    private static final Map<String, String> TYPES =
            Map.of("html", "text/html", "js", "text/javascript", "css", "text/css", "svg", "image/svg+xml");

    private final HttpServer server;
    private final AtomicInteger codesLeft = new AtomicInteger(1);
    final FakeState state = new FakeState();

    FakeLockstep() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::file);
        server.createContext("/sign-in", this::signIn);
        server.createContext("/api/v1/", this::api);
        server.createContext("/socket.io/", exchange -> answer(exchange, 404, "text/plain", new byte[0]));
        server.start();
    }

    static boolean pageIsBuilt() {
        return FakeLockstep.class.getResource("/static/index.html") != null;
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void signIn(HttpExchange exchange) throws IOException {
        if (codesLeft.getAndDecrement() > 0) {
            exchange.getResponseHeaders().set("Set-Cookie", COOKIE + "; HttpOnly; SameSite=Lax; Path=/");
        }
        exchange.getResponseHeaders().set("Location", "/");
        answer(exchange, 302, "text/plain", new byte[0]);
    }

    private void api(HttpExchange exchange) throws IOException {
        var cookie = exchange.getRequestHeaders().getFirst("Cookie");
        if (cookie == null || !cookie.contains(COOKIE)) {
            json(exchange, 401, "{\"title\":\"Unauthorized\",\"status\":401,\"code\":\"signed-out\"}");
            return;
        }
        var path = exchange.getRequestURI().getPath().substring("/api/v1/".length());
        var answer = state.answer(
                exchange.getRequestMethod(), path, exchange.getRequestURI().getQuery());
        if (answer == null) {
            json(
                    exchange,
                    404,
                    "{\"title\":\"Not found\",\"status\":404,\"detail\":\"Nothing is at %s.\"}".formatted(path));
        } else {
            json(exchange, 200, answer);
        }
    }

    private void file(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var name = path.contains(".") ? path : "/index.html"; // other paths are places inside the page
        try (var file = FakeLockstep.class.getResourceAsStream("/static" + name)) {
            if (file == null) {
                answer(exchange, 404, "text/plain", new byte[0]);
                return;
            }
            exchange.getResponseHeaders().set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
            var type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
            answer(exchange, 200, type, file.readAllBytes());
        }
    }

    private static void json(HttpExchange exchange, int status, String body) throws IOException {
        answer(exchange, status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
