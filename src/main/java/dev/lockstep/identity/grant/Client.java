package dev.lockstep.identity.grant;

import dev.lockstep.base.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** As what this hub is known there. */
record Client(String id, Secret secret) {
    /** Empty where it is not known there. */
    static Optional<Client> of(@Nullable String id, @Nullable Secret secret) {
        return id == null || secret == null ? Optional.empty() : Optional.of(new Client(id, secret));
    }
}
