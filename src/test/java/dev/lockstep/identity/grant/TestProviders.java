package dev.lockstep.identity.grant;

import dev.lockstep.base.Secret;
import dev.lockstep.connector.RemoteHttp;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Makes what other packages' tests need of this one. */
public final class TestProviders {
    private static final URI GITHUB = URI.create("https://api.github.com");

    private TestProviders() {}

    /** For tests of what has nothing to do with consent. */
    public static Providers none() {
        return made(null, ask -> {
            throw new AssertionError("Nobody is asked.");
        });
    }

    public static Providers atlassian(RemoteHttp http) {
        return made("lockstep", http);
    }

    private static Providers made(@Nullable String jira, RemoteHttp http) {
        var settings = new GrantSettings(
                new GrantSettings.GitHub(null, null, null),
                new GrantSettings.Jira(
                        jira, new Secret("s"), URI.create("https://auth.example"), URI.create("https://api.example")));
        return new Providers(settings, GITHUB, http);
    }
}
