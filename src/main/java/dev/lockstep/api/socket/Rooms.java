package dev.lockstep.api.socket;

import dev.lockstep.api.AccessSettings;
import dev.lockstep.api.Callers;
import dev.lockstep.api.Visitor;
import dev.lockstep.api.access.Gate;
import dev.lockstep.base.Secret;
import dev.lockstep.member.Members;
import io.socket.socketio.server.SocketIoServer;
import io.socket.socketio.server.SocketIoSocket;
import io.socket.socketio.server.SocketIoSocket.ReceivedByLocalAcknowledgementCallback;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
    private static final String HIDDEN = "project_not_found";

    private final SocketIoServer server;
    private final Callers callers;
    private final Gate gate;
    private final Members members;
    private final boolean openApi;
    private final Set<SocketIoSocket> live = ConcurrentHashMap.newKeySet();
    private final Map<SocketIoSocket, Seat> seats = new ConcurrentHashMap<>();

    Rooms(SocketIoServer server, Callers callers, Gate gate, Members members, AccessSettings settings) {
        this.server = server;
        this.callers = callers;
        this.gate = gate;
        this.members = members;
        openApi = settings.openApi();
        server.namespace(NAMESPACE).on("connection", arguments -> admit((SocketIoSocket) arguments[0]));
    }

    /** What happens in a project, for those of its members who listen to it. */
    static String of(UUID project) {
        return "project:" + project;
    }

    /** What concerns one person, for all sockets that he or she has open. */
    static String ofPerson(UUID person) {
        return "person:" + person;
    }

    /** Once to each socket, whichever of the rooms it is in. */
    void send(String event, JSONObject payload, String... rooms) {
        server.namespace(NAMESPACE).broadcast(rooms, event, new Object[] {payload});
    }

    boolean empty() {
        return live.isEmpty();
    }

    /** Cuts off whoever may no longer be here: logged out, deactivated, with a token that is over, or no member any more. */
    void recheck() {
        seats.forEach((socket, seat) -> {
            seat.lookedAt();
            var visitor = visitor(seat);
            if (!visitor.mayRead()) {
                socket.disconnect(true);
                return;
            }
            if (!visitor.admin()) {
                leaveWhatIsForAdministrators(socket);
                leaveWhatIsForMembers(socket, seat, visitor);
            }
        });
    }

    private void leaveWhatIsForAdministrators(SocketIoSocket socket) {
        socket.leaveRoom(SIGNED_IN);
        if (!openApi) {
            socket.leaveRoom(PROGRESS);
        }
    }

    private void leaveWhatIsForMembers(SocketIoSocket socket, Seat seat, Visitor visitor) {
        var lost = new HashSet<>(seat.projects());
        var person = visitor.person();
        if (person != null) {
            lost.removeAll(members.among(person.id(), lost));
        }
        for (var project : lost) {
            seat.projects().remove(project);
            socket.leaveRoom(of(project));
            socket.send("left", new JSONObject().put("projectId", project.toString()));
        }
    }

    private void admit(SocketIoSocket socket) {
        var token = token(socket.getConnectData());
        var session = cookie(socket.getInitialHeaders()).orElse(null);
        var seat = new Seat(token == null ? null : new Secret(token), session == null ? null : new Secret(session));
        var visitor = visitor(seat);
        if (!visitor.mayRead() && !openApi) {
            socket.disconnect(true);
            return;
        }
        live.add(socket);
        socket.on("disconnect", reason -> {
            live.remove(socket);
            seats.remove(socket);
        });
        if (visitor.mayRead() && visitor.admin() || openApi) {
            socket.joinRoom(PROGRESS);
        }
        if (!visitor.mayRead()) {
            return;
        }
        if (visitor.admin()) {
            socket.joinRoom(SIGNED_IN);
        }
        if (visitor.person() != null) {
            socket.joinRoom(ofPerson(visitor.person().id()));
        }
        seats.put(socket, seat);
        socket.on("join", arguments -> join(socket, seat, arguments));
        socket.on("leave", arguments -> leave(socket, seat, arguments));
        // Connected it was before it was known who comes: from here on nothing is missed.
        socket.send("ready", new JSONObject().put("admin", visitor.admin()));
    }

    private void join(SocketIoSocket socket, Seat seat, Object[] arguments) {
        if (!seat.mayAsk()) {
            socket.disconnect(true);
            return;
        }
        var project = project(arguments);
        if (project.isEmpty() || !gate.mayRead(visitor(seat), project.get())) {
            answer(arguments, HIDDEN);
        } else if (seat.projects().size() >= Seat.MOST_PROJECTS) {
            answer(arguments, "too_many_projects");
        } else {
            seat.projects().add(project.get());
            socket.joinRoom(of(project.get()));
            answer(arguments, null);
        }
    }

    private void leave(SocketIoSocket socket, Seat seat, Object[] arguments) {
        project(arguments).ifPresent(project -> {
            seat.projects().remove(project);
            socket.leaveRoom(of(project));
        });
        answer(arguments, null);
    }

    private static void answer(Object[] arguments, @Nullable String code) {
        if (arguments.length > 0
                && arguments[arguments.length - 1] instanceof ReceivedByLocalAcknowledgementCallback asked) {
            asked.sendAcknowledgement(new JSONObject().put("ok", code == null).put("code", code));
        }
    }

    private static Optional<UUID> project(Object[] arguments) {
        try {
            return arguments.length > 0 && arguments[0] instanceof String id
                    ? Optional.of(UUID.fromString(id))
                    : Optional.empty();
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private Visitor visitor(Seat seat) {
        return callers.of(seat.token(), seat.session());
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
