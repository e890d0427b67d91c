package dev.lockstep.account.openid;

import org.jspecify.annotations.Nullable;

/** What the provider sent the browser back with. */
public record Reply(
        @Nullable String code,
        @Nullable String state,
        @Nullable String error) {
    @Override
    public String toString() {
        return "Reply"; // holds a code
    }
}
