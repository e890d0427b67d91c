package dev.lockstep.api.people;

import dev.lockstep.account.openid.Connected;
import java.time.Instant;
import java.util.UUID;

/** One of the caller's own identities. The subject is the provider's word for the person, and tells people nothing. */
record OpenIdView(UUID id, String issuer, Instant connectedAt) {
    static OpenIdView of(Connected connected) {
        return new OpenIdView(connected.id(), connected.issuer(), connected.connectedAt());
    }
}
