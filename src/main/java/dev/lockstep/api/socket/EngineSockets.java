package dev.lockstep.api.socket;

import io.socket.engineio.server.EngineIoServer;
import io.socket.engineio.server.EngineIoWebSocket;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;
import org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator;

/** Hands Spring's web sockets to Engine.IO. */
final class EngineSockets extends AbstractWebSocketHandler {
    static final String QUERY = "query";
    static final String HEADERS = "headers";
    private static final int SEND_TIMEOUT_MS = 10_000;

    private final EngineIoServer engine;
    private final Map<String, Connected> live = new ConcurrentHashMap<>();

    EngineSockets(EngineIoServer engine) {
        this.engine = engine;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        session.setTextMessageSizeLimit(SocketConfiguration.MAX_PAYLOAD_BYTES);
        session.setBinaryMessageSizeLimit(SocketConfiguration.MAX_PAYLOAD_BYTES);
        // A reader that cannot keep up is cut off instead of filling the memory.
        var connected = new Connected(new ConcurrentWebSocketSessionDecorator(
                session, SEND_TIMEOUT_MS, SocketConfiguration.MAX_PAYLOAD_BYTES));
        live.put(session.getId(), connected);
        engine.handleWebSocket(connected);
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        tell(session, "message", message.getPayload());
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {
        var bytes = new byte[message.getPayload().remaining()];
        message.getPayload().get(bytes);
        tell(session, "message", bytes);
    }

    @Override
    public void handleTransportError(WebSocketSession session, Throwable failure) {
        tell(session, "error", "read error", String.valueOf(failure.getMessage()));
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        var connected = live.remove(session.getId());
        if (connected != null) {
            connected.emit("close");
        }
    }

    private void tell(WebSocketSession session, String event, Object... details) {
        var connected = live.get(session.getId());
        if (connected != null) {
            connected.emit(event, details);
        }
    }

    private static final class Connected extends EngineIoWebSocket {
        private final WebSocketSession session;

        Connected(WebSocketSession session) {
            this.session = session;
        }

        @Override
        @SuppressWarnings("unchecked")
        public Map<String, String> getQuery() {
            return (Map<String, String>) session.getAttributes().getOrDefault(QUERY, Map.of());
        }

        @Override
        @SuppressWarnings("unchecked")
        public Map<String, List<String>> getConnectionHeaders() {
            return (Map<String, List<String>>) session.getAttributes().getOrDefault(HEADERS, Map.of());
        }

        @Override
        public void write(String message) throws IOException {
            session.sendMessage(new TextMessage(message));
        }

        @Override
        public void write(byte[] message) throws IOException {
            session.sendMessage(new BinaryMessage(message));
        }

        @Override
        public void close() {
            try {
                session.close();
            } catch (IOException gone) {
                // It is closed, whoever did it.
            }
        }
    }
}
