package dev.lockstep.api.socket;

import dev.lockstep.api.AccessSettings;
import dev.lockstep.api.Callers;
import dev.lockstep.api.Visitor;
import dev.lockstep.base.Secret;
import io.socket.socketio.server.SocketIoServer;
import io.socket.socketio.server.SocketIoSocket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets sockets in, and says which of them may hear what. A socket without a room hears nothing. */
@Component
class Rooms {
    /** Administrators, who may see everything. */
    static final String SIGNED_IN = "signed-in";

    /** Who may hear the progress of jobs; everybody when the settings open the sync API. */
    static final String PROGRESS = "progress";

    private static final String NAMESPACE = "/";

    private final SocketIoServer server;
    private final Callers callers;
    private final boolean openApi;
    private final Set<SocketIoSocket> live = ConcurrentHashMap.newKeySet();
    private final Map<SocketIoSocket, Proof> proofs = new ConcurrentHashMap<>();

    Rooms(SocketIoServer server, Callers callers, AccessSettings settings) {
        this.server = server;
        this.callers = callers;
        openApi = settings.openApi();
        server.namespace(NAMESPACE).on("connection", arguments -> admit((SocketIoSocket) arguments[0]));
    }

    void send(String room, String event, JSONObject payload) {
        server.namespace(NAMESPACE).broadcast(room, event, payload);
    }

    boolean empty() {
        return live.isEmpty();
    }

    /** Cuts off whoever may no longer be here: signed out, deactivated, or with a token that is over. */
    void recheck() {
        proofs.forEach((socket, proof) -> {
            if (!visitor(proof).admin()) {
                socket.disconnect(true);
            }
        });
    }

    private void admit(SocketIoSocket socket) {
        var token = token(socket.getConnectData());
        var session = cookie(socket.getInitialHeaders()).orElse(null);
        var proof = new Proof(token == null ? null : new Secret(token), session == null ? null : new Secret(session));
        var visitor = visitor(proof);
        if (!visitor.admin() && !openApi) {
            socket.disconnect(true);
            return;
        }
        live.add(socket);
        socket.on("disconnect", reason -> {
            live.remove(socket);
            proofs.remove(socket);
        });
        socket.joinRoom(PROGRESS);
        if (!visitor.admin()) {
            return;
        }
        socket.joinRoom(SIGNED_IN);
        proofs.put(socket, proof);
    }

    /** What a socket came in with, looked at again while it is open. */
    private record Proof(@Nullable Secret token, @Nullable Secret session) {}

    private Visitor visitor(Proof proof) {
        return callers.of(
                proof.token() == null ? null : proof.token().reveal(),
                proof.session() == null ? null : proof.session().reveal());
    }

    private static @Nullable String token(@Nullable Object auth) {
        return auth instanceof JSONObject given && given.opt("token") instanceof String token ? token : null;
    }

    private static Optional<String> cookie(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .filter(header -> "cookie".equalsIgnoreCase(header.getKey()))
                .flatMap(header -> header.getValue().stream())
                .flatMap(value -> Arrays.stream(value.split(";", -1)))
                .map(String::strip)
                .filter(pair -> pair.startsWith(Callers.COOKIE + "="))
                .map(pair -> pair.substring(Callers.COOKIE.length() + 1))
                .findFirst();
    }
}
