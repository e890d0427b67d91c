package dev.lockstep.account.openid;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A login on its way, kept by the browser that began it, encrypted. */
public final class Flow {
    /** As it is written. */
    record Parts(
            String state,
            String nonce,
            String verifier,
            String redirect,
            String back,
            @Nullable UUID person,
            boolean tokens,
            Instant until) {}

    private final Parts parts;

    Flow(Parts parts) {
        this.parts = parts;
    }

    Parts parts() {
        return parts;
    }

    public Wish wish() {
        return new Wish(parts.back(), parts.person(), parts.tokens());
    }
}
