package dev.lockstep.watch;

import dev.lockstep.base.Refused;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connections;
import dev.lockstep.connector.Connector;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.RemoteRepository;
import dev.lockstep.connector.Tracker;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which repository an address means, and over which connection it is reached. */
@Component
class Repositories {
    /** The connection that the settings describe; a github.com address means it, wherever GITHUB_API_URL leads. */
    private static final String OF_SETTINGS = "github";

    private static final String GITHUB = "github.com";
    private static final Pattern PATH =
            Pattern.compile("/([A-Za-z0-9_.-]{1,100})/([A-Za-z0-9_.-]{1,100}?)(?:\\.git)?/?");

    private final Connections connections;
    private final List<Connector> connectors;

    Repositories(Connections connections, List<Connector> connectors) {
        this.connections = connections;
        this.connectors = connectors;
    }

    record Place(UUID connectionId, Container container) {}

    Place find(String url, @Nullable UUID connectionId) {
        var address = address(url);
        var path = PATH.matcher(address.getPath() == null ? "" : address.getPath());
        if (!path.matches()
                || path.group(2).matches("\\.{1,2}")
                || path.group(1).matches("\\.{1,2}")) {
            throw invalid();
        }
        var connection = connectionId == null ? connection(address) : connections.find(connectionId);
        return new Place(
                connection
                        .orElseThrow(() -> new Refused(
                                Refused.Kind.UNAVAILABLE,
                                "connection_missing",
                                "repoUrl",
                                "No connection reaches " + address.getHost()
                                        + ". Set GITHUB_TOKEN (or GITHUB_API_TOKEN) and restart, or add a connection."))
                        .id(),
                new Container(path.group(1) + "/" + path.group(2)));
    }

    private URI address(String url) {
        try {
            var address = URI.create(url.strip());
            boolean secure = "https".equalsIgnoreCase(address.getScheme())
                    || "http".equalsIgnoreCase(address.getScheme())
                            && connection(address).isPresent();
            if (secure && address.getHost() != null && address.getUserInfo() == null && address.getQuery() == null) {
                return address;
            }
        } catch (IllegalArgumentException unreadable) {
            // told below
        }
        throw invalid();
    }

    private static Refused invalid() {
        return Refused.invalid(
                "repo_url_invalid", "repoUrl", "repoUrl must look like https://github.com/owner/repository.");
    }

    private Optional<Connection> connection(URI address) {
        var host = String.valueOf(address.getHost()).replaceFirst("^www\\.", "");
        var githubs = connections.all().stream()
                .filter(connection -> connection.tracker() == Tracker.GITHUB)
                .toList();
        if (host.equalsIgnoreCase(GITHUB)) {
            return githubs.stream()
                    .filter(each -> each.name().equals(OF_SETTINGS))
                    .findFirst()
                    .or(() -> githubs.stream()
                            .filter(each ->
                                    "api.github.com".equals(each.baseUrl().getHost()))
                            .findFirst());
        }
        return githubs.stream()
                .filter(each -> host.equalsIgnoreCase(each.baseUrl().getHost())
                        && address.getPort() == each.baseUrl().getPort()
                        && address.getScheme().equalsIgnoreCase(each.baseUrl().getScheme()))
                .findFirst();
    }

    /** @throws ConnectorException when its connection or its tracker's connector is gone */
    RemoteRepository open(Watch watch) {
        var connection = connections
                .find(watch.connectionId())
                .orElseThrow(() -> failed("The watch's connection was removed; change the watch's address."));
        return connectors.stream()
                .filter(connector -> connector.tracker() == connection.tracker())
                .findFirst()
                .flatMap(connector -> connector.repository(connection, watch.container()))
                .orElseThrow(() -> failed("This tracker keeps no code that could be watched."));
    }

    private static ConnectorException failed(String message) {
        return new ConnectorException(new ConnectorFault.Invalid(message, null));
    }
}
