package dev.lockstep.api.rest;

import dev.lockstep.api.ProblemWriter;
import dev.lockstep.api.SettingsLinks;
import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Secret;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connections;
import dev.lockstep.connector.Connector;
import dev.lockstep.inbox.Inbox;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Webhooks from trackers: verified over the raw bytes, stored, and only then accepted. Nothing is read before. */
@RestController
@Access(Least.OPEN)
class WebhooksController {
    static final String TOO_SLOW_OR_TOO_MANY =
            "The delivery did not arrive within ten seconds, or there are too many at once. Send it again later.";
    private static final String PREFIX = "/webhooks/";
    private static final String OLD_ADDRESS = "/api/sync/github-webhook";
    private static final String FORM_FIELD = "payload=";
    private static final int MAX_NAME_CHARACTERS = 200;
    private static final String DUMMY_SECRET = Ids.next().toString();

    private final SettingsLinks settings;
    private final Connections connections;
    private final Trackers trackers;
    private final Inbox inbox;
    private final RawBody bodies;
    private final InstantSource clock;

    WebhooksController(
            SettingsLinks settings,
            Connections connections,
            Trackers trackers,
            Inbox inbox,
            RawBody bodies,
            InstantSource clock) {
        this.settings = settings;
        this.connections = connections;
        this.trackers = trackers;
        this.inbox = inbox;
        this.bodies = bodies;
        this.clock = clock;
    }

    static boolean isWebhook(String path) {
        return path.startsWith(PREFIX) || path.equals(OLD_ADDRESS);
    }

    /** True when the body is a signed delivery of a known connection, and stored. Else nothing has happened. */
    boolean takes(HttpServletRequest request, byte[] body) {
        var path = request.getRequestURI();
        var known =
                path.equals(OLD_ADDRESS) ? settings.githubConnection() : connection(path.substring(PREFIX.length()));
        if (known.isEmpty() || !signed(known.get(), secrets(known.get()), request, body)) {
            return false;
        }
        try {
            keep(known.orElseThrow(), request, body);
            return true;
        } catch (RuntimeException failure) {
            return false; // the long way meets it again and says what it is
        }
    }

    /** The documented address of the old service. Without a GITHUB_WEBHOOK_SECRET it believes everybody, as that did. */
    @PostMapping("/api/sync/github-webhook")
    @Operation(operationId = "receiveGithubWebhook")
    ResponseEntity<?> receiveFromGithub(HttpServletRequest request) throws IOException {
        return receive(request, settings.githubConnection(), true);
    }

    @PostMapping("/webhooks/{connectionId}")
    @Operation(operationId = "receiveWebhook")
    ResponseEntity<?> receive(@PathVariable String connectionId, HttpServletRequest request) throws IOException {
        return receive(request, connection(connectionId), false);
    }

    private ResponseEntity<?> receive(
            HttpServletRequest request, Optional<Connection> connection, boolean unsignedAllowed) throws IOException {
        Optional<ResponseEntity<?>> answer = bodies.with(request, body -> {
            if (body == null) {
                return problem(HttpStatus.CONTENT_TOO_LARGE, "body_too_large", "A delivery may have 25 MB.");
            }
            return judge(request, connection, unsignedAllowed, body);
        });
        return answer.orElseGet(() -> problem(HttpStatus.SERVICE_UNAVAILABLE, "busy", TOO_SLOW_OR_TOO_MANY));
    }

    private ResponseEntity<?> judge(
            HttpServletRequest request, Optional<Connection> known, boolean unsignedAllowed, byte[] body) {
        var secrets = known.map(this::secrets).orElse(List.of());
        boolean genuine = secrets.isEmpty()
                ? unsignedAllowed && known.isPresent()
                : signed(known.orElseThrow(), secrets, request, body);
        if (secrets.isEmpty() && !genuine) {
            // As much work as for a known connection, so that time does not tell which ids exist.
            trackers.any().verifies(DUMMY_SECRET, body, request::getHeader);
        }
        if (!genuine) {
            return problem(
                    HttpStatus.UNAUTHORIZED,
                    "signature_refused",
                    "The signature does not fit this body, or there is no such webhook.");
        }
        keep(known.orElseThrow(), request, body);
        return ResponseEntity.accepted().contentType(MediaType.TEXT_PLAIN).body("Accepted");
    }

    private List<Secret> secrets(Connection connection) {
        return connection.webhookSecrets(clock.instant());
    }

    private boolean signed(Connection connection, List<Secret> secrets, HttpServletRequest request, byte[] body) {
        var connector = connector(connection);
        return secrets.stream().anyMatch(secret -> connector.verifies(secret.reveal(), body, request::getHeader));
    }

    private void keep(Connection connection, HttpServletRequest request, byte[] body) {
        var delivery = Envelope.of(connection.tracker(), request);
        if (!delivery.ping() && connector(connection).follows(delivery.event())) {
            var text = new String(body, StandardCharsets.UTF_8);
            inbox.store(connection.id(), delivery.event(), delivery.guid(), unwrapped(text, request.getContentType()));
        }
    }

    private Connector connector(Connection connection) {
        return trackers.of(connection.tracker());
    }

    private Optional<Connection> connection(String id) {
        try {
            return connections.find(UUID.fromString(id));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private static String unwrapped(String text, @Nullable String contentType) {
        if (contentType == null || !contentType.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
            return text;
        }
        return Arrays.stream(text.split("&", -1))
                .filter(field -> field.startsWith(FORM_FIELD))
                .map(field -> URLDecoder.decode(field.substring(FORM_FIELD.length()), StandardCharsets.UTF_8))
                .findFirst()
                .orElse(text);
    }

    private static ResponseEntity<?> problem(HttpStatus status, String code, String detail) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemWriter.problem(status, code, detail));
    }

    /** What the headers say of a delivery. */
    private record Envelope(String event, @Nullable String guid) {
        static Envelope of(dev.lockstep.connector.Tracker tracker, HttpServletRequest request) {
            return switch (tracker) {
                case GITHUB -> new Envelope(header(request, "X-GitHub-Event"), guid(request, "X-GitHub-Delivery"));
                // Plane's delivery id is a new one with every retry.
                case PLANE -> new Envelope(header(request, "X-Plane-Event"), null);
                case JIRA -> new Envelope("jira", guid(request, "X-Atlassian-Webhook-Identifier"));
            };
        }

        boolean ping() {
            return event.equals("ping");
        }

        private static String header(HttpServletRequest request, String name) {
            var value = guid(request, name);
            return value == null ? "unknown" : value;
        }

        private static @Nullable String guid(HttpServletRequest request, String name) {
            var value = request.getHeader(name);
            return value == null || value.isBlank()
                    ? null
                    : value.substring(0, Math.min(value.length(), MAX_NAME_CHARACTERS));
        }
    }
}
