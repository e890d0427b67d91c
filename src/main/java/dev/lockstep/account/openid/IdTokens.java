package dev.lockstep.account.openid;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Reads ID tokens: signed with a key of the provider by an algorithm that it names, for us, from it, and not over. Its keys are
 * kept, and asked for again when one is not among them. Thread-safe.
 */
@Component
class IdTokens implements JwtDecoderFactory<ClientRegistration> {
    private static final String NAMED = "id_token_signing_alg_values_supported";

    private final Provider provider;
    private final InstantSource clock;
    private @Nullable ClientRegistration of;
    private @Nullable JwtDecoder decoder;

    IdTokens(Provider provider, InstantSource clock) {
        this.provider = provider;
        this.clock = clock;
    }

    @Override
    public synchronized JwtDecoder createDecoder(ClientRegistration registration) {
        var made = decoder;
        if (made == null || of != null && !same(of, registration)) {
            made = made(registration);
            decoder = made;
            of = registration;
        }
        return made;
    }

    private static boolean same(ClientRegistration one, ClientRegistration other) {
        return Objects.equals(
                        one.getProviderDetails().getJwkSetUri(),
                        other.getProviderDetails().getJwkSetUri())
                && algorithms(one).equals(algorithms(other));
    }

    private JwtDecoder made(ClientRegistration registration) {
        var validator = new OidcIdTokenValidator(registration);
        validator.setClock(clock.withZone(ZoneOffset.UTC));
        var keys = Objects.requireNonNull(registration.getProviderDetails().getJwkSetUri());
        var made = NimbusJwtDecoder.withJwkSetUri(keys)
                .jwsAlgorithms(all -> all.addAll(algorithms(registration)))
                .restOperations(provider.http().template())
                .build();
        made.setJwtValidator(validator);
        made.setClaimSetConverter(new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        return made;
    }

    /** Never a symmetric one, and never none: with those whoever knows the client's secret, or nothing, could sign. */
    private static Set<SignatureAlgorithm> algorithms(ClientRegistration registration) {
        var named = registration.getProviderDetails().getConfigurationMetadata().get(NAMED);
        var found = new LinkedHashSet<SignatureAlgorithm>();
        for (Object name : named instanceof Collection<?> all ? all : List.of()) {
            var known = SignatureAlgorithm.from(String.valueOf(name));
            if (known != null) {
                found.add(known);
            }
        }
        return found.isEmpty() ? Set.of(SignatureAlgorithm.RS256) : found;
    }
}
