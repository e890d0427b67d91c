package dev.lockstep.api.rest;

import dev.lockstep.api.AccessSettings;
import dev.lockstep.api.access.Access;
import dev.lockstep.api.access.Least;
import dev.lockstep.api.linking.ConnectionKeeping;
import dev.lockstep.api.linking.NewConnection;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Secret;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connections;
import dev.lockstep.connector.Connector;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.Tracker;
import dev.lockstep.connector.budget.Budgets;
import dev.lockstep.hearing.HookWatch;
import dev.lockstep.inbox.Inbox;
import dev.lockstep.sync.Links;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Access(Least.ADMINISTRATOR)
@RequestMapping("/api/v1/connections")
class ConnectionsController {
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Connections connections;
    private final Budgets budgets;
    private final Trackers trackers;
    private final AccessSettings settings;
    private final ConnectionKeeping keeping;
    private final Inbox inbox;
    private final Links links;
    private final HookWatch hooks;
    private final InstantSource clock;

    ConnectionsController(
            Connections connections,
            Budgets budgets,
            Trackers trackers,
            AccessSettings settings,
            ConnectionKeeping keeping,
            Inbox inbox,
            Links links,
            HookWatch hooks,
            InstantSource clock) {
        this.connections = connections;
        this.budgets = budgets;
        this.trackers = trackers;
        this.settings = settings;
        this.keeping = keeping;
        this.inbox = inbox;
        this.links = links;
        this.hooks = hooks;
        this.clock = clock;
    }

    @GetMapping
    Page<ConnectionView> listConnections() {
        return Page.whole(views(connections.all()));
    }

    private List<ConnectionView> views(List<Connection> some) {
        var newest = inbox.newest(some.stream().map(Connection::id).toList());
        return some.stream()
                .map(each -> ConnectionView.of(each, budgets, clock.instant(), newest.get(each.id())))
                .toList();
    }

    @PostMapping
    ResponseEntity<ConnectionView> createConnection(@RequestBody NewConnection body) {
        var saved = keeping.make(body);
        return ResponseEntity.created(URI.create("/api/v1/connections/" + saved.id()))
                .body(views(List.of(saved)).getFirst());
    }

    /** Which repositories its GitHub App was let into, as the App's webhooks tell. */
    @GetMapping("/{id}/repositories")
    ResponseEntity<Page<InstalledView>> listRepositories(
            @PathVariable UUID id,
            @RequestParam(defaultValue = Page.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var connection = find(id);
        var page = trackers.of(connection.tracker()).installed(connection, Page.limit(limit), cursor);
        return Page.of(page.map(each -> new InstalledView(each.container().path(), each.installation(), each.since())));
    }

    record InstalledView(String container, String githubAppInstallationId, Instant since) {}

    /**
     * Replaces the address, the credential or the webhook secret; what is left out stays. A webhook secret that is replaced counts until
     * {@code formerWebhookSecretUntil} beside the new one.
     */
    @PatchMapping("/{id}")
    ConnectionView changeConnection(@PathVariable UUID id, @RequestBody NewConnection body) {
        return views(List.of(keeping.change(id, body))).getFirst();
    }

    /** The webhook secret that was replaced last counts no longer, at once. */
    @DeleteMapping("/{id}/former-webhook-secret")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteFormerWebhookSecret(@PathVariable UUID id) {
        find(id);
        connections.forgetFormerSecret(id);
    }

    /** Refused (409) as long as links go over it. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteConnection(@PathVariable UUID id) {
        keeping.delete(id);
    }

    /** What the credential may do, or what is wrong with it: a failing tracker is an answer here, not an error. */
    @PostMapping("/{id}/test")
    Connector.ConnectionReport testConnection(
            @PathVariable UUID id, @RequestBody(required = false) @Nullable Place place) {
        var connection = find(id);
        var container = place == null || place.container() == null ? null : new Container(place.container());
        try {
            return trackers.of(connection.tracker()).check(connection, container);
        } catch (ConnectorException failure) {
            return new Connector.ConnectionReport(
                    "", List.of(), List.of(), List.of(), failure.fault().message(), null, null);
        }
    }

    @PostMapping("/{id}/webhooks")
    Connector.HookReport registerWebhook(@PathVariable UUID id, @RequestBody Place place) {
        var container = new Container(Bodies.required(place.container(), "container"));
        if (settings.baseUrl() == null) {
            throw new Refused(
                    Refused.Kind.UNAVAILABLE,
                    "settings_missing",
                    "LOCKSTEP_BASE_URL",
                    "Set LOCKSTEP_BASE_URL to the address where the tracker reaches Lockstep, and restart.");
        }
        var connection = withSecret(find(id));
        var secret = connection.webhookSecret();
        var report = trackers.of(connection.tracker())
                .ensureHook(
                        connection,
                        container,
                        settings.baseUrl() + "/webhooks/" + id,
                        secret == null ? "" : secret.reveal());
        links.findByContainer(id, container).ifPresent(link -> hooks.look(link, connection));
        return report;
    }

    /** Plane makes its secrets itself; for the others one is made here when there is none. */
    private Connection withSecret(Connection connection) {
        if (connection.webhookSecret() != null || connection.tracker() == Tracker.PLANE) {
            return connection;
        }
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return connections.save(
                connection.tracker(),
                connection.name(),
                connection.baseUrl(),
                connection.credential(),
                new Secret(HexFormat.of().formatHex(bytes)));
    }

    private Connection find(UUID id) {
        return connections.find(id).orElseThrow(() -> Refused.notFound("connection"));
    }

    record Place(@Nullable String container) {}
}
