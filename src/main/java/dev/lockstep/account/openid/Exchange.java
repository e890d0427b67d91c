package dev.lockstep.account.openid;

import dev.lockstep.account.Digests;
import dev.lockstep.account.openid.Flow.Parts;
import dev.lockstep.base.Database;
import java.util.Base64;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** The protocol, as Spring Security speaks it: code flow with PKCE, state, nonce, and a judged ID token. */
@Component
class Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final OpenIdSettings settings;
    private final Provider provider;
    private final Database database;
    private final OidcAuthorizationCodeAuthenticationProvider judge;

    Exchange(OpenIdSettings settings, Provider provider, IdTokens idTokens, Database database) {
        this.settings = settings;
        this.provider = provider;
        this.database = database;
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(provider.http().tokenClient());
        var accounts = new DefaultOAuth2UserService();
        accounts.setRestOperations(provider.http().userTemplate());
        var users = new OidcUserService();
        users.setOauth2UserService(accounts);
        judge = new OidcAuthorizationCodeAuthenticationProvider(tokens, users);
        judge.setJwtDecoderFactory(idTokens);
    }

    /** Where the browser goes. */
    String address(Parts parts) {
        database.assertOutside();
        return request(provider.registration(), parts).getAuthorizationRequestUri();
    }

    Claims claims(Parts parts, String code) {
        database.assertOutside();
        var registration = provider.registration();
        var reply = OAuth2AuthorizationResponse.success(code)
                .redirectUri(parts.redirect())
                .state(parts.state())
                .build();
        try {
            var judged = Objects.requireNonNull(judge.authenticate(new OAuth2LoginAuthenticationToken(
                    registration, new OAuth2AuthorizationExchange(request(registration, parts), reply))));
            var user = (OidcUser) Objects.requireNonNull(judged.getPrincipal());
            return Claims.of(
                    user,
                    Objects.requireNonNull(registration.getProviderDetails().getIssuerUri()),
                    settings.nameClaim());
        } catch (OAuth2AuthenticationException refused) {
            LOG.warn(
                    "A login over {} came to nothing: {}",
                    settings.issuer(),
                    refused.getError().getErrorCode());
            throw Failures.of(settings.name(), refused.getError(), refused);
        } catch (OAuth2AuthorizationException refused) {
            LOG.warn(
                    "A login over {} came to nothing: {}",
                    settings.issuer(),
                    refused.getError().getErrorCode());
            throw Failures.of(settings.name(), refused.getError(), refused);
        }
    }

    private static OAuth2AuthorizationRequest request(ClientRegistration registration, Parts parts) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .clientId(registration.getClientId())
                .authorizationUri(
                        Objects.requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
                .redirectUri(parts.redirect())
                .scopes(registration.getScopes())
                .state(parts.state())
                .attributes(kept -> {
                    kept.put(PkceParameterNames.CODE_VERIFIER, parts.verifier());
                    kept.put(OidcParameterNames.NONCE, parts.nonce());
                })
                .additionalParameters(sent -> {
                    sent.put(PkceParameterNames.CODE_CHALLENGE, digest(parts.verifier()));
                    sent.put(PkceParameterNames.CODE_CHALLENGE_METHOD, "S256");
                    sent.put(OidcParameterNames.NONCE, digest(parts.nonce()));
                })
                .build();
    }

    private static String digest(String word) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Digests.sha256(word));
    }
}
