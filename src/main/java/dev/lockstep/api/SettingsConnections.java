package dev.lockstep.api;

import dev.lockstep.base.Secret;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connection.Credential;
import dev.lockstep.connector.Connections;
import dev.lockstep.connector.Container;
import dev.lockstep.connector.Tracker;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The connections that the settings describe, and the places that they link. */
@Component
public class SettingsConnections {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsConnections.class);

    private static final int GOOD_SECRET = 32;

    private final GithubSettings github;
    private final PlaneSettings plane;
    private final JiraSettings jira;

    SettingsConnections(GithubSettings github, PlaneSettings plane, JiraSettings jira) {
        this.github = github;
        this.plane = plane;
        this.jira = jira;
    }

    /**
     * Stored or brought up to date; those without a credential are left alone.
     *
     * @param renewed hears each that was there and changed
     */
    public void into(Connections connections, Consumer<Connection> renewed) {
        DescribedConnection.all(github, plane, jira).forEach(described -> save(described, connections, renewed));
    }

    private static void save(DescribedConnection described, Connections connections, Consumer<Connection> renewed) {
        var name = name(described.tracker());
        var before = connections.findByName(name);
        // A secret that was made when the webhook was registered outlives a restart.
        var secret = described.webhookSecret() != null
                ? described.webhookSecret()
                : before.map(Connection::webhookSecret).orElse(null);
        if (described.hasShortSecret()) {
            LOG.warn(
                    "{}_WEBHOOK_SECRET has fewer than {} characters. It counts, but may be guessed; openssl rand -hex 32 makes a"
                            + " better one, and the old one counts beside it for a day.",
                    described.tracker(),
                    GOOD_SECRET);
        }
        var saved = connections.save(described.tracker(), name, described.url(), described.credential(), secret);
        if (before.isPresent() && saved.revision() != before.get().revision()) {
            renewed.accept(saved);
        }
    }

    /** What they name of each tracker, as far as they name it whole. */
    public Map<Tracker, Container> places() {
        Map<Tracker, Container> places = new EnumMap<>(Tracker.class);
        var repository = github.repositoryPath();
        if (repository != null) {
            places.put(Tracker.GITHUB, new Container(repository));
        }
        if (plane.workspace() != null && plane.projectId() != null) {
            places.put(Tracker.PLANE, new Container(plane.workspace() + "/" + plane.projectId()));
        }
        if (jira.project() != null) {
            places.put(Tracker.JIRA, new Container(jira.project()));
        }
        return places;
    }

    /** What it is called in the database, too. */
    static String name(Tracker tracker) {
        return tracker.name().toLowerCase(Locale.ROOT);
    }

    /** A connection as the settings describe it. */
    private record DescribedConnection(
            Tracker tracker,
            URI url,
            Credential credential,
            @Nullable Secret webhookSecret) {

        boolean hasShortSecret() {
            return webhookSecret != null && webhookSecret.reveal().length() < GOOD_SECRET;
        }

        /** Those without a credential are no connections. */
        static List<DescribedConnection> all(GithubSettings github, PlaneSettings plane, JiraSettings jira) {
            var all = new ArrayList<DescribedConnection>();
            github.credential()
                    .ifPresent(credential -> all.add(new DescribedConnection(
                            Tracker.GITHUB, github.apiUrl(), credential, github.webhookSecret())));
            if (plane.token() != null) {
                var credential = new Credential.Token(plane.token());
                all.add(new DescribedConnection(Tracker.PLANE, plane.apiUrl(), credential, plane.webhookSecret()));
            }
            var url = jira.apiUrl();
            if (url != null) {
                jira.credential()
                        .ifPresent(credential ->
                                all.add(new DescribedConnection(Tracker.JIRA, url, credential, jira.webhookSecret())));
            }
            return all;
        }
    }
}
