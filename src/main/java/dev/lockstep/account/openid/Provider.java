package dev.lockstep.account.openid;

import dev.lockstep.account.login.LoginSettings;
import dev.lockstep.base.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** What the provider tells of itself: asked when somebody wants to log in, so that a start needs no provider. Thread-safe. */
@Component
class Provider {
    static final Duration KEPT = Duration.ofHours(1);
    /** After a failure nobody makes us ask again sooner. */
    static final Duration PAUSE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Provider.class);
    private static final String DISCOVERY = "/.well-known/openid-configuration";

    private final OpenIdSettings settings;
    private final LoginSettings login;
    private final InstantSource clock;
    private final ProviderHttp http = new ProviderHttp();
    private @Nullable ClientRegistration known;
    private Instant askAgain = Instant.MIN;
    private @Nullable Refused failure;

    Provider(OpenIdSettings settings, LoginSettings login, InstantSource clock) {
        this.settings = settings;
        this.login = login;
        this.clock = clock;
    }

    ProviderHttp http() {
        return http;
    }

    /** @throws Refused in one sentence, where the provider cannot be used now */
    synchronized ClientRegistration registration() {
        var now = clock.instant();
        if (now.isBefore(askAgain)) {
            if (failure != null) {
                throw failure;
            }
            return Objects.requireNonNull(known);
        }
        try {
            known = discovered();
            failure = null;
            askAgain = now.plus(KEPT);
        } catch (Refused refused) {
            LOG.warn("{}", refused.getMessage());
            failure = refused;
            askAgain = now.plus(PAUSE);
            throw refused;
        }
        return known;
    }

    private ClientRegistration discovered() {
        var issuer = set(settings.issuer(), "LOCKSTEP_OIDC_ISSUER");
        var clientId = set(settings.clientId(), "LOCKSTEP_OIDC_CLIENT_ID");
        mustBePrivate(issuer);
        try {
            var told = http.json(issuer.replaceFirst("/$", "") + DISCOVERY);
            if (!issuer.equals(told.get("issuer"))) {
                throw misconfigured(
                        "LOCKSTEP_OIDC_ISSUER",
                        "calls itself otherwise than LOCKSTEP_OIDC_ISSUER does. Set it letter for letter as the"
                                + " member issuer of its " + DISCOVERY + " says.");
            }
            return registration(ClientRegistrations.fromOidcConfiguration(told), issuer, clientId);
        } catch (RestClientException unreachable) {
            throw Failures.unreachable(settings.name());
        } catch (IllegalArgumentException | IllegalStateException | ClassCastException unreadable) {
            throw misconfigured("LOCKSTEP_OIDC_ISSUER", "does not describe itself as OpenID Connect wants it.");
        }
    }

    private ClientRegistration registration(ClientRegistration.Builder told, String issuer, String clientId) {
        told.registrationId("openid")
                .issuerUri(issuer)
                .clientId(clientId)
                .scope(settings.scopes())
                .redirectUri("{baseUrl}");
        var secret = settings.clientSecret();
        if (secret == null) {
            told.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        } else {
            told.clientSecret(secret.reveal());
        }
        var made = told.build();
        var place = made.getProviderDetails();
        var user = place.getUserInfoEndpoint().getUri();
        for (var address :
                Arrays.asList(place.getAuthorizationUri(), place.getTokenUri(), place.getJwkSetUri(), user)) {
            mustBePrivate(address == null ? issuer : address);
        }
        return made;
    }

    /** The client's secret and the tokens go there. */
    private void mustBePrivate(String address) {
        if (!PrivateAddress.is(address, login.insecureHttp())) {
            throw misconfigured(
                    "LOCKSTEP_OIDC_ISSUER", "is not asked over plain HTTP. Its addresses must begin with https://.");
        }
    }

    private String set(@Nullable String value, String name) {
        if (value == null) {
            throw misconfigured(name, "cannot be used yet: not set: " + name + ".");
        }
        return value;
    }

    private Refused misconfigured(String field, String what) {
        return new Refused(Refused.Kind.UNAVAILABLE, "openid_misconfigured", field, settings.name() + " " + what);
    }
}
