package dev.lockstep.account.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.lockstep.base.Ids;
import dev.lockstep.base.Secret;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

/**
 * JWTs after RFC 9068, signed with RS256. A signature proves where one comes from; whether its login still holds is looked up
 * at each use. Thread-safe.
 */
@Component
class AccessTokens {
    static final Duration LIFE = Duration.ofMinutes(15);
    static final String ISSUER = "lockstep";
    static final String AUDIENCE = "lockstep-api";
    static final String TYPE = "at+jwt";
    static final String FAMILY = "sid";

    private final SigningKeys keys;
    private final InstantSource clock;
    private final NimbusJwtDecoder decoder;

    AccessTokens(SigningKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
        decoder = decoder();
    }

    Secret of(UUID person, UUID family) {
        return of(person, family, LIFE, List.of(AUDIENCE));
    }

    Secret of(UUID person, UUID family, Duration life, List<String> audience) {
        var now = clock.instant();
        var key = keys.signing();
        var header = JwsHeader.with(SignatureAlgorithm.RS256)
                .type(TYPE)
                .keyId(key.getKeyID())
                .build();
        var claims = JwtClaimsSet.builder()
                .issuer(ISSUER)
                .audience(audience)
                .subject(person.toString())
                .claim(FAMILY, family.toString())
                .id(Ids.next().toString())
                .issuedAt(now)
                .expiresAt(now.plus(life))
                .build();
        var encoder = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(key)));
        return new Secret(
                encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue());
    }

    /** The login that a token belongs to; empty when it is not ours, altered, or over. */
    Optional<UUID> family(String token) {
        try {
            return Optional.ofNullable(decoder.decode(token).getClaimAsString(FAMILY))
                    .map(UUID::fromString);
        } catch (JwtException | IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    private NimbusJwtDecoder decoder() {
        // Keys come from our own table alone, whatever a header says (jku, jwk, x5u), and for this algorithm alone.
        JWKSource<SecurityContext> source = (selector, context) -> selector.select(new JWKSet(keys.believed()));
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, source));
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(TYPE)));
        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // judged below, by our own clock
        var times = new JwtTimestampValidator(Duration.ZERO);
        times.setClock(clock.withZone(ZoneOffset.UTC));
        times.setAllowEmptyExpiryClaim(false);
        var made = new NimbusJwtDecoder(processor);
        made.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                times, new JwtIssuerValidator(ISSUER), new JwtAudienceValidator(AUDIENCE)));
        return made;
    }
}
