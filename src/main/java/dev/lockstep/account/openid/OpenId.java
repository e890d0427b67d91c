package dev.lockstep.account.openid;

import dev.lockstep.account.Digests;
import dev.lockstep.account.login.Attempts;
import dev.lockstep.account.openid.Flow.Parts;
import dev.lockstep.base.HubKey;
import dev.lockstep.base.Json;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Secret;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends browsers to the provider, and judges what they come back with. */
@Component
public class OpenId {
    public static final Duration LIFE = Duration.ofMinutes(10);
    private static final String PLACE = "browser/openid flow";
    private static final int BITS = 256;

    private final OpenIdSettings settings;
    private final Exchange exchange;
    private final Attempts attempts;
    private final HubKey key;
    private final InstantSource clock;

    OpenId(OpenIdSettings settings, Exchange exchange, Attempts attempts, HubKey key, InstantSource clock) {
        this.settings = settings;
        this.exchange = exchange;
        this.attempts = attempts;
        this.key = key;
        this.clock = clock;
    }

    /** What the button says; empty where there is no provider. */
    public Optional<String> name() {
        return settings.issuer() == null ? Optional.empty() : Optional.of(settings.name());
    }

    public String issuer() {
        return settings.issuer() == null ? "" : settings.issuer();
    }

    /** @param redirect where the provider sends the browser back to; it must know this address */
    public Begun begin(Wish wish, String redirect) {
        if (settings.issuer() == null) {
            throw new Refused(
                    Refused.Kind.NOT_FOUND,
                    "openid_off",
                    "LOCKSTEP_OIDC_ISSUER",
                    "There is no OpenID Connect provider here. An operator can name one with LOCKSTEP_OIDC_ISSUER.");
        }
        var until = clock.instant().plus(LIFE);
        var parts = new Parts(
                Digests.randomWord(BITS),
                Digests.randomWord(BITS),
                Digests.randomWord(BITS),
                redirect,
                wish.back(),
                wish.person(),
                wish.tokens(),
                until);
        return new Begun(exchange.address(parts), new Secret(key.encrypt(Json.write(parts), PLACE)));
    }

    /** What a browser kept, if this reply belongs to it. */
    public Flow open(@Nullable String kept, Reply reply) {
        try {
            var parts = Json.read(key.decrypt(kept == null ? "" : kept, PLACE, "A login"), Parts.class);
            if (parts.state().equals(reply.state()) && clock.instant().isBefore(parts.until())) {
                return new Flow(parts);
            }
        } catch (Refused foreign) {
            // As if there were none.
        }
        throw Failures.notBegun();
    }

    /** @param address where the request comes from: each try asks the provider */
    public Claims finish(Flow flow, Reply reply, String address) {
        attempts.count(Attempts.Kind.OPENID, address);
        if (reply.error() != null || reply.code() == null) {
            throw Failures.told(settings.name(), reply.error() == null ? "no_code" : reply.error());
        }
        return exchange.claims(flow.parts(), reply.code());
    }
}
