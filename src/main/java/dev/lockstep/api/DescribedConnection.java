package dev.lockstep.api;

import dev.lockstep.base.Secret;
import dev.lockstep.connector.Connection.Credential;
import dev.lockstep.connector.Tracker;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A connection as the settings describe it. */
record DescribedConnection(
        Tracker tracker,
        URI url,
        Credential credential,
        @Nullable Secret webhookSecret) {

    static final int GOOD_SECRET = 32;

    boolean hasShortSecret() {
        return webhookSecret != null && webhookSecret.reveal().length() < GOOD_SECRET;
    }

    /** What it is called in the database, too. */
    static String name(Tracker tracker) {
        return tracker.name().toLowerCase(Locale.ROOT);
    }

    /** Those without a credential are no connections. */
    static List<DescribedConnection> all(GithubSettings github, PlaneSettings plane, JiraSettings jira) {
        var all = new ArrayList<DescribedConnection>();
        github.credential()
                .ifPresent(credential -> all.add(
                        new DescribedConnection(Tracker.GITHUB, github.apiUrl(), credential, github.webhookSecret())));
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
