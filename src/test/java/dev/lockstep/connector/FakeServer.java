package dev.lockstep.connector;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Answers every request with what a test says, and remembers the requests. */
public final class FakeServer implements AutoCloseable {
    /** @param authorization as it was sent, null when it was not */
    public record Got(String method, String path, String authorization, String body) {}

    public record Says(int status, Map<String, String> headers, String body) {
        public static Says of(int status, String body) {
            return new Says(status, Map.of(), body);
        }
    }

    private final HttpServer server;
    private final List<Got> requests = new CopyOnWriteArrayList<>();

    public FakeServer(Function<Got, Says> answers) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var got = new Got(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            requests.add(got);
            var says = answers.apply(got);
            var body = says.body.getBytes(StandardCharsets.UTF_8);
            says.headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(says.status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public List<Got> requests() {
        return requests;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
