package dev.lockstep.api.identity;

import dev.lockstep.api.rest.Bodies;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Secret;
import dev.lockstep.connector.Connection.Credential;
import dev.lockstep.connector.Tracker;
import dev.lockstep.identity.Identity.Consent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a person gives to be known at a tracker; its text never shows the token. */
record IdentityWish(
        @Nullable String token,
        @Nullable String email,
        @Nullable Boolean syncSelf,
        @Nullable Boolean syncOthers) {
    private static final int MAX_TOKEN_CHARACTERS = 4_000;
    private static final int MAX_EMAIL_CHARACTERS = 254;

    Credential credential(Tracker tracker) {
        var given = Bodies.required(token, "token").strip();
        // Whatever else goes into a header is no token, and might become another header.
        if (given.length() > MAX_TOKEN_CHARACTERS || !given.chars().allMatch(sign -> sign > ' ' && sign < 0x7f)) {
            throw Refused.invalid(
                    "token_malformed", "token", "token must be the token alone, as the tracker shows it.");
        }
        if (email == null || email.isBlank()) {
            return new Credential.Token(new Secret(given));
        }
        if (tracker != Tracker.JIRA) {
            throw Refused.invalid("email_unwanted", "email", "Only Jira Cloud wants an email beside the token.");
        }
        if (email.length() > MAX_EMAIL_CHARACTERS || email.chars().anyMatch(sign -> sign < ' ' || sign == ':')) {
            throw Refused.invalid("email_malformed", "email", "email must be that of your Atlassian account.");
        }
        return new Credential.Account(email.strip(), new Secret(given));
    }

    /** What is left out stays. */
    Consent consent(Consent now) {
        return new Consent(
                Objects.requireNonNullElse(syncSelf, now.self()), Objects.requireNonNullElse(syncOthers, now.others()));
    }

    @Override
    public String toString() {
        return "IdentityWish[]";
    }
}
