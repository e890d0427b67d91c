package dev.lockstep.connector.github;

import dev.lockstep.base.HubKey;
import dev.lockstep.base.Slice;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connection.Credential;
import dev.lockstep.connector.Connector;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.DeliveryNews;
import dev.lockstep.connector.Person;
import dev.lockstep.connector.RemoteHttp;
import dev.lockstep.connector.RemoteRepository;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.connector.Tracker;
import dev.lockstep.connector.WebhookSignature;
import dev.lockstep.connector.budget.RateGovernors;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@link Connector} for github.com and GitHub Enterprise Server. */
@Component
class GitHubConnector implements Connector {
    private static final String SIGNATURE_PREFIX = "sha256=";

    private final RemoteHttp http;
    private final RateGovernors governors;
    private final GitHubCredentials credentials;
    private final GitHubInstallations installations;
    private final HubKey key;

    GitHubConnector(
            RemoteHttp http,
            RateGovernors governors,
            GitHubCredentials credentials,
            GitHubInstallations installations,
            HubKey key) {
        this.http = http;
        this.governors = governors;
        this.credentials = credentials;
        this.installations = installations;
        this.key = key;
    }

    @Override
    public Tracker tracker() {
        return Tracker.GITHUB;
    }

    @Override
    public RemoteSession open(Connection connection, Container container, Terms terms) {
        var api = api(connection, container, terms.backfill());
        return new GitHubSession(
                api,
                container,
                new CreationMarker(key, container),
                () -> credentials.login(connection, api),
                terms.states());
    }

    @Override
    public Optional<RemoteRepository> repository(Connection connection, Container container) {
        return Optional.of(new GitHubCommits(api(connection, container, false), container));
    }

    private GitHubApi api(Connection connection, Container container, boolean backfill) {
        return new GitHubApi(
                http, governors.of(connection), connection, () -> credentials.token(connection, container), backfill);
    }

    @Override
    public ConnectionReport check(Connection connection, @Nullable Container container) {
        var governor = governors.of(connection);
        return new GitHubCheck(connection, credentials)
                .report(
                        container,
                        container == null
                                ? api(connection, new Container(""), false)
                                : api(connection, container, false),
                        governor::budget);
    }

    @Override
    public Person account(Connection connection) {
        return api(connection, new Container(""), false).get("/user", GitHubRecords::person);
    }

    @Override
    public Optional<String> installation(Connection connection, Container container) {
        return credentials.installationId(connection, container);
    }

    @Override
    public void installed(Connection connection, DeliveryNews.Installed news) {
        installations.store(connection.id(), news);
    }

    @Override
    public Slice<InstalledRepository> installed(Connection connection, int limit, @Nullable String cursor) {
        return installations.list(connection.id(), limit, cursor);
    }

    /** With an App as its webhooks told; a token can be asked. */
    @Override
    public Slice<Linkable> places(Connection connection, @Nullable String within, int limit, @Nullable String cursor) {
        return connection.credential() instanceof Credential.App
                ? installed(connection, limit, cursor)
                        .map(each ->
                                new Linkable(each.container(), each.container().path(), null, null))
                : GitHubPlaces.list(api(connection, new Container(""), false), limit, cursor);
    }

    @Override
    public boolean knowsByIds() {
        return false;
    }

    @Override
    public Names names(Connection connection, Container container, NameKind kind) {
        var api = api(connection, container, false);
        var repository = GitHubSession.repository(container);
        return switch (kind) {
            case USER -> GitHubNames.list(api, repository, "assignees", "login");
            case LABEL -> GitHubNames.list(api, repository, "labels", "name");
            case STATE -> Names.UNTOLD; // open and closed
        };
    }

    @Override
    public boolean follows(String event) {
        return GitHubDeliveries.KNOWN.contains(event);
    }

    @Override
    public List<DeliveryNews> read(String event, String body) {
        return GitHubDeliveries.read(event, body);
    }

    @Override
    public boolean verifies(String secret, byte[] body, UnaryOperator<@Nullable String> header) {
        var given = header.apply("X-Hub-Signature-256");
        return given != null
                && given.startsWith(SIGNATURE_PREFIX)
                && WebhookSignature.fits(secret, body, given.substring(SIGNATURE_PREFIX.length()));
    }

    @Override
    public HookReport ensureHook(Connection connection, Container container, String payloadUrl, String secret) {
        return new GitHubHooks(api(connection, container, false), container).ensure(payloadUrl, secret);
    }

    @Override
    public Optional<Hooks> hooks(Connection connection, Container container) {
        return Optional.of(new GitHubHooks(api(connection, container, true), container).all());
    }
}
