package dev.lockstep.identity.grant;

import dev.lockstep.base.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** As what this hub is known at trackers that have a page of consent; every part may be missing. */
@ConfigurationProperties("lockstep.oauth")
record GrantSettings(
        @DefaultValue GitHub github, @DefaultValue Jira jira) {
    /** @param page where its pages are, where that does not follow from the address of its API */
    record GitHub(
            @Nullable String clientId,
            @Nullable Secret clientSecret,
            @Nullable URI page) {}

    /**
     * @param page where people allow it
     * @param gateway where what they allowed is asked for
     */
    record Jira(
            @Nullable String clientId,
            @Nullable Secret clientSecret,
            @DefaultValue("https://auth.atlassian.com") URI page,
            @DefaultValue("https://api.atlassian.com") URI gateway) {}
}
