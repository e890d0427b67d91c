package dev.lockstep.connector.plane;

import dev.lockstep.base.HubKey;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Slice;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connector;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.DeliveryNews;
import dev.lockstep.connector.Person;
import dev.lockstep.connector.RemoteHttp;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.connector.Tracker;
import dev.lockstep.connector.WebhookSignature;
import dev.lockstep.connector.budget.RateGovernors;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** {@link Connector} for Plane's API v1, in the cloud and self-hosted. Keeps nothing but each project's catalog. */
@Component
class PlaneConnector implements Connector {
    private static final int MAX_CATALOGS = 1_000;

    private final RemoteHttp http;
    private final RateGovernors governors;
    private final HubKey key;
    private final InstantSource clock;
    private final Duration createSettles;
    private final Map<Place, PlaneCatalog> catalogs = new ConcurrentHashMap<>();

    /** @param createSettles how long a create without an answer may still happen; tests of crashes shorten it */
    PlaneConnector(
            RemoteHttp http,
            RateGovernors governors,
            HubKey key,
            InstantSource clock,
            @Value("${lockstep.plane.create-settles:60s}") Duration createSettles) {
        this.http = http;
        this.governors = governors;
        this.key = key;
        this.clock = clock;
        this.createSettles = createSettles;
    }

    private record Place(UUID lane, int revision, PlaneProject project) {}

    @Override
    public Tracker tracker() {
        return Tracker.PLANE;
    }

    @Override
    public RemoteSession open(Connection connection, Container container, Terms terms) {
        var project = PlaneProject.of(container);
        var api = api(connection, terms.backfill());
        var catalog = catalog(connection, project);
        var items = new PlaneItems(api, catalog, key, connection.baseUrl(), project);
        return new PlaneSession(api, catalog, items, PlaneItems.source(key), terms.chosen(), createSettles);
    }

    private PlaneApi api(Connection connection, boolean backfill) {
        return new PlaneApi(http, governors.of(connection), connection, backfill);
    }

    private PlaneCatalog catalog(Connection connection, PlaneProject project) {
        if (catalogs.size() >= MAX_CATALOGS) {
            catalogs.clear();
        }
        var place = new Place(connection.lane(), connection.revision(), project);
        return catalogs.computeIfAbsent(place, ignored -> new PlaneCatalog(project, clock));
    }

    @Override
    public ConnectionReport check(Connection connection, @Nullable Container container) {
        var api = api(connection, false);
        var permissions = new ArrayList<String>();
        List<Right> rights = List.of();
        var account = "";
        String problem = null;
        try {
            account = api.get("/users/me/", user -> {
                var email = user.textOrNull("email");
                return email != null ? email : user.text("id");
            });
            if (container != null) {
                var project = PlaneProject.of(container);
                var seen = api.get(project.path(), json -> Map.entry(json.text("name"), PlaneRole.of(json)));
                permissions.add("project " + seen.getKey());
                permissions.add(seen.getValue().words());
                rights = seen.getValue().rights();
                catalog(connection, project).items(api);
            }
        } catch (ConnectorException failure) {
            problem = failure.fault().message();
        }
        var left = governors.of(connection).budget();
        return new ConnectionReport(
                account,
                List.copyOf(permissions),
                ConnectionReport.missing(rights),
                rights,
                problem,
                left.remaining(),
                left.resetsAt());
    }

    /** A key belongs to one workspace and does not tell which, so it is asked for. The cursor is Plane's. */
    @Override
    public Slice<Linkable> places(Connection connection, @Nullable String within, int limit, @Nullable String cursor) {
        if (within == null || !within.matches("[A-Za-z0-9_-]{1,100}")) {
            throw Refused.invalid(
                    "workspace_missing",
                    "within",
                    "Give the slug of the workspace: the word behind the host in the address that Plane shows in the browser.");
        }
        var page = PlanePages.read(
                api(connection, false),
                "/workspaces/" + within + "/projects/?",
                cursor,
                project -> new Linkable(
                        new Container(within + "/" + project.text("id")), project.text("name"), null, null));
        return new Slice<>(page.items(), page.next());
    }

    @Override
    public Names names(Connection connection, Container container, NameKind kind) {
        var project = PlaneProject.of(container);
        return switch (kind) {
            case USER -> PlaneNames.members(api(connection, false), project);
            case LABEL -> PlaneNames.labels(api(connection, false), project);
            case STATE -> {
                catalog(connection, project).forgetStates();
                yield Connector.super.names(connection, container, kind);
            }
        };
    }

    @Override
    public Person account(Connection connection) {
        return api(connection, false).get("/users/me/", user -> {
            var id = user.text("id");
            var shown = user.textOrNull("display_name");
            return new Person(id, shown == null ? id : shown, null);
        });
    }

    @Override
    public List<DeliveryNews> read(String event, String body) {
        return PlaneDeliveries.read(event, body);
    }

    @Override
    public boolean verifies(String secret, byte[] body, UnaryOperator<@Nullable String> header) {
        return WebhookSignature.fits(secret, body, header.apply("X-Plane-Signature"));
    }

    @Override
    public HookReport ensureHook(Connection connection, Container container, String payloadUrl, String secret) {
        var workspace = PlaneProject.of(container).workspace();
        return new HookReport(
                "manual",
                "Plane has no API for webhooks. In Plane open Workspace settings of " + workspace
                        + " > Webhooks > Add webhook, enter the payload URL " + payloadUrl
                        + ", choose Work items (Issues) and Comments, save, and store the secret that Plane shows with this"
                        + " connection.",
                payloadUrl);
    }
}
