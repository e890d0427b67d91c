package dev.lockstep.simulator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes webhooks in and answers all of them alike. */
public final class HookInbox implements AutoCloseable {
    public final List<Letter> letters = new CopyOnWriteArrayList<>();
    public volatile int status = 202;
    private final HttpServer server;

    public HookInbox() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var body = exchange.getRequestBody().readAllBytes();
            var headers = exchange.getRequestHeaders();
            letters.add(new Letter(name -> String.valueOf(headers.getFirst(name)), body));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    public record Letter(java.util.function.UnaryOperator<String> headers, byte[] body) {
        public String header(String name) {
            return headers.apply(name);
        }

        public JsonNode json() {
            return JsonMapper.builder().build().readTree(body);
        }
    }
}
