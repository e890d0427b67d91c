package dev.lockstep.connector;

import dev.lockstep.base.Database;
import dev.lockstep.base.HubKey;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Json;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Secret;
import dev.lockstep.base.UntilChanged;
import dev.lockstep.connector.Connection.FormerSecret;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@link Connections} in the database. */
@Repository
class StoredConnections implements Connections {
    private final JdbcClient jdbc;
    private final Database database;
    private final HubKey key;
    private final InstantSource clock;
    private final Duration overlap;
    private final UntilChanged<List<Connection>> known;

    StoredConnections(JdbcClient jdbc, Database database, HubKey key, InstantSource clock) {
        this(jdbc, database, key, clock, Duration.ofHours(24));
    }

    @Autowired
    StoredConnections(
            JdbcClient jdbc,
            Database database,
            HubKey key,
            InstantSource clock,
            @Value("${lockstep.webhook-secret-overlap:24h}") Duration overlap) {
        this.overlap = overlap;
        this.jdbc = jdbc;
        this.database = database;
        this.key = key;
        this.clock = clock;
        // Read and decrypted once until one changes: every operation asks for its connection.
        known = new UntilChanged<>(database, "connections", this::readAll);
        // A key that does not fit is better told at start than at the first request.
        checkKey();
        all();
    }

    private void checkKey() {
        var first = database.write(() -> {
            jdbc.sql("insert into hub_key (one, hub_id) values (1, ?) on conflict (one) do nothing")
                    .param(key.hubId())
                    .update();
            return jdbc.sql("select hub_id from hub_key").query(String.class).single();
        });
        if (!first.equals(key.hubId())) {
            throw new Refused(
                    Refused.Kind.UNAVAILABLE,
                    "secret_key_wrong",
                    "LOCKSTEP_SECRET_KEY",
                    "This database was begun with another key. Start Lockstep with that one (LOCKSTEP_SECRET_KEY, or"
                            + " secret.key in the data folder); all nodes that share a database share its key.");
        }
    }

    @Override
    public List<Connection> all() {
        return known.get();
    }

    private List<Connection> readAll() {
        return jdbc.sql("select * from connection order by created_at, id")
                .query((row, number) -> read(row))
                .list();
    }

    @Override
    public Optional<Connection> find(UUID id) {
        return all().stream().filter(connection -> connection.id().equals(id)).findFirst();
    }

    @Override
    public Optional<Connection> findByName(String name) {
        return all().stream()
                .filter(connection -> connection.name().equals(name))
                .findFirst();
    }

    @Override
    public Connection save(
            Tracker tracker,
            String name,
            URI baseUrl,
            Connection.Credential credential,
            @Nullable Secret webhookSecret) {
        var url = checked(baseUrl);
        checkName(name);
        return database.write(() -> {
            database.alone("connections"); // another node may start with other settings at this moment
            var known = findByName(name);
            if (known.isEmpty()) {
                return insert(new Connection(Ids.next(), tracker, name, url, credential, webhookSecret, 1));
            }
            var old = known.get();
            if (old.tracker() != tracker) {
                throw new Refused(
                        Refused.Kind.CONFLICT,
                        "connection_name_taken",
                        "name",
                        "The connection " + name + " belongs to another tracker. Choose another name.");
            }
            var fresh = new Connection(old.id(), tracker, name, url, credential, webhookSecret, old.revision() + 1);
            var former = FormerSecret.of(old, webhookSecret, clock.instant().plus(overlap));
            return same(old, fresh) ? old : update(fresh.besides(former));
        });
    }

    @Override
    public void forgetFormerSecret(UUID id) {
        database.write(() -> {
            jdbc.sql("update connection set former_secret = null, former_secret_until = null where id = ?")
                    .param(id.toString())
                    .update();
            known.changed();
        });
    }

    private Connection insert(Connection fresh) {
        jdbc.sql("""
                        insert into connection (id, tracker, name, base_url, credential, webhook_secret, revision, created_at)
                        values (:id, :tracker, :name, :baseUrl, :credential, :webhookSecret, :revision, :now)
                        """)
                .params(columns(fresh))
                .param("tracker", fresh.tracker().name().toLowerCase(Locale.ROOT))
                .param("name", fresh.name())
                .param("now", clock.millis())
                .update();
        openLane(fresh.lane(), fresh.id());
        known.changed();
        return fresh;
    }

    @Override
    public void openLane(UUID lane, UUID connection) {
        jdbc.sql("insert into lane (id, connection_id) values (?, ?) on conflict (id) do nothing")
                .params(lane.toString(), connection.toString())
                .update();
    }

    @Override
    public void closeLane(UUID lane, UUID connection) {
        jdbc.sql("delete from lane where id = ? and connection_id = ? and id <> connection_id")
                .params(lane.toString(), connection.toString())
                .update();
    }

    private Connection update(Connection fresh) {
        var rows = jdbc.sql("""
                        update connection set base_url = :baseUrl, credential = :credential,
                          webhook_secret = :webhookSecret, former_secret = cast(:former as text),
                          former_secret_until = cast(:formerUntil as bigint), revision = :revision
                        where id = :id and revision = :revision - 1
                        """).params(columns(fresh)).update();
        if (rows != 1) {
            throw new IllegalStateException("The connection changed meanwhile.");
        }
        known.changed();
        return fresh;
    }

    @Override
    public Connection rename(UUID id, String name) {
        checkName(name);
        return database.write(() -> {
            database.alone("connections");
            if (findByName(name).isPresent()) {
                throw new Refused(
                        Refused.Kind.CONFLICT, "name_taken", "name", "There is a connection of this name already.");
            }
            jdbc.sql("update connection set name = ? where id = ?")
                    .params(name, id.toString())
                    .update();
            known.changed();
            return find(id).orElseThrow(() -> Refused.notFound("connection"));
        });
    }

    @Override
    public void delete(UUID id) {
        database.write(() -> {
            jdbc.sql("delete from connection where id = :id")
                    .param("id", id.toString())
                    .update();
            known.changed();
        });
    }

    private Map<String, @Nullable Object> columns(Connection connection) {
        var id = connection.id().toString();
        var secret = connection.webhookSecret();
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("id", id);
        columns.put("baseUrl", connection.baseUrl().toString());
        columns.put("credential", key.encrypt(Json.write(Kept.of(connection.credential())), place(id, "credential")));
        columns.put("webhookSecret", secret == null ? null : key.encrypt(secret.reveal(), place(id, "webhook_secret")));
        var former = connection.former();
        columns.put(
                "former", former == null ? null : key.encrypt(former.secret().reveal(), place(id, "former_secret")));
        columns.put("formerUntil", former == null ? null : former.until().toEpochMilli());
        columns.put("revision", connection.revision());
        return columns;
    }

    private Connection read(ResultSet row) throws SQLException {
        var id = row.getString("id");
        var what = "The stored credential of the connection " + row.getString("name");
        var credential = key.decrypt(row.getString("credential"), place(id, "credential"), what);
        var secret = row.getString("webhook_secret");
        return new Connection(
                        UUID.fromString(id),
                        Tracker.valueOf(row.getString("tracker").toUpperCase(Locale.ROOT)),
                        row.getString("name"),
                        URI.create(row.getString("base_url")),
                        Json.read(credential, Kept.class).credential(),
                        secret == null ? null : new Secret(key.decrypt(secret, place(id, "webhook_secret"), what)),
                        row.getInt("revision"))
                .besides(former(row, id, what));
    }

    private @Nullable FormerSecret former(ResultSet row, String id, String what) throws SQLException {
        var cipher = row.getString("former_secret");
        return cipher == null
                ? null
                : new FormerSecret(
                        new Secret(key.decrypt(cipher, place(id, "former_secret"), what)),
                        Instant.ofEpochMilli(row.getLong("former_secret_until")));
    }

    private static String place(String id, String column) {
        return id + "/" + column;
    }

    private static URI checked(URI url) {
        var text = url.toString().replaceAll("/+$", "");
        var scheme = url.getScheme();
        if (url.getHost() == null || !("http".equals(scheme) || "https".equals(scheme)) || url.getUserInfo() != null) {
            throw Refused.invalid(
                    "base_url_invalid",
                    "baseUrl",
                    "The base URL must look like https://host/path, without user or password.");
        }
        return URI.create(text);
    }

    private static void checkName(String name) {
        if (name.isBlank() || name.length() > 200) {
            throw Refused.invalid("name_invalid", "name", "A connection's name has 1 to 200 characters.");
        }
    }

    private static boolean same(Connection old, Connection fresh) {
        return old.baseUrl().equals(fresh.baseUrl())
                && Kept.of(old.credential()).equals(Kept.of(fresh.credential()))
                && Objects.equals(revealed(old.webhookSecret()), revealed(fresh.webhookSecret()));
    }

    private static @Nullable String revealed(@Nullable Secret secret) {
        return secret == null ? null : secret.reveal();
    }

    /** The plain credential on its way into and out of the cipher. */
    private record Kept(
            @Nullable String token,
            @Nullable String user,
            @Nullable String appId,
            @Nullable String privateKeyPem) {
        static Kept of(Connection.Credential credential) {
            return switch (credential) {
                case Connection.Credential.Token given -> new Kept(given.token().reveal(), null, null, null);
                case Connection.Credential.Account account ->
                    new Kept(account.token().reveal(), account.user(), null, null);
                case Connection.Credential.Consented ofSomebody ->
                    throw new IllegalArgumentException("A connection is nobody's.");
                case Connection.Credential.App app ->
                    new Kept(null, null, app.appId(), app.privateKeyPem().reveal());
            };
        }

        Connection.Credential credential() {
            if (token == null) {
                return new Connection.Credential.App(
                        Objects.requireNonNull(appId), new Secret(Objects.requireNonNull(privateKeyPem)));
            }
            var secret = new Secret(token);
            return user == null
                    ? new Connection.Credential.Token(secret)
                    : new Connection.Credential.Account(user, secret);
        }

        @Override
        public String toString() {
            return "[secret]";
        }
    }
}
