package dev.lockstep.api;

import dev.lockstep.base.Ids;
import dev.lockstep.base.Secret;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connection.FormerSecret;
import dev.lockstep.connector.Connections;
import dev.lockstep.connector.Connector;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.DeliveryNews;
import dev.lockstep.connector.Person;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.connector.Tracker;
import dev.lockstep.connector.budget.Budgets;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A connector that signs as its tracker does and answers its test call by the token's word. */
public final class FakeTracker implements Connector {
    private final Tracker tracker;

    FakeTracker(Tracker tracker) {
        this.tracker = tracker;
    }

    public static String sign(String secret, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Tracker tracker() {
        return tracker;
    }

    @Override
    public RemoteSession open(Connection connection, Container container, Terms terms) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ConnectionReport check(Connection connection, Container container) {
        if (connection.credential() instanceof Connection.Credential.Token token
                && token.token().reveal().startsWith("wrong")) {
            throw new ConnectorException(new ConnectorFault.Unauthorized("The token is not accepted."));
        }
        return new ConnectionReport("octo", List.of("issues:write"), List.of(), List.of(), null, 4999, null);
    }

    @Override
    public Person account(Connection connection) {
        return new Person("1", "octo", null);
    }

    @Override
    public List<DeliveryNews> read(String event, String body) {
        return List.of(new DeliveryNews.None("fake"));
    }

    @Override
    public boolean verifies(String secret, byte[] body, UnaryOperator<String> header) {
        var given = header.apply(tracker == Tracker.GITHUB ? "X-Hub-Signature-256" : "X-Plane-Signature");
        var wanted = (tracker == Tracker.GITHUB ? "sha256=" : "") + sign(secret, body);
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public HookReport ensureHook(Connection connection, Container container, String payloadUrl, String secret) {
        return new HookReport("created", "Done with " + secret.length() + " characters.", payloadUrl);
    }

    /** Connections in memory. */
    static final class FakeConnections implements Connections, Budgets {
        private final Map<UUID, Connection> stored = new LinkedHashMap<>();

        @Override
        public synchronized List<Connection> all() {
            return List.copyOf(stored.values());
        }

        @Override
        public synchronized Optional<Connection> find(UUID id) {
            return Optional.ofNullable(stored.get(id));
        }

        @Override
        public synchronized Optional<Connection> findByName(String name) {
            return stored.values().stream()
                    .filter(connection -> connection.name().equals(name))
                    .findFirst();
        }

        @Override
        public synchronized Connection save(
                Tracker tracker, String name, URI baseUrl, Connection.Credential credential, Secret webhookSecret) {
            var known = findByName(name);
            var id = known.map(Connection::id).orElseGet(Ids::next);
            var until = Instant.now().plus(Duration.ofHours(24));
            var saved = new Connection(id, tracker, name, baseUrl, credential, webhookSecret, 1)
                    .besides(known.map(old -> FormerSecret.of(old, webhookSecret, until))
                            .orElse(null));
            stored.put(id, saved);
            return saved;
        }

        @Override
        public synchronized Connection rename(UUID id, String name) {
            var known = stored.get(id);
            var renamed = new Connection(
                            id,
                            known.tracker(),
                            name,
                            known.baseUrl(),
                            known.credential(),
                            known.webhookSecret(),
                            known.revision())
                    .besides(known.former());
            stored.put(id, renamed);
            return renamed;
        }

        @Override
        public synchronized void forgetFormerSecret(UUID id) {
            stored.computeIfPresent(id, (same, known) -> known.besides(null));
        }

        @Override
        public synchronized void delete(UUID id) {
            stored.remove(id);
        }

        @Override
        public Budget of(UUID connectionId) {
            return new Budget(5000, 4321, null, null, null);
        }

        @Override
        public Spent spent(UUID connectionId) {
            return new Spent(7, 0);
        }

        @Override
        public Range time(UUID connectionId, Spent work) {
            return new Range(Duration.ZERO, Duration.ZERO);
        }
    }
}
