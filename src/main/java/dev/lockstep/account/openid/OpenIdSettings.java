package dev.lockstep.account.openid;

import dev.lockstep.base.Secret;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The OpenID Connect provider.
 *
 * @param issuer exactly as the provider calls itself; null: none
 * @param clientSecret null for a public client, which has PKCE alone
 * @param name what the button says
 * @param nameClaim which claim is the name of a new account
 * @param register whoever comes from there for the first time gets an account
 * @param linkByEmail an account with the address that the provider says is verified becomes that person's
 */
@ConfigurationProperties("lockstep.oidc")
record OpenIdSettings(
        @Nullable String issuer,
        @Nullable String clientId,
        @Nullable Secret clientSecret,
        @DefaultValue("OpenID") String name,
        @DefaultValue({"openid", "profile", "email"}) Set<String> scopes,
        @DefaultValue("name") String nameClaim,
        @DefaultValue("false") boolean register,
        @DefaultValue("false") boolean linkByEmail) {}
