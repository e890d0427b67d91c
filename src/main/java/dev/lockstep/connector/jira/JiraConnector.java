package dev.lockstep.connector.jira;

import dev.lockstep.base.HubKey;
import dev.lockstep.base.Slice;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connector;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.DeliveryNews;
import dev.lockstep.connector.Person;
import dev.lockstep.connector.RemoteHttp;
import dev.lockstep.connector.RemoteJson;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.connector.RemoteText;
import dev.lockstep.connector.Tracker;
import dev.lockstep.connector.WebhookSignature;
import dev.lockstep.connector.budget.RateGovernors;
import dev.lockstep.connector.jira.rights.JiraRights;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@link Connector} for Jira, in the Cloud and as a Data Center: which one it is, its server says. */
@Component
class JiraConnector implements Connector {
    private static final int MOST_PROJECTS = 50; // of a page of a Cloud
    private static final int MOST_NAMES = 1_000; // of an answer of Jira's
    private static final int MAX_CATALOGS = 1_000;
    private static final String SIGNATURE = "sha256=";

    private final RemoteHttp http;
    private final RateGovernors governors;
    private final HubKey key;
    private final LabelFolds folds;
    private final JiraOptions options;
    private final Map<Place, JiraCatalog> catalogs = new ConcurrentHashMap<>();

    JiraConnector(RemoteHttp http, RateGovernors governors, HubKey key, LabelFolds folds, JiraOptions options) {
        this.http = http;
        this.governors = governors;
        this.key = key;
        this.folds = folds;
        this.options = options;
    }

    private record Place(UUID lane, int revision, String project) {}

    @Override
    public Tracker tracker() {
        return Tracker.JIRA;
    }

    @Override
    public RemoteSession open(Connection connection, Container container, Terms terms) {
        var project = JiraProject.key(container);
        var api = api(connection, terms.backfill());
        var catalog = catalog(connection, project);
        var marker = new JiraMarker(key, project);
        var place = new LabelFolds.Place(connection.id(), project);
        return new JiraSession(
                api,
                catalog,
                () -> JiraParts.of(api, catalog, marker, folds, place),
                terms.chosen(),
                options.createSettles());
    }

    private JiraApi api(Connection connection, boolean backfill) {
        return new JiraApi(http, governors.of(connection), connection, backfill);
    }

    private JiraCatalog catalog(Connection connection, String project) {
        if (catalogs.size() >= MAX_CATALOGS) {
            catalogs.clear();
        }
        var place = new Place(connection.lane(), connection.revision(), project);
        return catalogs.computeIfAbsent(place, ignored -> new JiraCatalog(project, options.issueType()));
    }

    @Override
    public ConnectionReport check(Connection connection, @Nullable Container container) {
        var api = api(connection, false);
        var permissions = new ArrayList<String>();
        List<Right> rights = List.of();
        var account = "";
        String problem = null;
        try {
            // Not from memory: the test asks what holds now.
            var key = container == null ? null : JiraProject.key(container);
            var catalog = new JiraCatalog(key == null ? "" : key, options.issueType());
            permissions.add(catalog.edition(api).cloud() ? "Jira Cloud" : "Jira Data Center");
            account = catalog.account(api).shown();
            if (container != null) {
                permissions.add("project " + catalog.project(api).name());
                permissions.add("creates " + catalog.project(api).type().name());
            }
            rights = rights(api, catalog.edition(api), key);
        } catch (ConnectorException failure) {
            problem = failure.fault().message();
        }
        var left = governors.of(connection).budget();
        return new ConnectionReport(
                account,
                List.copyOf(permissions),
                JiraRights.missing(rights),
                rights,
                problem,
                left.remaining(),
                left.resetsAt());
    }

    private static List<Right> rights(JiraApi api, JiraEdition edition, @Nullable String project) {
        var asked = api.address.api(edition, "/mypermissions" + JiraRights.query(project));
        return api.get(asked, json -> JiraRights.of(json, project != null));
    }

    /** Two editions, two lists: a Data Center's comes whole. The cursor is the number of a page. */
    @Override
    public Slice<Linkable> places(Connection connection, @Nullable String within, int limit, @Nullable String cursor) {
        var api = api(connection, false);
        var edition = new JiraCatalog("", options.issueType()).edition(api);
        int page = Linkable.page(cursor);
        int size = Math.min(limit, MOST_PROJECTS);
        int from = (page - 1) * size;
        if (edition.cloud()) {
            var path = "/project/search?maxResults=" + size + "&startAt=" + from;
            return api.get(
                    api.address.api(edition, path),
                    json -> new Slice<>(places(json.list("values")), json.flag("isLast") ? null : (page + 1) + ""));
        }
        var all = api.get(
                api.address.api(edition, "/project"),
                json -> places(json.items()).stream()
                        .sorted(Comparator.comparing(each -> each.container().path()))
                        .toList());
        int end = Math.min(all.size(), from + size);
        return new Slice<>(all.subList(Math.min(from, end), end), end < all.size() ? (page + 1) + "" : null);
    }

    private static List<Linkable> places(List<RemoteJson> projects) {
        return projects.stream()
                .map(project -> new Linkable(new Container(project.text("key")), project.text("name"), null, null))
                .toList();
    }

    /** Jira itself looks through its first thousand people and no more; a Data Center has no list of its labels. */
    @Override
    public Names names(Connection connection, Container container, NameKind kind) {
        var api = api(connection, false);
        var project = JiraProject.key(container);
        var edition = catalog(connection, project).edition(api);
        return switch (kind) {
            case USER -> {
                var path = "/user/assignable/search?project=" + project + "&maxResults=" + MOST_NAMES;
                yield api.get(api.address.api(edition, path), json -> names(json.items()));
            }
            case LABEL ->
                edition.cloud()
                        ? api.get(
                                api.address.api(edition, "/label?maxResults=" + MOST_NAMES),
                                json -> Names.of(
                                        json.texts("values", "").stream()
                                                .map(RemoteText::clean)
                                                .map(Called::plain)
                                                .toList(),
                                        !json.flag("isLast")))
                        : Names.UNTOLD;
            case STATE -> {
                catalog(connection, project).forgetStatuses();
                yield Connector.super.names(connection, container, kind);
            }
        };
    }

    private static Names names(List<RemoteJson> people) {
        var named = people.stream()
                .map(JiraAccount::of)
                .map(each -> new Called(each.id(), RemoteText.clean(each.shown())))
                .toList();
        return Names.of(named, named.size() >= MOST_NAMES);
    }

    @Override
    public Person account(Connection connection) {
        return new JiraCatalog("", options.issueType())
                .account(api(connection, false))
                .author();
    }

    @Override
    public List<DeliveryNews> read(String event, String body) {
        return JiraDeliveries.read(body);
    }

    /** Jira's method stands before the digest; anything weaker than SHA-256 is refused. */
    @Override
    public boolean verifies(String secret, byte[] body, UnaryOperator<@Nullable String> header) {
        var given = header.apply("X-Hub-Signature");
        return given != null
                && given.startsWith(SIGNATURE)
                && WebhookSignature.fits(secret, body, given.substring(SIGNATURE.length()));
    }

    @Override
    public HookReport ensureHook(Connection connection, Container container, String payloadUrl, String secret) {
        var api = api(connection, false);
        var project = catalog(connection, JiraProject.key(container)).project(api);
        return new JiraHooks(api, project).ensure(payloadUrl, secret);
    }

    @Override
    public Optional<Hooks> hooks(Connection connection, Container container) {
        return Optional.of(JiraHooks.all(api(connection, true), JiraProject.key(container)));
    }
}
