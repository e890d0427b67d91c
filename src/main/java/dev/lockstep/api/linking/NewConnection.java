package dev.lockstep.api.linking;

import dev.lockstep.api.rest.Bodies;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Secret;
import dev.lockstep.connector.Connection.Credential;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A connection as it is sent in; its text never shows the secrets. */
public record NewConnection(
        @Nullable String tracker,
        @Nullable String name,
        @Nullable String baseUrl,
        @Nullable String token,
        @Nullable String email,
        @Nullable String appId,
        @Nullable String privateKey,
        @Nullable String webhookSecret) {
    private static final int LEAST_SECRET_CHARACTERS = 32;
    private static final int MAX_NAME_CHARACTERS = 100;

    Credential credential() {
        if (token != null) {
            var secret = new Secret(Bodies.required(token, "token"));
            return email == null || email.isBlank()
                    ? new Credential.Token(secret)
                    : new Credential.Account(email.strip(), secret);
        }
        if (appId == null) {
            throw Refused.invalid("field_missing", "token", "token is required, or appId with privateKey.");
        }
        return new Credential.App(appId, new Secret(Bodies.required(privateKey, "privateKey")));
    }

    boolean hasCredential() {
        return token != null || appId != null || privateKey != null;
    }

    String checkedName() {
        var given = Bodies.required(name, "name").strip();
        if (given.length() > MAX_NAME_CHARACTERS) {
            throw Refused.invalid("name_too_long", "name", "name may have " + MAX_NAME_CHARACTERS + " characters.");
        }
        return given;
    }

    URI checkedBaseUrl() {
        try {
            var uri = URI.create(Bodies.required(baseUrl, "baseUrl").replaceAll("/+$", ""));
            if (uri.getScheme() != null
                    && Set.of("http", "https").contains(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (IllegalArgumentException unreadable) {
            // Told below, with the way out.
        }
        throw Refused.invalid("invalid_url", "baseUrl", "baseUrl must begin with http:// or https:// and name a host.");
    }

    /** @param known counts whatever its length: trackers may have it already */
    @Nullable
    Secret checkedWebhookSecret(@Nullable Secret known) {
        if (webhookSecret == null || webhookSecret.isBlank()) {
            return null;
        }
        if (webhookSecret.length() < LEAST_SECRET_CHARACTERS
                && (known == null || !known.reveal().equals(webhookSecret))) {
            throw Refused.invalid(
                    "webhook_secret_short",
                    "webhookSecret",
                    "webhookSecret must have at least " + LEAST_SECRET_CHARACTERS
                            + " characters; openssl rand -hex 32 makes a"
                            + " good one. Left out, one of 32 random bytes is made when a webhook is registered here.");
        }
        return new Secret(webhookSecret);
    }

    @Override
    public String toString() {
        return "NewConnection[" + name + "]";
    }
}
