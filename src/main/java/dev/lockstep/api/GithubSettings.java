package dev.lockstep.api;

import dev.lockstep.base.Secret;
import dev.lockstep.connector.Connection.Credential;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The GitHub account and repository that the settings name; every part may be missing. */
@ConfigurationProperties("lockstep.github")
public record GithubSettings(
        @DefaultValue("https://api.github.com") URI apiUrl,
        @Nullable Secret token,
        @Nullable String appId,
        @Nullable Secret appPem,
        @Nullable String owner,
        @Nullable String repository,
        @Nullable Secret webhookSecret) {

    Optional<Credential> credential() {
        if (token != null) {
            return Optional.of(new Credential.Token(token));
        }
        return appId != null && appPem != null ? Optional.of(new Credential.App(appId, appPem)) : Optional.empty();
    }

    @Nullable
    String repositoryPath() {
        return owner != null && repository != null ? owner + "/" + repository : null;
    }
}
