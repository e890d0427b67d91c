package dev.lockstep.identity.grant;

import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connection.Credential;
import dev.lockstep.connector.RemoteHttp;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** At which connections people can allow this hub to write in their names. Asks nobody. */
@Component
public final class Providers {
    private final GrantSettings settings;
    private final URI github;
    private final RemoteHttp http;

    /** @param github of whose users the settings speak: the secret of an app goes to no other server */
    Providers(
            GrantSettings settings,
            @Value("${lockstep.github.api-url:https://api.github.com}") URI github,
            RemoteHttp http) {
        this.settings = settings;
        this.github = github;
        this.http = http;
    }

    public Optional<Provider> of(Connection connection) {
        return switch (connection.tracker()) {
            case GITHUB -> github(connection);
            case JIRA -> jira(connection);
            case PLANE -> Optional.empty();
        };
    }

    private Optional<Provider> github(Connection connection) {
        var known = settings.github();
        if (!github.getAuthority().equalsIgnoreCase(connection.baseUrl().getAuthority())) {
            return Optional.empty();
        }
        var page = Objects.requireNonNullElseGet(known.page(), () -> GitHubConsent.pageOf(connection.baseUrl()));
        return Client.of(known.clientId(), known.clientSecret()).map(client -> new GitHubConsent(http, client, page));
    }

    /** Only the Cloud has it, and only there an account is asked for beside the token. */
    private Optional<Provider> jira(Connection connection) {
        var known = settings.jira();
        return Client.of(known.clientId(), known.clientSecret())
                .filter(client -> connection.credential() instanceof Credential.Account)
                .map(client -> new AtlassianConsent(http, client, known, connection.baseUrl()));
    }
}
