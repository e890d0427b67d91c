package dev.lockstep.e2e;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Receives traces by OTLP over HTTP, as a collector does, and keeps them. The numbers are those of the protocol's fields. */
final class SpanReceiver implements AutoCloseable {
    private final List<Received> spans = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    /** @param parent empty for the first of a trace */
    record Received(String trace, String id, String parent, String name, Map<String, String> attributes) {}

    SpanReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::receive);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    List<Received> spans() {
        return List.copyOf(spans);
    }

    Optional<Received> parent(Received span) {
        return spans.stream()
                .filter(each -> each.trace().equals(span.trace()) && each.id().equals(span.parent()))
                .findFirst();
    }

    private void receive(HttpExchange exchange) throws IOException {
        for (var resource :
                parts(UnknownFieldSet.parseFrom(exchange.getRequestBody().readAllBytes()), 1)) {
            for (var scope : parts(resource, 2)) {
                parts(scope, 2).forEach(span -> spans.add(span(span)));
            }
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static Received span(UnknownFieldSet span) {
        var attributes = new TreeMap<String, String>();
        parts(span, 9)
                .forEach(pair ->
                        attributes.put(text(pair, 1), text(parts(pair, 2).getFirst(), 1)));
        return new Received(hex(span, 1), hex(span, 2), hex(span, 4), text(span, 5), attributes);
    }

    private static List<UnknownFieldSet> parts(UnknownFieldSet whole, int field) {
        return whole.getField(field).getLengthDelimitedList().stream()
                .map(SpanReceiver::parsed)
                .toList();
    }

    private static UnknownFieldSet parsed(ByteString bytes) {
        try {
            return UnknownFieldSet.parseFrom(bytes);
        } catch (InvalidProtocolBufferException strange) {
            throw new IllegalStateException(strange);
        }
    }

    private static String text(UnknownFieldSet whole, int field) {
        var found = whole.getField(field).getLengthDelimitedList();
        return found.isEmpty() ? "" : found.getFirst().toStringUtf8();
    }

    private static String hex(UnknownFieldSet whole, int field) {
        var found = whole.getField(field).getLengthDelimitedList();
        return found.isEmpty() ? "" : HexFormat.of().formatHex(found.getFirst().toByteArray());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
