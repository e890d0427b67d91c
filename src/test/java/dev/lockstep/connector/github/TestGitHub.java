package dev.lockstep.connector.github;

import dev.lockstep.connector.Connector;
import dev.lockstep.connector.Hub;
import dev.lockstep.connector.RemoteHttp;
import java.time.InstantSource;

/** The product's own connector on a test's ground. */
public final class TestGitHub {
    private TestGitHub() {}

    public static Connector on(Hub hub, InstantSource clock) {
        return on(hub.http, hub, clock);
    }

    /** @param http another way to the tracker than the hub's own */
    public static Connector on(RemoteHttp http, Hub hub, InstantSource clock) {
        var credentials = new GitHubCredentials(http, hub.governors, clock);
        return new GitHubConnector(http, hub.governors, credentials, withoutStore(), hub.key);
    }

    /** For whoever asks nothing about installations. */
    static GitHubInstallations withoutStore() {
        return new GitHubInstallations(null, InstantSource.system());
    }
}
