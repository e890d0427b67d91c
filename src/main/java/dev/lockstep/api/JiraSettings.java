package dev.lockstep.api;

import dev.lockstep.base.Secret;
import dev.lockstep.connector.Connection.Credential;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The Jira account and project that the settings name; every part may be missing. */
@ConfigurationProperties("lockstep.jira")
public record JiraSettings(
        @Nullable URI apiUrl,
        @Nullable String email,
        @Nullable Secret token,
        @Nullable String project,
        @Nullable Secret webhookSecret) {

    Optional<Credential> credential() {
        return Optional.ofNullable(token)
                .map(given -> email == null ? new Credential.Token(given) : new Credential.Account(email, given));
    }
}
